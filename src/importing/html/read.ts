/** A web page, or a part of one: what a browser would show of the document, without what is around it. */
import {
  type Alignment,
  type Block,
  type Cell,
  type Met,
  type MetKind,
  type Pages,
  paragraph,
  textOf,
} from '../blocks.ts';
import { type Raised, raise } from '../characters.ts';
import { formatNumber } from '../docx/numbering.ts';
import { separatorAfter } from '../lines.ts';
import { readPlain } from '../plain.ts';
import { findContent, isMenu } from './content.ts';
import { readMetadata } from './metadata.ts';
import {
  attribute,
  elementsBelow,
  type HidingRules,
  type HtmlElement,
  hasLines,
  hidingRules,
  isElement,
  isShown,
  isText,
  type Node,
  nodesIn,
  type Parent,
  parsePage,
  textBelow,
} from './nodes.ts';

/** A page of a site has navigation around its document; a fragment, pasted or embedded, is the document. */
export type Extent = 'page' | 'fragment';

export function readHtml(text: string, extent: Extent): Pages {
  const document = parsePage(text);
  const rules = hidingRules(document);
  const body = [...elementsBelow(document)].find(({ tagName }) => tagName === 'body');
  if (body === undefined) return { blocks: [], met: [], metadata: {} };
  const { metadata, elements } = readMetadata(document, rules);
  const content = extent === 'page' ? findContent(body, rules, elements) : body;
  const reader = new Reader(rules, elements);
  reader.contents(content, contextOf(content));
  if (content !== body) reader.met.push({ kind: 'page-furniture', text: wordsOf(body, rules, content) });
  return { blocks: reader.blocks, met: reader.met, metadata };
}

/** What is left out of a page, all of it but a part, enough to see that it is no text. */
function wordsOf(element: HtmlElement, rules: HidingRules, but: HtmlElement | null): string {
  const texts: string[] = [];
  const visit = (parent: Parent): void => {
    for (const child of nodesIn(parent)) {
      if (child === but) continue;
      if (isText(child)) {
        const text = child.value.trim();
        if (text !== '') texts.push(text);
      } else if (isElement(child) && isShown(child, rules)) visit(child);
    }
  };
  visit(element);
  return texts.join(' ').replace(/\s+/g, ' ');
}

interface Context {
  readonly align: Alignment;
  readonly level: number | null;
  /** Whether a line of the file is a line of the page, as in `pre`. */
  readonly hasLines: boolean;
}

const contextOf = (element: HtmlElement): Context => ({
  align: alignmentOf(element, 'start'),
  level: null,
  hasLines: hasLines(element, false),
});

const BLOCKS = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'center',
  'dd',
  'details',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figure',
  'figcaption',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'legend',
  'li',
  'main',
  'ol',
  'p',
  'pre',
  'section',
  'summary',
  'ul',
]);

class Reader {
  readonly blocks: Block[] = [];
  readonly met: Met[] = [];
  private text = '';
  private readonly rules: HidingRules;
  private readonly metadata: ReadonlySet<HtmlElement>;

  constructor(rules: HidingRules, metadata: ReadonlySet<HtmlElement>) {
    this.rules = rules;
    this.metadata = metadata;
  }

  contents(parent: HtmlElement, context: Context): void {
    for (const child of nodesIn(parent)) this.node(child, context, null);
    this.flush(context);
  }

  private node(node: Node, context: Context, raised: Raised | null): void {
    if (isText(node)) this.add(context.hasLines ? node.value : collapsed(node.value), raised);
    else if (isElement(node)) this.element(node, context, raised);
  }

  private element(element: HtmlElement, context: Context, raised: Raised | null): void {
    if (!isShown(element, this.rules)) {
      this.leftOut(element);
      return;
    }
    const { tagName } = element;
    if (this.isBeside(element)) {
      if (tagName === 'table' || BLOCKS.has(tagName)) this.flush(context);
      return;
    }
    if (isMenu(element)) {
      this.meet('page-furniture', textBelow(element).replace(/\s+/g, ' '));
      return;
    }
    if (tagName === 'table') {
      this.flush(context);
      this.table(element, context);
    } else if (tagName === 'br') this.text += '\n';
    else if (tagName === 'img') this.meet('image', attribute(element, 'alt'));
    else if (tagName === 'del' || tagName === 's' || tagName === 'strike') this.meet('deleted', textBelow(element));
    else if (/mso-list:\s*ignore/i.test(attribute(element, 'style'))) this.number(element);
    else if (BLOCKS.has(tagName)) this.block(element, context);
    else {
      if (tagName === 'ins') this.meet('inserted', textBelow(element));
      const own = tagName === 'sup' ? 'super' : tagName === 'sub' ? 'sub' : raised;
      for (const child of nodesIn(element)) this.node(child, context, own);
    }
  }

  private block(element: HtmlElement, context: Context): void {
    this.flush(context);
    const heading = /^h([1-6])$/.exec(element.tagName)?.[1];
    const own: Context = {
      align: alignmentOf(element, context.align),
      level: heading === undefined ? context.level : Number(heading),
      hasLines: hasLines(element, context.hasLines),
    };
    if (element.tagName === 'li') this.text += numberOf(element, (label) => this.meet('number', label));
    for (const child of nodesIn(element)) this.node(child, own, null);
    this.flush(own);
  }

  /** Whether it is read as metadata, and told. */
  private isBeside(element: HtmlElement): boolean {
    if (!this.metadata.has(element)) return false;
    const words = wordsOf(element, this.rules, null);
    if (words !== '') this.meet('page-furniture', words);
    return true;
  }

  /** Word's own numbers, as its clipboard has them: a label and blanks. */
  private number(element: HtmlElement): void {
    const label = textBelow(element).replace(/[\s\u00a0]+/g, '');
    if (label === '') return;
    this.meet('number', label);
    this.text += label + separatorAfter(label);
  }

  private table(element: HtmlElement, context: Context): void {
    const rows = rowsOf(element, (part) => {
      if (isShown(part, this.rules)) return this.isBeside(part);
      this.leftOut(part);
      return true;
    });
    if (isLayout(rows, this.rules)) {
      const caption = [...elementsBelow(element)].find(({ tagName }) => tagName === 'caption');
      if (caption !== undefined) this.contents(caption, context);
      for (const cell of rows.flat()) this.contents(cell, contextOf(cell));
      return;
    }
    const grid = rows.map((cells) =>
      cells.map((cell): Cell => {
        const inner = new Reader(this.rules, this.metadata);
        inner.contents(cell, contextOf(cell));
        this.met.push(...inner.met);
        return { rowspan: spanOf(cell, 'rowspan'), colspan: spanOf(cell, 'colspan'), blocks: inner.blocks };
      }),
    );
    const filled = withinTable(grid);
    if (filled.some((row) => row.some((cell) => textOf(cell.blocks).trim() !== '')))
      this.blocks.push({ kind: 'table', rows: filled });
  }

  private add(text: string, raised: Raised | null): void {
    this.text += raised === null ? text : raise(text, raised);
  }

  private flush({ align, level }: Context): void {
    const lines = this.text
      .split(/\r\n?|\n/)
      .map((line) => line.replace(/ {2,}/g, ' ').replace(/^[^\S\t]+|[^\S\t]+$/g, ''));
    this.text = '';
    const text = lines.join('\n').replace(/^\n+|\n+$/g, '');
    if (text === '') return;
    // Only where it is kept is there a TAB: of a table, as in what is pasted
    const blocks = text.includes('\t') ? readPlain(text).blocks : [paragraph(text)];
    this.blocks.push(...blocks.map((block) => (block.kind === 'paragraph' ? { ...block, align, level } : block)));
  }

  private meet(kind: MetKind, text: string): void {
    this.met.push({ kind, text: text.trim() });
  }

  private leftOut(element: HtmlElement): void {
    if (/^(?:script|style|noscript|template|head|link|meta|rp)$/.test(element.tagName)) return;
    const text = textBelow(element).trim();
    const isOnPage = /^(?:select|button|textarea|nav|rt)$/.test(element.tagName);
    if (text !== '') this.meet(isOnPage ? 'page-furniture' : 'hidden', text);
  }
}

/** A line of the file is no line of the page; browsers show a blank, and none was meant within a Chinese sentence. */
const collapsed = (text: string): string =>
  text
    .replace(/(?<=[\p{Script=Han}，。、；：）》”])[\t\n\r\f ]*\n[\t\n\r\f ]*(?=[\p{Script=Han}（《“])/gu, '')
    .replace(/[\t\n\r\f ]+/g, ' ');

/** Counters of a list by their formats in Word. */
const NUMBERS: Readonly<Record<string, string>> = {
  decimal: 'decimal',
  a: 'lowerLetter',
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  A: 'upperLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  i: 'lowerRoman',
  'lower-roman': 'lowerRoman',
  I: 'upperRoman',
  'upper-roman': 'upperRoman',
  'decimal-leading-zero': 'decimalZero',
  'cjk-decimal': 'ideographDigital',
  'cjk-ideographic': 'chineseCountingThousand',
  'simp-chinese-informal': 'chineseCountingThousand',
  'trad-chinese-informal': 'chineseCountingThousand',
};

const UNNUMBERED: ReadonlySet<string> = new Set(['none', 'disc', 'circle', 'square']);

/** The counter that a style names among what else it says: "list-style: inside upper-roman". */
function styleOf(element: HtmlElement): string {
  return (
    [...attribute(element, 'style').matchAll(/list-style(?:-type)?\s*:([^;]*)/gi)]
      .flatMap(([, said = '']) => said.toLowerCase().split(/\s+/))
      .findLast((word) => Object.hasOwn(NUMBERS, word) || UNNUMBERED.has(word)) ?? ''
  );
}

/** Of an item of a numbered list, as a browser writes it. */
function numberOf(item: HtmlElement, meet: (label: string) => void): string {
  const list = item.parentNode;
  if (list === null || !('tagName' in list) || list.tagName !== 'ol') return '';
  const styles = [styleOf(item), styleOf(list), attribute(list, 'type')];
  const style = styles.find((name) => name !== '') ?? 'decimal';
  if (UNNUMBERED.has(style)) return '';
  const items = nodesIn(list)
    .filter(isElement)
    .filter(({ tagName }) => tagName === 'li');
  const own = attribute(item, 'value');
  const number = own === '' ? Number(attribute(list, 'start') || 1) + items.indexOf(item) : Number(own);
  const format = NUMBERS[style] ?? 'decimal';
  const label = formatNumber(number, format) + (format === 'chineseCountingThousand' ? '、' : '.');
  meet(label);
  return label;
}

function alignmentOf(element: HtmlElement, inherited: Alignment): Alignment {
  if (element.tagName === 'center') return 'center';
  const style = /text-align\s*:\s*(center|right|end|left|start|justify)/i.exec(attribute(element, 'style'))?.[1];
  switch ((style ?? attribute(element, 'align')).toLowerCase()) {
    case 'center':
    case 'middle':
      return 'center';
    case 'right':
    case 'end':
      return 'end';
    case '':
      return inherited;
    default:
      return 'start';
  }
}

/** The cells of a table, without those of tables within it. */
function rowsOf(table: HtmlElement, isLeftOut: (part: HtmlElement) => boolean): readonly (readonly HtmlElement[])[] {
  const rows: HtmlElement[][] = [];
  const visit = (parent: HtmlElement): void => {
    for (const child of nodesIn(parent).filter(isElement)) {
      if (isLeftOut(child)) continue;
      if (child.tagName === 'tr')
        rows.push(
          nodesIn(child)
            .filter(isElement)
            .filter((cell) => /^t[dh]$/.test(cell.tagName) && !isLeftOut(cell)),
        );
      else if (/^t(?:head|body|foot)$/.test(child.tagName)) visit(child);
    }
  };
  visit(table);
  return rows;
}

/** No table has more; what asks for more was made to exhaust the reader. */
const MOST_SPAN = 2000;

function spanOf(cell: HtmlElement, name: 'rowspan' | 'colspan'): number {
  const value = Number.parseInt(attribute(cell, name), 10);
  return Number.isInteger(value) && value > 0 ? Math.min(value, MOST_SPAN) : 1;
}

/** Spans end with the table. */
function withinTable(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  return rows.map((cells, y) => cells.map((cell) => ({ ...cell, rowspan: Math.min(cell.rowspan, rows.length - y) })));
}

/** A table that only places things: one column, or one cell that has nearly all of it in several paragraphs. */
function isLayout(rows: readonly (readonly HtmlElement[])[], rules: HidingRules): boolean {
  const filled = rows
    .map((cells) => cells.filter((cell) => textBelow(cell).trim() !== '' || hasTable(cell)))
    .filter((cells) => cells.length > 0);
  if (filled.every((cells) => cells.length === 1))
    return rows.every((cells) => cells.length === 1) || filled.length < 2 || rows.flat().some(hasTable);
  const lengths = filled.flat().map((cell) => shownLength(cell, rules));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const most = Math.max(...lengths);
  return (
    most > 200 && most > total * 0.9 && filled.flat().some((cell, i) => lengths[i] === most && paragraphsIn(cell) > 3)
  );
}

const hasTable = (cell: HtmlElement): boolean => [...elementsBelow(cell)].some(({ tagName }) => tagName === 'table');

const paragraphsIn = (cell: HtmlElement): number =>
  [...elementsBelow(cell)].filter(({ tagName }) => /^(?:p|br|div|li|tr)$/.test(tagName)).length;

function shownLength(element: HtmlElement, rules: HidingRules): number {
  let length = 0;
  for (const child of nodesIn(element)) {
    if (isText(child)) length += child.value.trim().length;
    else if (isElement(child) && isShown(child, rules)) length += shownLength(child, rules);
  }
  return length;
}
