/**
 * The components generated MDX is rendered with, by their names: first those that mark the text, then the elements it is made of. Each puts
 * source text into an element with `data-source` (its line) and marks what it adds with `data-editorial`. Attributes without a value are
 * written as `''`, those to leave out are undefined.
 */
import { Fragment, jsx } from 'astro/jsx-runtime';
import { sentenceId } from '../regulation/addresses.ts';
import { workId } from '../regulation/edition.ts';
import type { Division } from '../regulation/model.ts';
import type { Links, ShownLink } from '../regulation/print/links.ts';
import type { PublishedNote } from '../regulation/regulation.ts';
import { phrases } from '../site/phrases.ts';
import NoteBeside from './notes/NoteBeside.astro';

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
        if (note) return jsx(NoteBeside, { note, later: later?.has(note) === true });
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
  /** Day of the edition that holds the targets; absent of the one in force. */
  readonly edition?: string;
  /** The one in force answers, because it is not known which is meant. */
  readonly of?: 'in-force';
}

/**
 * Words that cite: a link where the library holds what they cite, else the title of the law. `data-name` says in full what the
 * words say in part (前款): previews show it at once, paper prints it.
 */
const referenceWith =
  (links: Links) =>
  ({ regulation, targets = '', law, edition, of, children }: ReferenceProps): unknown => {
    const words = shownText(children);
    const cited = links.reference({
      regulation: regulation === undefined ? null : workId(regulation),
      targets: targets.split(' ').filter(Boolean),
      law: law ?? null,
      edition,
      isAssumed: of === 'in-force' ? true : undefined,
    });
    if (cited === null)
      return jsx('cite', { title: law !== undefined && !words.includes(law) ? `《${law}》` : undefined, children });
    const saysLess = !words.includes(cited.name);
    return jsx('a', {
      class: saysLess && !words.includes('第') ? 'reference relative' : 'reference',
      href: cited.href,
      'data-name': saysLess ? cited.name : undefined,
      'data-excerpt': cited.excerpt,
      'data-as-of': cited.asOf,
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

interface WithChildren {
  readonly children?: unknown;
}

/** `line` is absent when there are several lines, each in a `Line`. */
interface OfLine extends WithChildren {
  readonly line?: number;
}

interface OfProvision extends OfLine {
  readonly eId: string;
}

const headingOfLevel =
  (level: 1 | 2 | 3 | 4 | 5 | 6) =>
  ({ line, children }: OfLine): unknown =>
    jsx(`h${level}`, { 'data-source': line, children: inPhrases(children) });

/** Where a line may end, between words only; nothing is added that is text. */
function inPhrases(children: unknown): unknown {
  if (typeof children === 'string')
    return phrases(children).flatMap((phrase, index) => (index > 0 ? [jsx('wbr', {}), phrase] : phrase));
  if (Array.isArray(children)) return children.map(inPhrases);
  if (!isElement(children)) return children;
  return { ...children, props: { ...children.props, children: inPhrases(children.props.children) } };
}

const paragraphWith =
  (linkTo: (eId: string) => ShownLink) =>
  ({ eId, line, children }: OfProvision): unknown => {
    const { href, name } = linkTo(eId);
    const label = `${name || '本处'}的链接`;
    const permalink = jsx('a', { class: 'permalink', href, 'aria-label': label, 'data-editorial': '' });
    return jsx('p', { id: eId, 'data-source': line, children: [children, permalink] });
  };

const Items = ({ children }: WithChildren): unknown => jsx('ul', { children });
const Item = ({ children }: WithChildren): unknown => jsx('li', { children });
const Label = ({ children }: WithChildren): unknown => jsx('span', { class: 'label', children });
const Separator = ({ children }: WithChildren): unknown => jsx('span', { class: 'separator', children });

const Line = ({ line, children }: OfLine): unknown => jsx('span', { class: 'line', 'data-source': line, children });

/** Its eId is that of the page or section it stands in. */
const Lines = ({ kind, children }: WithChildren & { readonly kind: string }): unknown =>
  jsx('div', { class: `lines ${kind}`, children });

type Merged = { readonly merged?: 'presumed' };

/** Wide tables scroll inside themselves; the keyboard must reach what scrolls, and a screen reader say what it is (WCAG 2.1.1, 4.1.2). */
const tableWith =
  (linkTo: (eId: string) => ShownLink) =>
  ({ eId, merged, children }: OfProvision & Merged): unknown => {
    const label = `${linkTo(eId.replace(/__table_\d+$/, '')).name || '本处'}的表格`;
    const table = jsx('table', { id: eId, children });
    const scroller = jsx('figure', { class: 'scroller', tabindex: 0, 'aria-label': label, children: table });
    return merged === undefined ? scroller : jsx(Fragment, { children: [scroller, PRESUMED] });
  };

const PRESUMED = jsx('div', {
  class: 'presumption',
  'data-editorial': '',
  children: [jsx('b', { children: '推定' }), '　有的行比别的行少几格，读作虚线框的格子向下合并；尚未与原表核对。'],
});

const Head = ({ children }: WithChildren): unknown => jsx('thead', { children });
const Body = ({ children }: WithChildren): unknown => jsx('tbody', { children });
const Row = ({ line, children }: OfLine): unknown => jsx('tr', { 'data-source': line, children });

interface CellProps extends WithChildren, Merged {
  readonly rows?: number;
  readonly columns?: number;
  readonly scope?: 'col' | 'row' | 'rowgroup';
}

const Cell = ({ rows, columns, scope, merged, children }: CellProps): unknown => {
  const long = shownText(children).length > LONG_CELL ? 'long' : undefined;
  const name = [merged, long].filter((each) => each !== undefined).join(' ') || undefined;
  return jsx(scope === undefined ? 'td' : 'th', { scope, class: name, rowspan: rows, colspan: columns, children });
};

/** Characters from which a cell is given some width. */
const LONG_CELL = 24;

/** The words of elements, without the elements. */
function shownText(children: unknown): string {
  if (typeof children === 'string') return children;
  if (Array.isArray(children)) return children.map(shownText).join('');
  return isElement(children) ? shownText(children.props.children) : '';
}

function isElement(value: unknown): value is { readonly props: WithChildren } {
  return typeof value === 'object' && value !== null && 'props' in value && typeof value.props === 'object';
}

/**
 * Where a link to a sentence lands: on its paragraph. Which characters the sentence is, browser/official-text.ts finds with the
 * same splitter; elements around every sentence would tear the marks and double the page.
 */
const SentenceTargets = ({ eId, count }: { readonly eId: string; readonly count: number }): unknown =>
  Array.from({ length: count }, (_, index) => jsx('i', { id: sentenceId(eId, index + 1), 'data-editorial': '' }));
