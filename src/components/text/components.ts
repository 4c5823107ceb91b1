/** The components generated MDX is rendered with, by their names; those that mark the text stand here, those it is made of in elements.ts. */
import { Fragment, jsx } from 'astro/jsx-runtime';
import { workId } from '../../regulation/edition.ts';
import type { Division } from '../../regulation/model.ts';
import type { Links } from '../../regulation/print/links.ts';
import type { PublishedNote } from '../../regulation/regulation.ts';
import Note from '../notes/Note.astro';
import {
  Body,
  Cell,
  Head,
  headingOfLevel,
  Item,
  Items,
  Label,
  Line,
  Lines,
  paragraphWith,
  Row,
  SentenceTargets,
  Separator,
  shownText,
  tableWith,
  type WithChildren,
} from './elements.ts';

/** What is asked while a regulation's text is rendered. */
export interface TextContext {
  readonly links: Links;
  /** Notes by their ids. */
  readonly notes: ReadonlyMap<string, PublishedNote>;
  /** Of those, which begin folded in the margin too. */
  readonly later?: ReadonlySet<PublishedNote>;
}

/** The page of an article shows every mark; its heading is the page's. */
export function articleComponents({ links, notes, later }: TextContext) {
  return {
    ...{ Body, Cell, Head, Item, Items, Label, Line, Lines, Row, Separator, Sentences: SentenceTargets },
    Heading: headingOfLevel(1),
    Paragraph: paragraphWith(links.provision),
    Table: tableWith(links.provision),
    Reference: referenceWith(links),
    Term: termWith(links),
    NoteMark: noteWith(links),
    RelationMark: relationWith(links),
    /** Ids of the notes on the text just before, parted by spaces. */
    Notes: ({ notes: ids }: { readonly notes: string }): unknown => {
      const shown = ids.split(' ').map((id) => {
        const note = notes.get(id);
        if (note) return jsx(Note, { note, later: later?.has(note) });
        // While developing, the page shows the last text that was right, and the library can be newer; its reload is on the way
        if (import.meta.env.DEV) return null;
        throw new Error(`没有注释 ${id}`);
      });
      return jsx('div', { class: 'notes', 'data-editorial': '', children: shown });
    },
  };
}

const LEVELS = [1, 2, 3, 4, 5, 6] as const;

/**
 * The whole text is read through: it shows what the text itself says, and that there are notes. Headings are `<h1>` to `<h6>` by level
 * from 1; deeper ones are `<h6>`. What has a page of its own shows its notes there; those on a chapter or part have their only place here.
 */
export function wholeTextComponents(context: TextContext, { role, path }: Pick<Division, 'role' | 'path'>) {
  const components = articleComponents(context);
  return {
    ...components,
    RelationMark: PlainMark,
    Sentences: PlainMark,
    Term: PlainMark,
    Heading: headingOfLevel(LEVELS[path.length + 1] ?? 6),
    Notes: role === 'frame' ? components.Notes : Nothing,
  };
}

/** Of a mark that is split, `part` says which part this is; absent of a whole one. */
interface OfMark extends WithChildren {
  readonly part?: 'first' | 'middle' | 'last';
}

/** A mark where what it leads to is not shown: only its words. */
const PlainMark = ({ children }: WithChildren): unknown => jsx(Fragment, { children });

/** Where notes are not shown with the text. */
const Nothing = (): unknown => null;

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
const referenceWith =
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
const termWith =
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
const noteWith =
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
const relationWith =
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
