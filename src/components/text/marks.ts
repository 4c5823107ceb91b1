/** The marks on the text as functions that generated MDX calls by their names. `part` is that of a mark that is split; absent of a whole one. */
import { Fragment, jsx } from 'astro/jsx-runtime';
import { workId } from '../../regulation/edition.ts';
import type { Links } from '../../regulation/print/links.ts';
import { shownText, type WithChildren } from './elements.ts';

interface OfMark extends WithChildren {
  readonly part?: 'first' | 'middle' | 'last';
}

/** A mark where what it leads to is not shown: only its words. */
export const PlainMark = ({ children }: WithChildren): unknown => jsx(Fragment, { children });

/** Where notes are not shown with the text. */
export const Nothing = (): unknown => null;

interface ReferenceProps extends OfMark {
  /** Slug of the regulation that holds the targets; absent where the library does not. */
  readonly regulation?: string;
  /** eIds, blanks between them; absent for a whole document. */
  readonly targets?: string;
  /** Title of another law. */
  readonly law?: string;
}

/**
 * Words that cite: a link where the library holds what they cite, else the title of the law. `data-name` says in full what the
 * words say in part (前款): previews show it at once, paper prints it.
 */
export const referenceWith =
  (links: Links) =>
  ({ regulation, targets = '', law, children }: ReferenceProps): unknown => {
    const words = shownText(children);
    const cited = links.reference({
      regulation: regulation === undefined ? null : workId(regulation),
      targets: targets.split(' ').filter(Boolean),
      law: law ?? null,
    });
    if (cited === null)
      return jsx('cite', { title: law !== undefined && !words.includes(law) ? `《${law}》` : undefined, children });
    const saysLess = !words.includes(cited.name);
    return jsx('a', {
      class: saysLess && !words.includes('第') ? 'reference relative' : 'reference',
      href: cited.href,
      'data-name': saysLess ? cited.name : undefined,
      'data-excerpt': cited.excerpt,
      children,
    });
  };

/** The first use of a term in a paragraph leads to its entry in the glossary. */
export const termWith =
  (links: Links) =>
  ({ term, children }: OfMark & { readonly term: string }): unknown =>
    jsx('a', { class: 'term', href: links.term(term), children });

interface NoteProps extends OfMark {
  /** The note's id. */
  readonly note: string;
  readonly number: number;
  /** What the note is about: these words, or all of the heading or paragraph. */
  readonly on?: 'words' | 'provision';
}

/** The words a note is about; of a mark that is split, only the last part carries the number. */
export const noteWith =
  (links: Links) =>
  ({ note, number, on = 'words', part = 'last', children }: NoteProps): unknown => {
    const words = on === 'words' ? jsx('span', { class: 'noted', children }) : children;
    const sign = jsx('a', {
      class: 'note-number',
      id: `mark-${note}`,
      href: links.note(note),
      'aria-label': `注释${number}`,
      'data-n': number,
      'data-editorial': '',
      children: number,
    });
    return jsx(Fragment, { children: part === 'last' ? [words, sign] : words });
  };

/**
 * The words that relations of a sentence join to others, and behind them a sign that leads to their entries below the text. It is for
 * who points at it: keyboards and screen readers meet the same links in the list, not in the middle of a sentence.
 */
export const relationWith =
  (links: Links) =>
  ({ ends, part = 'last', children }: OfMark & { readonly ends: string }): unknown => {
    const entries = part === 'last' ? [...new Set(ends.split(' ').flatMap((end) => entryOf(links, end)))] : [];
    const [href, ...others] = entries;
    if (href === undefined) return jsx(Fragment, { children });
    const sign = jsx('a', {
      class: 'relation-sign',
      href,
      // Of several the card shows all
      'data-and': others.join(' ') || undefined,
      tabindex: -1,
      'aria-hidden': 'true',
      'data-editorial': '',
      children: others.length > 0 ? entries.length : undefined,
    });
    return jsx(Fragment, { children: [children, sign] });
  };

/** e.g. `from:jiliang` */
function entryOf(links: Links, written: string): string | [] {
  const [end, relation = ''] = written.split(':');
  return links.relation({ relation, end: end === 'from' ? 'from' : 'to' }) ?? [];
}
