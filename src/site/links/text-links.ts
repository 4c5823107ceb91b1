import { fragment, noteId } from '../../regulation/addresses.ts';
import { nameOf } from '../../regulation/names.ts';
import type { Links } from '../../regulation/print/links.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import type { LibraryIndex } from '../library.ts';
import { addresses, termUrl } from '../urls.ts';
import { relationEntryUrl, relationSide } from './article-links.ts';
import { citedFrom, type TextPage } from './targets.ts';

/** Where the words of a regulation lead, seen from a page that shows them. The page of an article holds its notes; others lead to them. */
export function textLinks(regulation: Regulation, place: TextPage, index: LibraryIndex): Links {
  const { slug, text } = regulation;
  return {
    provision: (eId) => ({ href: fragment(eId), name: nameOf(text, eId) }),
    reference: ({ regulation: cited, targets }) => {
      const held = cited === null ? undefined : index.regulations.get(cited);
      return held ? citedFrom(held, targets, place) : null;
    },
    term: termUrl,
    note: (id) => {
      if (place.division !== undefined) return fragment(noteId(id));
      const note = index.notes.get(slug)?.get(id);
      if (!note) throw new Error(`${slug} 没有注释 ${id}`);
      return addresses.note(regulation, note);
    },
    relation: ({ relation: id, end }) => {
      const relation = regulation.relations.find((each) => each.id === id);
      if (!relation) return null;
      const { label, otherName } = relationSide(regulation, relation, end);
      return { href: relationEntryUrl(regulation, id, end, index), name: otherName, label };
    },
  };
}
