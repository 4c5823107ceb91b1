/**
 * What the elements of generated MDX are in HTML, by the names of their components: first those that mark the text, then those it is made
 * of. Each puts source text into an element with `data-source` (its line) and marks what it adds with `data-editorial`. Attributes without
 * a value are written as `''`, those to leave out are undefined. Between notes all is one string: Astro would wait for each element by
 * itself, and a text has more of them than all the rest of its page.
 */
import { Fragment, jsx } from 'astro/jsx-runtime';
import { escapeHTML, spreadAttributes } from 'astro/runtime/server/index.js';
import { sentenceId } from '../regulation/addresses.ts';
import { workId } from '../regulation/edition.ts';
import type { Division } from '../regulation/model.ts';
import type { Links, ShownLink } from '../regulation/print/links.ts';
import type { PublishedNote } from '../regulation/regulation.ts';
import { isMdxElement, type MdxContent, type MdxElement } from '../site/astro/generated.ts';
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
export const articleText = (content: MdxContent, context: TextContext): MdxComponent =>
  textOf(content, articleComponents(context), context);

/**
 * The whole text is read through: it shows what the text itself says, and that there are notes. Headings are `<h1>` to `<h6>` by level
 * from 1; deeper ones are `<h6>`. What has a page of its own shows its notes there; those on a chapter or part have their only place here.
 */
export function completeText(
  content: MdxContent,
  context: TextContext,
  { role, path }: Pick<Division, 'role' | 'path'>,
): MdxComponent {
  const components = articleComponents(context);
  const heading = { Heading: headingOfLevel(LEVELS[path.length + 1] ?? 6), Notes: role === 'frame' ? Notes : Nothing };
  return textOf(content, { ...components, RelationMark: Plain, Sentences: Plain, Term: Plain, ...heading }, context);
}

const LEVELS = [1, 2, 3, 4, 5, 6] as const;

/** By their names. Each is told its attributes and what stands in it, to be shown with `html`. */
type TextComponents = Readonly<Record<string, (props: never, html: ToHtml) => string>>;
type ToHtml = (content: MdxContent) => string;

function textOf(content: MdxContent, components: TextComponents, { notes, later }: TextContext): MdxComponent {
  const html: ToHtml = (content) => {
    if (typeof content === 'string') return escapeHTML(content);
    if (isMdxElement(content)) return elementHtml(content, components, html);
    return Array.isArray(content) ? content.map(html).join('') : String(content ?? '');
  };
  const pieces = html(content)
    .split(NOTE_PLACE)
    .map((piece, index) => {
      if (index % 2 === 0) return jsx(Fragment, { 'set:html': piece });
      const note = notes.get(piece);
      if (note) return jsx(NoteBeside, { note, later: later?.has(note) === true });
      // While developing, the page shows the last text that was right, and the library can be newer; its reload is on the way
      if (import.meta.env.DEV) return null;
      throw new Error(`没有注释 ${piece}`);
    });
  return Object.assign(() => jsx(Fragment, { children: pieces }), RENDERER);
}

/** What Astro shows as it shows a component that was written in MDX. */
type MdxComponent = () => unknown;

/** By this Astro knows how a component is rendered; else it finds out by rendering it once more. */
const RENDERER = { [Symbol.for('astro:renderer')]: 'astro:jsx' };

function elementHtml({ name, props }: MdxElement, components: TextComponents, html: ToHtml): string {
  const component = components[name];
  if (component === undefined) throw new Error(`没有组件 ${name}`);
  return component(props as never, html);
}

/** Around the id of a note, where it stands: a character that nothing of the content has (`source/characters.ts`). */
const NOTE_PLACE = '\0';

const element = (tag: string, attributes: Readonly<Record<string, unknown>>, inside = ''): string =>
  `<${tag}${spreadAttributes(attributes)}>${inside}</${tag}>`;

function articleComponents({ links }: TextContext) {
  return {
    ...{ Body, Cell, Head, Item, Items, Label, Line, Lines, Notes, Row, Separator, Sentences: SentenceTargets },
    [BREAK]: () => '<wbr/>',
    Heading: headingOfLevel(1),
    Paragraph: paragraphWith(links.provision),
    Table: tableWith(links.provision),
    Reference: referenceWith(links),
    Term: termWith(links),
    NoteMark: noteWith(links),
    RelationMark: relationWith(links),
  };
}

/** Ids of the notes on the text just before, parted by spaces. */
const Notes = ({ notes }: { readonly notes: string }): string =>
  element(
    'div',
    { class: 'notes', 'data-editorial': '' },
    notes.replace(/[^ ]+ ?/g, (id) => NOTE_PLACE + id.trim() + NOTE_PLACE),
  );

/** Of a mark that is split, `part` says which part this is; absent of a whole one. */
interface OfMark extends WithChildren {
  readonly part?: 'first' | 'middle' | 'last';
}

/** A mark where what it leads to is not shown: only its words. */
const Plain = ({ children }: WithChildren, html: ToHtml): string => html(children);

/** Where notes are not shown with the text. */
const Nothing = (): string => '';

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
  ({ regulation, targets = '', law, edition, of, children }: ReferenceProps, html: ToHtml): string => {
    const words = shownText(children);
    const cited = links.reference({
      regulation: regulation === undefined ? null : workId(regulation),
      targets: targets.split(' ').filter(Boolean),
      law: law ?? null,
      edition,
      isAssumed: of === 'in-force' ? true : undefined,
    });
    if (cited === null)
      return element(
        'cite',
        { title: law !== undefined && !words.includes(law) ? `《${law}》` : undefined },
        html(children),
      );
    const saysLess = !words.includes(cited.name);
    const attributes = {
      class: saysLess && !words.includes('第') ? 'reference relative' : 'reference',
      href: cited.href,
      'data-name': saysLess ? cited.name : undefined,
      'data-excerpt': cited.excerpt,
      'data-as-of': cited.asOf,
    };
    return element('a', attributes, html(children));
  };

/** The first use of a term in a paragraph leads to its entry in the glossary. */
const termWith =
  (links: Links) =>
  ({ term, children }: OfMark & { readonly term: string }, html: ToHtml): string =>
    element('a', { class: 'term', href: links.term(term) }, html(children));

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
  ({ note, number, on = 'words', part = 'last', children }: NoteProps, html: ToHtml): string => {
    const words = on === 'words' ? element('span', { class: 'noted' }, html(children)) : html(children);
    if (part !== 'last') return words;
    const sign = {
      class: 'note-number',
      id: `mark-${note}`,
      href: links.note(note),
      'aria-label': `注释${number}`,
      'data-n': number,
      'data-editorial': '',
    };
    return words + element('a', sign, String(number));
  };

/**
 * The words that relations of a sentence join to others, and behind them a sign that leads to their entries below the text. It is for
 * who points at it: keyboards and screen readers meet the same links in the list, not in the middle of a sentence.
 */
const relationWith =
  (links: Links) =>
  ({ ends, part = 'last', children }: OfMark & { readonly ends: string }, html: ToHtml): string => {
    const entries = part === 'last' ? [...new Set(ends.split(' ').flatMap((end) => entryOf(links, end)))] : [];
    const [href, ...others] = entries;
    if (href === undefined) return html(children);
    const sign = {
      class: 'relation-sign',
      href,
      // Of several the card shows all
      'data-and': others.join(' ') || undefined,
      tabindex: -1,
      'aria-hidden': 'true',
      'data-editorial': '',
    };
    return html(children) + element('a', sign, others.length > 0 ? String(entries.length) : '');
  };

/** e.g. `from:jiliang` */
function entryOf(links: Links, written: string): string | [] {
  const [end, relation = ''] = written.split(':');
  return links.relation({ relation, end: end === 'from' ? 'from' : 'to' }) ?? [];
}

interface WithChildren {
  readonly children?: MdxContent;
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
  ({ line, children }: OfLine, html: ToHtml): string =>
    element(`h${level}`, { 'data-source': line }, html(inPhrases(children)));

/** Where a line may end, between words only; nothing is added that is text. */
function inPhrases(content: MdxContent): MdxContent {
  if (typeof content === 'string')
    return phrases(content).flatMap((phrase, index) => (index > 0 ? [{ name: BREAK, props: {} }, phrase] : phrase));
  if (isMdxElement(content))
    return { ...content, props: { ...content.props, children: inPhrases(content.props.children) } };
  return Array.isArray(content) ? content.map(inPhrases) : content;
}

/** No component of MDX is called so. */
const BREAK = 'wbr';

const paragraphWith =
  (linkTo: (eId: string) => ShownLink) =>
  ({ eId, line, children }: OfProvision, html: ToHtml): string => {
    const { href, name } = linkTo(eId);
    const label = `${name || '本处'}的链接`;
    const permalink = element('a', { class: 'permalink', href, 'aria-label': label, 'data-editorial': '' });
    return element('p', { id: eId, 'data-source': line }, html(children) + permalink);
  };

const Items = ({ children }: WithChildren, html: ToHtml): string => element('ul', {}, html(children));
const Item = ({ children }: WithChildren, html: ToHtml): string => element('li', {}, html(children));
const Label = ({ children }: WithChildren, html: ToHtml): string => element('span', { class: 'label' }, html(children));
const Separator = ({ children }: WithChildren, html: ToHtml): string =>
  element('span', { class: 'separator' }, html(children));

const Line = ({ line, children }: OfLine, html: ToHtml): string =>
  element('span', { class: 'line', 'data-source': line }, html(children));

/** Its eId is that of the page or section it stands in. */
const Lines = ({ kind, children }: WithChildren & { readonly kind: string }, html: ToHtml): string =>
  element('div', { class: `lines ${kind}` }, html(children));

type Merged = { readonly merged?: 'presumed' };

/** Wide tables scroll inside themselves; the keyboard must reach what scrolls, and a screen reader say what it is (WCAG 2.1.1, 4.1.2). */
const tableWith =
  (linkTo: (eId: string) => ShownLink) =>
  ({ eId, merged, children }: OfProvision & Merged, html: ToHtml): string => {
    const label = `${linkTo(eId.replace(/__table_\d+$/, '')).name || '本处'}的表格`;
    const table = element('table', { id: eId }, html(children));
    const scroller = element('figure', { class: 'scroller', tabindex: 0, 'aria-label': label }, table);
    return merged === undefined ? scroller : scroller + PRESUMED;
  };

const PRESUMED = element(
  'div',
  { class: 'presumption', 'data-editorial': '' },
  '<b>推定</b>　有的行比别的行少几格，读作虚线框的格子向下合并；尚未与原表核对。',
);

const Head = ({ children }: WithChildren, html: ToHtml): string => element('thead', {}, html(children));
const Body = ({ children }: WithChildren, html: ToHtml): string => element('tbody', {}, html(children));
const Row = ({ line, children }: OfLine, html: ToHtml): string =>
  element('tr', { 'data-source': line }, html(children));

interface CellProps extends WithChildren, Merged {
  readonly rows?: number;
  readonly columns?: number;
  readonly scope?: 'col' | 'row' | 'rowgroup';
}

const Cell = ({ rows, columns, scope, merged, children }: CellProps, html: ToHtml): string => {
  const long = shownText(children).length > LONG_CELL ? 'long' : undefined;
  const name = [merged, long].filter((each) => each !== undefined).join(' ') || undefined;
  const attributes = { scope, class: name, rowspan: rows, colspan: columns };
  return element(scope === undefined ? 'td' : 'th', attributes, html(children));
};

/** Characters from which a cell is given some width. */
const LONG_CELL = 24;

/** The words of elements, without the elements. */
function shownText(content: MdxContent): string {
  if (typeof content === 'string') return content;
  if (isMdxElement(content)) return shownText(content.props.children);
  return Array.isArray(content) ? content.map(shownText).join('') : '';
}

/**
 * Where a link to a sentence lands: on its paragraph. Which characters the sentence is, browser/official-text.ts finds with the
 * same splitter; elements around every sentence would tear the marks and double the page.
 */
const SentenceTargets = ({ eId, count }: { readonly eId: string; readonly count: number }): string =>
  Array.from({ length: count }, (_, index) =>
    element('i', { id: sentenceId(eId, index + 1), 'data-editorial': '' }),
  ).join('');
