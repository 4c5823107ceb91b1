/**
 * Markdown whose reading would take minutes or all memory though it is short: asked before parsing. The limits lie far above what
 * anybody writes, and below what the parser's worst cases cost: a column of a table is filled up in every row, and delimiters of
 * one paragraph are all held against one another.
 */
import { say } from '../../regulation/diagnostics/codes.ts';
import type { MarkdownProblem } from './check-markdown.ts';

/** Quotations and lists that open one another in a single line, `> > - > …`: no reader needs ten, thousands exhaust the stack. */
const DEEP_NESTING = /(?:>[ \t]?|[-+*][ \t]+|\d{1,9}[.)][ \t]+){30}/;

const MOST_LINES = 1_000;
/** Of the lines between two blank ones: `*`, `_`, `~`, `[` and `]`. */
const MOST_DELIMITERS = 1_000;
/** Of the lines between two blank ones: `|` of the fullest times the lines. */
const MOST_CELLS = 5_000;

/** The first thing that is too much of a body; null when it can be parsed. */
export function complexityProblem(body: string): MarkdownProblem | null {
  return nestingProblem(body) ?? lengthProblem(body) ?? blocksOf(body).map(blockProblem).find(isProblem) ?? null;
}

function nestingProblem(body: string): MarkdownProblem | null {
  const index = body.search(DEEP_NESTING);
  if (index < 0) return null;
  const before = body.slice(0, index).split('\n');
  return { ...say('note-too-deep', 30), line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function lengthProblem(body: string): MarkdownProblem | null {
  const lines = body.split('\n').length;
  if (lines <= MOST_LINES) return null;
  return { ...say('note-too-complex', 'lines', lines, MOST_LINES), line: MOST_LINES + 1, column: 1 };
}

/** Lines between two blank ones, and the line of the body on which they begin. */
interface Block {
  readonly line: number;
  readonly lines: readonly string[];
}

function blocksOf(body: string): readonly Block[] {
  const blocks: { readonly line: number; readonly lines: string[] }[] = [];
  let open: string[] | null = null;
  for (const [i, text] of body.split('\n').entries()) {
    if (text.trim() === '') open = null;
    else if (open === null) {
      open = [text];
      blocks.push({ line: i + 1, lines: open });
    } else open.push(text);
  }
  return blocks;
}

function blockProblem({ line, lines }: Block): MarkdownProblem | null {
  const delimiters = lines.reduce((sum, text) => sum + countOf(/[*_~[\]]/g, text), 0);
  if (delimiters > MOST_DELIMITERS)
    return { ...say('note-too-complex', 'delimiters', delimiters, MOST_DELIMITERS), line, column: 1 };
  const cells = Math.max(...lines.map((text) => countOf(/\|/g, text))) * lines.length;
  return cells > MOST_CELLS ? { ...say('note-too-complex', 'cells', cells, MOST_CELLS), line, column: 1 } : null;
}

const countOf = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0;

const isProblem = (problem: MarkdownProblem | null): problem is MarkdownProblem => problem !== null;
