/**
 * What stands in an article, a section, a preamble: paragraphs (款) with their items (项) and subitems (目), and tables.
 * A list's level is known by the style of its numbers: the first style met is the outer one.
 */
import type { Piece, TextRange } from '../model.ts';
import { type Draft, piecesOf, wholeLine } from './draft.ts';
import { type Because, type ReadLine, reason } from './head.ts';
import { type EnumeratorStyle, type Label, letterValue, readLabel } from './label.ts';
import { isTitle } from './titles.ts';

interface Node extends Draft {
  readonly pieces: Piece[];
  readonly children: Node[];
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
  readonly last?: LastNumbers;
  /** The number of an article whose 款 are numbered when it has no text above them. */
  readonly clauses?: string | null;
}

export function readContents(
  lines: readonly ReadLine[],
  { last = new Map(), clauses = null }: Given = {},
): readonly Draft[] {
  const top: Node[] = [];
  let lists: readonly List[] = [];
  let paragraph: Node | null = null;
  let latest: Node | null = null;

  for (const [i, line] of lines.entries()) {
    const siblingsIn = (list: List | undefined): Node[] => (list?.node ?? paragraph)?.children ?? top;
    if (line.cells !== null) {
      appendRow(siblingsIn(lists.at(-1)), line, line.cells);
      continue;
    }
    if (line.voice === 'translation' && latest !== null) {
      latest.pieces.push(wholeLine(line, 'text'));
      continue;
    }
    const below = lines.slice(i + 1, i + 1 + LONGEST_ITEM);
    const mark = memberOf(line, { above: lines[i - 1], below, lists, clauses });
    if (mark !== null && opensOrContinues(lists, mark, last)) {
      const before = lists.find(({ style }) => style === mark.style);
      const outer = before === undefined ? lists : lists.slice(0, lists.indexOf(before));
      const value: number = mark.value ?? (before?.value ?? 0) + 1;
      const kind = kindOf(mark, outer.length, clauses !== null && paragraph === null, lists[0]?.node.kind);
      latest = nodeOf(kind, value, piecesOf(line, mark.length, mark.length), listed(line, mark, before));
      siblingsIn(outer.at(-1)).push(latest);
      const titled = isTitled(line.text.slice(mark.length), before);
      lists = [...outer, { style: mark.style, value, node: latest, titled }];
      last.set(mark.style, value);
      continue;
    }
    const inside = listContinuedAfter(below, lists);
    const items = inside === null ? inlineItems(line) : [];
    const siblings = inside?.node.children ?? top;
    const number = 1 + Number(siblings.findLast(({ kind }) => kind === 'paragraph')?.number ?? 0);
    latest = nodeOf('paragraph', number, piecesOf(line, 0, 0, items[0]?.at), running(line, mark, inside !== null));
    siblings.push(latest);
    if (inside !== null) {
      lists = lists.slice(0, lists.indexOf(inside) + 1);
      continue;
    }
    paragraph = latest;
    lists = [];
    for (const [n, { at, length, value, style }] of items.entries()) {
      const part = { ...line, start: line.start + at, text: line.text.slice(at, items[n + 1]?.at) };
      latest = nodeOf('item', value, piecesOf(part, length, length), INLINE_ITEM);
      paragraph.children.push(latest);
      lists = [{ style, value, node: latest, titled: false }];
    }
  }
  return top;
}

function nodeOf(kind: Node['kind'], number: number, pieces: Piece[], because: Because): Node {
  return { kind, number: String(number), pieces, children: [], because };
}

interface Member {
  readonly style: string;
  /** null for points, which are not numbered. */
  readonly value: number | null;
  readonly length: number;
}

interface InlineItem extends Member {
  readonly at: number;
  readonly value: number;
}

// What another text says, up to its closing mark or the end of the line
const QUOTED = /[“「『][^”」』]*[”」』]?/g;
// e.g. （一） behind ： or ；
const INLINE = /(?<=[：:；;。，,])[（(]/g;

/** （一）甲；（二）乙 in the line that announces them: 有下列情形之一的：（一）…；（二）…。 From one on, at least two. */
function inlineItems({ text }: ReadLine): readonly InlineItem[] {
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

/** Evidence of text that stands on the line of a number or a title. */
export const REST = reason('编号或标题之后的文字，是第一段。');

const printedLabel = ({ text }: ReadLine, { length }: Member): string => text.slice(0, length).trim();

function listed(line: ReadLine, mark: Member, before: List | undefined): Because {
  return () => {
    const goesOn = mark.value === null || mark.value === (before?.value ?? 0) + 1;
    const place =
      before === undefined
        ? '另起一列：它是第一个，或接着前文停下的编号。'
        : goesOn
          ? '接着同一列的前一个编号。'
          : '与上面的编号同式，不相接也归入同一列。';
    return [...line.role.because(), `编号“${printedLabel(line, mark)}”${place}`];
  };
}

/** 款 is what remains: what the line could have been, and why it is not. */
function running(line: ReadLine, mark: Member | null, isInside: boolean): Because {
  const ruledOut = line.role.because;
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

/** What stands around a line: the lines before and behind it, the lists that are open, and the article whose 款 are numbered. */
interface Around {
  readonly above: ReadLine | undefined;
  readonly below: readonly ReadLine[];
  readonly lists: readonly List[];
  readonly clauses: string | null;
}

function memberOf({ label, text }: ReadLine, around: Around): Member | null {
  if (label.form === 'decimal' && label.letter === null) {
    const [first = 0, second = null] = label.values;
    if (label.values.length === 2 && String(first) === around.clauses)
      return { style: 'decimal 2', value: second, length: label.length };
    // `1　应能承受各种作用；`
    if (label.values.length === 1 && /^\s/.test(text.slice(label.length)))
      return isNext('1', first, around) || (first === 1 && isAnnounced(around))
        ? { style: '1', value: first, length: label.length }
        : null;
  }
  return beforeDigits(label, text, around) ?? letterAmongLetters(label, text, around) ?? numberOf(label);
}

/** Numbers of which a letter can be one, and what it is then. */
const LETTERS: Readonly<Partial<Record<EnumeratorStyle, EnumeratorStyle>>> = {
  'i)': 'a)',
  'i.': 'a.',
  'I.': 'A.',
  '（I）': 'A)',
};

/** （i） behind （h） is a letter and no Roman one; behind （g） too, where neither （ii） nor （h） follows: then （h） is missing. */
function letterAmongLetters(label: Label, text: string, around: Around): Member | null {
  if (label.form !== 'enumerator') return null;
  const style = LETTERS[label.style];
  const [letter, another] = text.slice(0, label.length).match(/[A-Za-z]/g) ?? [];
  if (style === undefined || letter === undefined || another !== undefined) return null;
  const value = letterValue(letter);
  const follows = (its: string, number: number): boolean =>
    around.below.some(({ label: next }) => next.form === 'enumerator' && next.style === its && next.value === number);
  const isOneMissing =
    isNext(style, value - 1, around) &&
    !around.lists.some((list) => list.style === label.style) &&
    !follows(label.style, label.value + 1) &&
    !follows(style, value - 1);
  return isNext(style, value, around) || isOneMissing ? { style, value, length: label.length } : null;
}

const isNext = (style: string, value: number, { lists }: Around): boolean =>
  lists.some((list) => list.style === style && list.value === value - 1);

/** Below a clause that announces a list. */
const isAnnounced = ({ above }: Around): boolean => above !== undefined && /[：:]$/.test(above.text);

// e.g. "1." of "1.300总吨至500总吨的", "2.5个月以上"
const BEFORE_DIGITS = /^(\d{1,2})[.．](?=\d+\S)/;

/** A number whose text begins with another, known by the list it is in: 1. right below ： with 2. to come, 2. behind 1. */
function beforeDigits(label: Label, text: string, around: Around): Member | null {
  const match = BEFORE_DIGITS.exec(text);
  if (match === null || (label.form === 'decimal' && label.values.length > 2)) return null;
  const value = Number(match[1]);
  const next = around.below.find((line) => /^\d/.test(line.text))?.text ?? '';
  const isFirst = value === 1 && isAnnounced(around) && /^2\s?[.．、]/.test(next);
  return isFirst || isNext('1.', value, around) ? { style: '1.', value, length: match[0].length } : null;
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
function listContinuedAfter(below: readonly ReadLine[], lists: readonly List[]): List | null {
  const innermost = lists.at(-1);
  if (innermost === undefined) return null;
  if (innermost.style.startsWith('decimal')) return innermost;
  return continuedAhead(below, lists) ?? (innermost.titled && innermost.node.children.length === 0 ? innermost : null);
}

/** Lists of other styles may stand between: they belong to the line. */
function continuedAhead(below: readonly ReadLine[], lists: readonly List[]): List | null {
  for (const { label } of below) {
    const mark = numberOf(label);
    if (mark === null) continue;
    const list = lists.findLast(({ style, value }) => style === mark.style && mark.value === value + 1);
    if (list !== undefined) return list;
    if (mark.style === lists[0]?.style) return null;
  }
  return null;
}

/** Lines an item may run over before its next sibling. */
const LONGEST_ITEM = 20;

function appendRow(siblings: Node[], line: ReadLine, cells: readonly TextRange[]): void {
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
