import type { Definition, Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { say } from '../../regulation/diagnostics/codes.ts';
import type { Diagnostic } from '../../regulation/diagnostics.ts';
import { deceptionOf, hostOf, otherHostNamed } from '../../regulation/web-address.ts';
import { characterProblems } from '../decode-text.ts';

/** What a note's Markdown may not hold. Said here so that the maintainer knows; sanitising only makes sure. */
export interface MarkdownProblem extends Pick<Diagnostic, 'severity' | 'code' | 'message' | 'hint'> {
  /** Line of the body, from 1. */
  readonly line: number;
  readonly column: number;
}

/** HTML, addresses that run or lead nowhere, images that cannot be read out or that other servers would see loaded. */
export function checkMarkdown(tree: Root): readonly MarkdownProblem[] {
  const problems: MarkdownProblem[] = [];
  const defined = new Map<string, Definition>();
  visit(tree, 'definition', (definition) => {
    if (!defined.has(definition.identifier)) defined.set(definition.identifier, definition);
  });
  visit(tree, (node) => {
    const problem = problemOf(node) ?? deceptionIn(node, defined) ?? characterProblem(node);
    if (problem === null) return;
    const { line = 1, column = 1 } = node.position?.start ?? {};
    problems.push({ ...problem, line, column });
  });
  return problems;
}

type Problem = Omit<MarkdownProblem, 'line' | 'column'>;

function problemOf(node: Nodes): Problem | null {
  switch (node.type) {
    case 'html':
      return say('note-html', node.value);
    case 'link':
    case 'definition':
      return isAllowedLink(node.url) ? null : say('note-link', node.url);
    case 'image':
      return imageProblem(node.url, node.alt ?? '');
    case 'imageReference':
      return (node.alt ?? '').trim() === '' ? say('note-image-alt') : null;
    default:
      return null;
  }
}

/** What a link says, and shows when it is pointed at, is where it leads. `defined` are the addresses of links by reference. */
function deceptionIn(node: Nodes, defined: ReadonlyMap<string, Definition>): Problem | null {
  if (node.type !== 'link' && node.type !== 'linkReference') return null;
  const { url = '', title = '' } = (node.type === 'link' ? node : defined.get(node.identifier)) ?? {};
  const deception = deceptionOf(url);
  if (deception !== null) return say('note-link-deceptive', { url, why: deception });
  const named = otherHostNamed(`${textOf(node)} ${title ?? ''}`, url);
  return named === null ? null : say('note-link-deceptive', { named, host: hostOf(url) ?? url });
}

/** A character reference writes what the file itself must not hold: `&#x202e;`. */
function characterProblem(node: Nodes): Problem | null {
  const written = [
    'value' in node ? node.value : '',
    'alt' in node ? node.alt : '',
    'title' in node ? node.title : '',
    'url' in node ? node.url : '',
  ];
  return written.flatMap((text) => characterProblems(text ?? '')).at(0)?.problem ?? null;
}

function textOf(node: Nodes): string {
  if ('children' in node) return node.children.map(textOf).join('');
  if ('alt' in node) return node.alt ?? '';
  return 'value' in node ? node.value : '';
}

/** A web address, a mail address, or a place in the regulation: `#art_12__para_1`. The scheme in small letters: of `HTTPS://` nothing is left. */
function isAllowedLink(url: string): boolean {
  return /^(https?:\/\/|mailto:|#)./.test(url) || isOwnFile(url);
}

/** A file of the site's `public` folder: `/images/a.png`, not `//other.example/a.png` nor `/../a.png`. */
export function isOwnFile(url: string): boolean {
  return /^\/[^/\\]/.test(url) && !/(?:^|[/\\])(?:\.|%2e){2}(?:$|[/\\?#])/i.test(url);
}

function imageProblem(url: string, alt: string): Problem | null {
  if (alt.trim() === '') return say('note-image-alt');
  return isOwnFile(url) ? null : say('note-image-address', url);
}

/** Quotations and lists that open one another in a single line, `> > - > …`: no reader needs ten, thousands exhaust the stack. */
const DEEP_NESTING = /(?:>[ \t]?|[-+*][ \t]+|\d{1,9}[.)][ \t]+){30}/;

const MOST_LINES = 1_000;
/** Of the lines between two blank ones: `*`, `_`, `~`, `[` and `]`. */
const MOST_DELIMITERS = 1_000;
/** Of the lines between two blank ones: `|` of the fullest times the lines. */
const MOST_CELLS = 5_000;

/**
 * The first thing that is too much of a body; null when it can be parsed. Asked before parsing, for Markdown whose reading would take
 * minutes or all memory though it is short. The limits lie far above what anybody writes, and below what the parser's worst cases cost:
 * a column of a table is filled up in every row, and delimiters of one paragraph are all held against one another.
 */
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
