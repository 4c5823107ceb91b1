/**
 * What stands in an article, a section, a preamble: paragraphs (款) with their items (项) and subitems (目), and tables.
 * A list's level is known by the style of its numbers: the first style met is the outer one.
 */
import type { Piece, TextRange } from '../model.ts';
import { type Draft, piecesOf, REST, wholeLine } from './draft.ts';
import { type Because, reason } from './head.ts';
import { type Label, readLabel } from './label.ts';
import type { BodyLine } from './lines.ts';
import { isTitle } from './titles.ts';

interface Node {
  readonly kind: 'paragraph' | 'item' | 'subitem' | 'table';
  readonly number: string | null;
  readonly pieces: Piece[];
  readonly children: Node[];
  /** The number of the last paragraph among its children. */
  paragraphs: number;
  readonly because: Because;
}

/** An open list: its style and its last member. */
interface List {
  readonly style: string;
  readonly value: number;
  readonly node: Node;
  /** The member is only a title, so the line below is its text. */
  readonly titled: boolean;
}

/** The last number of each style in the document so far: 1. can run on over the 一、 of a policy document. */
export type LastNumbers = Map<string, number>;

interface Given {
  /** Why each line heads no provision. */
  readonly ruledOut?: readonly Because[];
  readonly last?: LastNumbers;
  /** The number of an article whose 款 are numbered when it has no text above them. */
  readonly clauses?: string | null;
}

export function readContents(
  lines: readonly BodyLine[],
  { ruledOut = [], last = new Map(), clauses = null }: Given = {},
): readonly Draft[] {
  const root = nodeOf('paragraph', null, [], NOTHING);
  let lists: readonly List[] = [];
  let paragraph: Node | null = null;
  let latest: Node | null = null;

  for (const [i, line] of lines.entries()) {
    if (line.cells !== null) {
      appendRow((lists.at(-1)?.node ?? paragraph ?? root).children, line, line.cells);
      continue;
    }
    if (line.voice === 'translation' && latest !== null) {
      latest.pieces.push(wholeLine(line, 'text'));
      continue;
    }
    const because = ruledOut[i] ?? NOTHING;
    const mark = memberOf(lines, i, lists, clauses);
    if (mark !== null && opensOrContinues(lists, mark, last)) {
      const open = lists.findIndex((list) => list.style === mark.style);
      const depth = open < 0 ? lists.length : open;
      const parent: Node = lists[depth - 1]?.node ?? paragraph ?? root;
      const value: number = mark.value ?? (lists[open]?.value ?? 0) + 1;
      const kind = kindOf(mark, depth, clauses !== null && paragraph === null, lists[0]?.node.kind);
      latest = nodeOf(kind, value, piecesOf(line, mark.length, mark.length), listed(because, line, mark, lists[open]));
      parent.children.push(latest);
      if (kind === 'paragraph') parent.paragraphs = value;
      const titled = isTitled(line.text.slice(mark.length), lists[depth]);
      lists = [...lists.slice(0, depth), { style: mark.style, value, node: latest, titled }];
      last.set(mark.style, value);
      continue;
    }
    const inside = listContinuedAfter(lines, i, lists);
    const items = inside === null ? inlineItems(line) : [];
    const parent: Node = inside?.node ?? root;
    parent.paragraphs += 1;
    const node = nodeOf(
      'paragraph',
      parent.paragraphs,
      piecesOf(line, 0, 0, items[0]?.at),
      running(because, line, mark, inside !== null),
    );
    parent.children.push(node);
    latest = node;
    if (inside !== null) {
      lists = lists.slice(0, lists.indexOf(inside) + 1);
      continue;
    }
    paragraph = node;
    lists = [];
    for (const [n, { at, length, value, style }] of items.entries()) {
      const part = { ...line, start: line.start + at, text: line.text.slice(at, items[n + 1]?.at) };
      latest = nodeOf('item', value, piecesOf(part, length, length), INLINE_ITEM);
      node.children.push(latest);
      lists = [{ style, value, node: latest, titled: false }];
    }
  }
  return root.children;
}

function nodeOf(kind: Node['kind'], number: number | null, pieces: Piece[], because: Because): Node {
  return { kind, number: number === null ? null : String(number), pieces, children: [], paragraphs: 0, because };
}

const NOTHING = reason();

interface Member {
  readonly style: string;
  /** null for points, which are not numbered. */
  readonly value: number | null;
  readonly length: number;
}

interface InlineItem {
  readonly at: number;
  readonly length: number;
  readonly value: number;
  readonly style: string;
}

// What another text says, up to its closing mark or the end of the line
const QUOTED = /[“「『][^”」』]*[”」』]?/g;
// e.g. （一） behind ： or ；
const INLINE = /(?<=[：:；;。，,])[（(]/g;

/** （一）甲；（二）乙 in the line that announces them: 有下列情形之一的：（一）…；（二）…。 From one on, at least two. */
function inlineItems({ text }: BodyLine): readonly InlineItem[] {
  const found: InlineItem[] = [];
  if (!/[：:][（(]/.test(text)) return found;
  const own = text.replace(QUOTED, (quotation) => ' '.repeat(quotation.length));
  let depth = 0;
  let from = 0;
  for (const { index } of own.matchAll(INLINE)) {
    depth += depthOf(own.slice(from, index));
    from = index;
    if (depth > 0) continue;
    const label = readLabel(text.slice(index, index + 16));
    if (label.form !== 'enumerator' || label.value !== found.length + 1) continue;
    if (found.length === 0 ? !/[：:]/.test(text.charAt(index - 1)) : label.style !== found[0]?.style) continue;
    found.push({ at: index, length: label.length, value: label.value, style: label.style });
  }
  return found.length > 1 ? found : [];
}

/** Brackets opened less those closed: what is listed in brackets is part of the sentence around them. */
function depthOf(text: string): number {
  return text.split(/[（(]/).length - text.split(/[）)]/).length;
}

const INLINE_ITEM = reason('一行里冒号之后有（一）、（二）接连的编号，是列在行中的项。');

const printedLabel = (line: BodyLine, mark: Member): string => line.text.slice(0, mark.length).trim();

function listed(ruledOut: Because, line: BodyLine, mark: Member, before: List | undefined): Because {
  return () => {
    const number = `编号“${printedLabel(line, mark)}”`;
    if (before === undefined) return [...ruledOut(), `${number}另起一列：它是第一个，或接着前文停下的编号。`];
    const goesOn = mark.value === null || mark.value === before.value + 1;
    return [
      ...ruledOut(),
      `${number}${goesOn ? '接着' : '与上面的编号同式，不相接也归入'}同一列${goesOn ? '的前一个编号' : ''}。`,
    ];
  };
}

/** 款 is what remains: what the line could have been, and why it is not. */
function running(ruledOut: Because, line: BodyLine, mark: Member | null, isInside: boolean): Because {
  if (ruledOut === REST) return REST;
  return () => [
    ...ruledOut(),
    mark === null
      ? '不是项：行首没有编号。'
      : `不是项：“${printedLabel(line, mark)}”不是一列的第一个编号，也不接着上面的编号。`,
    '不是表格的行：没有分开的格子。',
    isInside ? '上面的一列在后面还有下一项，所以是其中一项的一段。' : '以上都不是，另起一款。',
  ];
}

/** A numbered 款 only where nothing stands above it; below one stand items. */
function kindOf(mark: Member, depth: number, opensClauses: boolean, outermost: Node['kind'] | undefined): Node['kind'] {
  const above = outermost === 'paragraph' ? 1 : 0;
  if (depth === 0) return above === 1 || (opensClauses && CLAUSE_STYLES.has(mark.style)) ? 'paragraph' : 'item';
  return depth === above ? 'item' : 'subitem';
}

const CLAUSE_STYLES: ReadonlySet<string> = new Set(['一、', '1.', 'decimal 2']);

function memberOf(
  lines: readonly BodyLine[],
  index: number,
  lists: readonly List[],
  clauses: string | null,
): Member | null {
  const line = lines[index];
  if (line === undefined) return null;
  const { label } = line;
  if (label.form === 'decimal' && label.letter === null) {
    if (label.values.length === 2 && String(label.values[0]) === clauses)
      return { style: 'decimal 2', value: label.values[1] ?? null, length: label.length };
    if (label.values.length === 1 && /^\s/.test(line.text.slice(label.length))) return bareNumber(lines, index, lists);
  }
  return beforeDigits(lines, index, lists) ?? numberOf(label);
}

/** `1　应能承受各种作用；` below a clause that announces a list. */
function bareNumber(lines: readonly BodyLine[], index: number, lists: readonly List[]): Member | null {
  const label = lines[index]?.label;
  if (label?.form !== 'decimal') return null;
  const [value = 0] = label.values;
  const goesOn = lists.some((list) => list.style === '1' && list.value === value - 1);
  const opens = value === 1 && /[：:]$/.test(lines[index - 1]?.text ?? '');
  return goesOn || opens ? { style: '1', value, length: label.length } : null;
}

// e.g. "1." of "1.300总吨至500总吨的", "2.5个月以上"
const BEFORE_DIGITS = /^(\d{1,2})[.．](?=\d+\S)/;

/** A number whose text begins with another, known by the list it is in: 1. right below ： with 2. to come, 2. behind 1. */
function beforeDigits(lines: readonly BodyLine[], index: number, lists: readonly List[]): Member | null {
  const { text = '', label } = lines[index] ?? {};
  const match = BEFORE_DIGITS.exec(text);
  if (match === null || label === undefined || (label.form === 'decimal' && label.values.length > 2)) return null;
  const value = Number(match[1]);
  const member: Member = { style: '1.', value, length: match[0].length };
  if (lists.some((list) => list.style === '1.' && list.value === value - 1)) return member;
  if (value !== 1 || !/[：:]$/.test(lines[index - 1]?.text ?? '')) return null;
  const next = lines.slice(index + 1, index + 1 + LONGEST_ITEM).find((line) => /^\d/.test(line.text));
  return next !== undefined && /^2\s?[.．、]/.test(next.text) ? member : null;
}

function numberOf(label: Label): Member | null {
  switch (label.form) {
    case 'enumerator':
      return { style: label.style, value: label.value, length: label.length };
    case 'decimal':
      return label.values.length > (label.letter === null ? 2 : 1)
        ? { style: `decimal ${label.values.length}`, value: label.values.at(-1) ?? null, length: label.length }
        : null;
    case 'dash':
      return { style: '——', value: null, length: label.length };
    case 'division':
    case 'none':
      return null;
  }
}

/** （三） alone on its line; 三、参数 where the member before has its text on lines of its own. */
function isTitled(text: string, before: List | undefined): boolean {
  if (text.trim() === '') return true;
  const isLikeTheOneBefore = before?.node.children.some(({ kind }) => kind === 'paragraph') === true;
  return isLikeTheOneBefore && isTitle(text, 'numbered');
}

/**
 * A list opens with 1 (（一） anywhere, as texts are excerpted; 1. where the last one of the document stopped) and goes on with the
 * next number; anything else is running text.
 */
function opensOrContinues(lists: readonly List[], mark: Member, last: LastNumbers): boolean {
  if (mark.value === null || mark.value === 1 || mark.style === '（一）' || mark.style.startsWith('decimal'))
    return true;
  if (mark.style === '1.' && mark.value === (last.get(mark.style) ?? 0) + 1) return true;
  const open = lists.find((list) => list.style === mark.style);
  return open !== undefined && mark.value > open.value && mark.value <= open.value + 3;
}

/**
 * An unnumbered line between （一） and （二） belongs to （一）; after the last item it is a new 款. The innermost open list whose
 * next number is the next label of all is the one that goes on. A 1.1.1 is a heading: what follows is below it.
 */
function listContinuedAfter(lines: readonly BodyLine[], index: number, lists: readonly List[]): List | null {
  const innermost = lists.at(-1);
  if (innermost === undefined) return null;
  if (innermost.style.startsWith('decimal')) return innermost;
  return (
    continuedAhead(lines, index, lists) ?? (innermost.titled && innermost.node.children.length === 0 ? innermost : null)
  );
}

/** Lists of other styles may stand between: they belong to the line. */
function continuedAhead(lines: readonly BodyLine[], index: number, lists: readonly List[]): List | null {
  for (let i = index + 1; i <= index + LONGEST_ITEM; i += 1) {
    const label = lines[i]?.label;
    const mark = label === undefined ? null : numberOf(label);
    if (mark === null) continue;
    const list = lists.findLast(({ style, value }) => style === mark.style && mark.value === value + 1);
    if (list !== undefined) return list;
    if (mark.style === lists[0]?.style) return null;
  }
  return null;
}

/** Lines an item may run over before its next sibling. */
const LONGEST_ITEM = 20;

function appendRow(siblings: Node[], line: BodyLine, cells: readonly TextRange[]): void {
  const last = siblings.at(-1);
  const row: Piece = { role: 'row', line: line.number, start: line.start, end: line.end, cells };
  if (last?.kind === 'table') {
    last.pieces.push(row);
    return;
  }
  const tables = siblings.filter(({ kind }) => kind === 'table').length;
  siblings.push(nodeOf('table', tables + 1, [row], TABLE));
}

const TABLE = reason('是表格：一行里有 TAB 或竖线分开的几格。');
