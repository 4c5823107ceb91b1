/** Lines put together again to paragraphs, by what the page shows: indents, gaps, lines that end early. */
import { type Block, type Met, paragraph } from '../blocks.ts';
import { middle, type PdfLine } from './lines.ts';

/** A line of text, or a table where it stands. */
export type Flow =
  | { readonly kind: 'line'; readonly line: PdfLine }
  | { readonly kind: 'table'; readonly block: Block };

interface Shape {
  readonly left: number;
  readonly right: number;
  /** From one line to the next within a paragraph, in sizes. */
  readonly leading: number;
  /** First lines of paragraphs stand in. */
  readonly indents: boolean;
}

export function reflow(flow: readonly Flow[]): { readonly blocks: readonly Block[]; readonly met: readonly Met[] } {
  const shape = shapeOf(flow.flatMap((part) => (part.kind === 'line' ? [part.line] : [])));
  const blocks: Block[] = [];
  const met: Met[] = [];
  let open: PdfLine[] = [];
  let align: 'start' | 'center' | 'end' = 'start';
  const close = (): void => {
    const text = open.reduce((all, { text }) => joined(all, text), '');
    if (open.length > 0) blocks.push(paragraph(text, align));
    open = [];
  };
  for (const part of flow) {
    if (part.kind === 'table') {
      close();
      blocks.push(part.block);
      continue;
    }
    const { line } = part;
    const before = open.at(-1);
    const own = alignmentOf(line, shape);
    const goesOn = before !== undefined && isHeadBroken(open, before, line, own, shape);
    const end = before === undefined ? 'seen' : goesOn ? 'none' : endBetween(before, line, align, own, shape);
    if (goesOn && own === 'center') align = 'center';
    if ((end === 'split' || end === 'joined') && before !== undefined)
      met.push({ kind: 'invisible-end', text: doubt(before, line) });
    if (end === 'none' || end === 'joined') {
      open.push(line);
      continue;
    }
    close();
    open.push(line);
    align = own;
  }
  close();
  return { blocks, met };
}

/** Enough of both lines to find the place by. */
const doubt = (before: PdfLine, after: PdfLine): string => `${before.text.slice(-14)}\n${after.text.slice(0, 14)}`;

/** Two words that a line break parts keep apart. */
function joined(before: string, after: string): string {
  return before + (/[\p{Script=Latin}]$/u.test(before) && /^[\p{Script=Latin}]/u.test(after) ? ' ' : '') + after;
}

function shapeOf(lines: readonly PdfLine[]): Shape {
  const size = middle(lines.map((line) => line.size));
  const body = lines.filter((line) => Math.abs(line.size - size) < size * 0.15);
  const right = edge(
    body.map(({ x1 }) => x1),
    size,
    'last',
  );
  const wide = body.filter(({ x1 }) => right - x1 < size * 2.5);
  const left = edge(
    wide.map(({ x0 }) => x0),
    size,
    'first',
  );
  const steps = body.flatMap((line, i) => {
    const before = body[i - 1];
    return before === undefined || before.page !== line.page || before.y - line.y <= 0
      ? []
      : [(before.y - line.y) / line.size];
  });
  // Paragraphs have more between them than lines: the smaller of the steps that come often
  const leading = edge(steps, 0.1, 'first') || 1.5;
  const starts = body.filter(({ x0 }) => x0 - left > size * 1.2 && x0 - left < size * 3.2).length;
  return {
    left,
    right,
    leading,
    indents: starts >= 2 && starts > body.filter(({ x0 }) => Math.abs(x0 - left) < size * 0.7).length * 0.1,
  };
}

/** A title or a 题注 takes a few lines at most. */
const LONGEST_HEAD = 8;

/** A title or a 题注 that fills the line goes on in the next, wherever that begins: both are centred. */
function isHeadBroken(
  open: readonly PdfLine[],
  before: PdfLine,
  line: PdfLine,
  own: 'start' | 'center' | 'end',
  { left, right, leading }: Shape,
): boolean {
  if (before.page !== line.page || open.length >= LONGEST_HEAD || Math.abs(before.size - line.size) > line.size * 0.12)
    return false;
  if ((before.y - line.y) / line.size > leading * 1.6 || BEGINS.test(line.text) || /^[（(]/.test(line.text))
    return false;
  // What is left of a centred line is shared by both sides
  if (right - before.x1 + Math.max(0, before.x0 - left) > line.firstUnit + line.size * 1.5) return false;
  const text = open.map((one) => one.text).join('');
  const isNote = /^[（(]/.test(text) && (text.match(/[（(]/g)?.length ?? 0) > (text.match(/[）)]/g)?.length ?? 0);
  return isNote || (own === 'center' && !/[。；：，！？;:]$/.test(text));
}

/** The outermost place that is taken often: where columns of text begin or end. */
function edge(values: readonly number[], tolerance: number, which: 'first' | 'last'): number {
  const sorted = values.toSorted((a, b) => (which === 'first' ? a - b : b - a));
  const least = Math.max(1, Math.min(3, values.length * 0.05));
  const found = sorted.find(
    (value) => sorted.filter((other) => Math.abs(other - value) <= tolerance * 0.5).length >= least,
  );
  return found ?? sorted[0] ?? 0;
}

function alignmentOf(line: PdfLine, { left, right }: Shape): 'start' | 'center' | 'end' {
  const [before, after] = [line.x0 - left, right - line.x1];
  if (before > line.size * 3.2 && Math.abs(before - after) < Math.max(line.size * 1.2, (right - left) * 0.02))
    return 'center';
  if (before > (right - left) * 0.4 && after < (right - left) * 0.25) return 'end';
  return 'start';
}

// What begins a paragraph wherever it stands: 第一条, 第二章, （一）, 一、, 附件
const BEGINS =
  /^(?:第[一二三四五六七八九十百千零〇\d]{1,9}[编章节条](?:[\s　]|之)|[（(][一二三四五六七八九十\d]{1,4}[）)]|[一二三四五六七八九十]{1,4}、|附[件表录：])/;

/**
 * Whether a paragraph ends between two lines: `seen` on the page, or not (`none`). Where nothing shows it, a full line that ends a sentence
 * is likelier an end (`split`), one that ends in a semicolon is not (`joined`): items would bear their numbers.
 */
function endBetween(
  before: PdfLine,
  line: PdfLine,
  align: 'start' | 'center' | 'end',
  own: 'start' | 'center' | 'end',
  shape: Shape,
): 'seen' | 'none' | 'split' | 'joined' {
  const { left, right, leading, indents } = shape;
  const { size } = line;
  if (align !== 'start' || own !== 'start') return 'seen';
  if (Math.abs(before.size - size) > size * 0.12) return 'seen';
  if (before.page === line.page && (before.y - line.y) / size > leading * 1.3) return 'seen';
  const isIndented = line.x0 - left > size * 1.2;
  const endsSentence = /[。；：！？”）;:]$/.test(before.text);
  // The next letter would have had room; amid a sentence a line may end earlier, before a number or a word that is kept together
  const isAmid =
    !endsSentence &&
    !isIndented &&
    !BEGINS.test(line.text) &&
    (indents || /[，、\d]$/.test(before.text) || /^\d/.test(line.text));
  if (right - before.x1 > line.firstUnit + size * (isAmid ? 1.8 : 0.3)) return 'seen';
  if (indents) return isIndented ? 'seen' : 'none';
  if (!endsSentence) return 'none';
  if (BEGINS.test(line.text)) return 'seen';
  return /[；;]$/.test(before.text) ? 'joined' : 'split';
}
