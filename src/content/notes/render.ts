/** Markdown of notes and terms: what it may hold, and how it becomes HTML that is safe to show as it is. */

import type { Element, ElementContent, Root } from 'hast';
import type { Definition, Link, Root as Markdown, Nodes } from 'mdast';
import { findAndReplace } from 'mdast-util-find-and-replace';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { EXIT, visit } from 'unist-util-visit';
import { noteId } from '../../regulation/addresses.ts';
import { say } from '../../regulation/diagnostics/codes.ts';
import type { Diagnostic } from '../../regulation/diagnostics.ts';
import type { Note } from '../../regulation/layers/notes/note.ts';
import { deceptionOf, hostOf, otherHostNamed } from '../../regulation/web-address.ts';
import { characterProblems } from '../decode-text.ts';

/** Where a note's links lead on the site; each answers null when there is no such thing. */
export interface NoteLinks {
  /** A provision by eId, `art_12__para_1`, or a note, `note-tuanti-biaozhun`. */
  readonly toFragment: (fragment: string) => string | null;
  /** A document of the library by its title: 中华人民共和国标准化法. */
  readonly toTitle: (title: string) => string | null;
  /** A file of the `public` folder: `/images/a.png`. */
  readonly toFile: (path: string) => string;
}

/** What of a Markdown file is rendered: `id` keeps the ids of a page apart, the others place its problems. */
export type MarkdownText = Pick<Note, 'id' | 'file' | 'body' | 'bodyLine'>;

export interface Rendered {
  /** Safe to put into a page as it is. */
  readonly html: string;
  /** All errors: the text is rendered without what they name. */
  readonly diagnostics: readonly Diagnostic[];
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkCjkFriendly);

/** GitHub's rules; ids are already the note's own and need no second prefix. */
const sanitizer = unified().use(rehypeSanitize, { ...defaultSchema, clobber: [] });

const writer = unified().use(rehypeStringify);

/** What is wrong with a Markdown text by itself, for one that cannot be rendered yet: its links are not followed. */
export function markdownProblems(text: MarkdownText): readonly Diagnostic[] {
  const complexity = complexityProblem(text.body);
  return diagnosticsOf(text, complexity ? [complexity] : checkMarkdown(parser.parse(text.body)));
}

/** GitHub-flavoured Markdown to sanitised HTML: tables, footnotes, task lists, `**“安全”**管理`, coloured code. */
export async function renderMarkdown(text: MarkdownText, links: NoteLinks): Promise<Rendered> {
  const complexity = complexityProblem(text.body);
  if (complexity) return { html: '', diagnostics: diagnosticsOf(text, [complexity]) };
  const parsed = parser.parse(text.body);
  const problems = [...checkMarkdown(parsed), ...resolveLinks(parsed, links)];
  linkTitles(parsed, links);
  const prefix = `${noteId(text.id)}-`;
  const converted = await unified()
    .use(remarkRehype, {
      clobberPrefix: prefix,
      footnoteLabel: '脚注',
      footnoteLabelTagName: 'p',
      footnoteBackLabel: (reference: number) => `回到脚注 ${reference + 1} 的正文`,
    })
    .run(parsed);
  const safe = await sanitizer.run(converted);
  tidy(safe, prefix);
  await highlight(safe);
  return { html: writer.stringify(safe), diagnostics: diagnosticsOf(text, problems) };
}

function diagnosticsOf({ file, bodyLine }: MarkdownText, problems: readonly MarkdownProblem[]): readonly Diagnostic[] {
  return problems
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .map(({ line, ...problem }) => ({ file, line: line + bodyLine - 1, ...problem }));
}

/**
 * Fits a note's HTML into a page that holds many notes: ids are the note's own, headings stay below the page's, and
 * nothing needs a style attribute or a form control.
 */
export function tidy(tree: Root, prefix: string): void {
  visit(tree, 'element', (element) => {
    ownLabel(element, prefix);
    if (/^h[1-6]$/.test(element.tagName)) lowerHeading(element);
    else if (element.tagName === 'input') replaceCheckbox(element);
    else if (element.tagName === 'th' || element.tagName === 'td') alignByClass(element);
    else if (element.tagName === 'a') markExternal(element);
  });
}

/** mdast-util-to-hast gives the footnotes' label one fixed id, which two notes of a page would share. */
function ownLabel({ properties }: Element, prefix: string): void {
  if (properties.id === 'footnote-label') properties.id = `${prefix}footnote-label`;
  if (Array.isArray(properties.ariaDescribedBy) || typeof properties.ariaDescribedBy === 'string') {
    properties.ariaDescribedBy = [`${prefix}footnote-label`];
  }
}

/** Notes stand under an article's heading (h1, on the whole-text page h3): theirs begin at h4. */
function lowerHeading(element: Element): void {
  element.tagName = `h${Math.min(6, Number(element.tagName[1]) + 3)}`;
}

/** `- [x]` is a statement to the reader, not a control. */
function replaceCheckbox(element: Element): void {
  const done = Boolean(element.properties.checked);
  element.tagName = 'span';
  element.properties = { className: ['task'], role: 'img', ariaLabel: done ? '已完成' : '未完成' };
  element.children = [{ type: 'text', value: done ? '☑' : '☐' }];
}

/** The `align` attribute is obsolete, and the content security policy forbids styles in attributes. */
function alignByClass({ properties }: Element): void {
  const { align } = properties;
  delete properties.align;
  if (typeof align === 'string') properties.className = [`align-${align}`];
}

/** Where it leads is said before it is followed. */
function markExternal({ properties, children }: Element): void {
  const host = typeof properties.href === 'string' ? hostOf(properties.href) : null;
  if (host === null) return;
  properties.rel = ['external', 'noopener'];
  if (!toText(children).includes(host))
    children.push({
      type: 'element',
      tagName: 'span',
      properties: { className: ['host'] },
      children: [{ type: 'text', value: `（${host}）` }],
    });
}

function toText(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? toText(node.children) : ''))
    .join('');
}

/** Rewrites `#art_12` and `/images/a.png` to the site's addresses, in place; a fragment without target is a problem. */
function resolveLinks(tree: Markdown, links: NoteLinks): readonly MarkdownProblem[] {
  const problems: MarkdownProblem[] = [];
  visit(tree, ['link', 'definition', 'image'], (node) => {
    if (node.type !== 'link' && node.type !== 'definition' && node.type !== 'image') return;
    if (isOwnFile(node.url)) {
      node.url = links.toFile(node.url);
    } else if (node.url.startsWith('#')) {
      const address = links.toFragment(node.url.slice(1));
      if (address !== null) node.url = address;
      else {
        const { line = 1, column = 1 } = node.position?.start ?? {};
        problems.push({ ...say('note-link-unknown', node.url), line, column });
      }
    }
  });
  return problems;
}

/** Links 《title》 where the library holds the document; inside a link nothing changes. */
function linkTitles(tree: Markdown, links: NoteLinks): void {
  findAndReplace(
    tree,
    [
      /《([^《》]+)》/g,
      (whole: string, title: string): Link | false => {
        const url = links.toTitle(title);
        return url === null ? false : { type: 'link', url, children: [{ type: 'text', value: whole }] };
      },
    ],
    { ignore: ['link', 'linkReference'] },
  );
}

const THEME = { name: 'tiaowen', variablePrefix: '--shiki-' } as const;

const CLASSES = {
  name: 'style-to-class',
  pre: styleToClass,
  code: styleToClass,
  span: styleToClass,
  // Ours is a line of official text (text.css)
  line: ({ properties }: Element) => void delete properties.class,
} as const;

/** In UTF-16 units; what is longer is shown without colours. Some grammars take seconds for a line of 20,000. */
const LONGEST_CODE_LINE = 500;

/** In milliseconds for a line; none: the same text must give the same page on a machine that is busy. */
const NO_TIME_LIMIT = 0;

/**
 * Colours code blocks with shiki, by classes (`shiki-token-keyword`) that src/styles/code.css fills: the content
 * security policy forbids styles in attributes. Shiki is loaded when the first code block is met.
 */
async function highlight(tree: Root): Promise<void> {
  if (!hasCodeBlock(tree)) return;
  const [{ default: rehypeShiki }, { createCssVariablesTheme }, { unified }] = await Promise.all([
    import('@shikijs/rehype'),
    import('shiki'),
    import('unified'),
  ]);
  const theme = createCssVariablesTheme(THEME);
  const processor = unified().use(rehypeShiki, {
    theme,
    // None at first, each when met: left out, all 300 would be loaded, in ten seconds
    langs: [],
    lazy: true,
    tokenizeMaxLineLength: LONGEST_CODE_LINE,
    tokenizeTimeLimit: NO_TIME_LIMIT,
    defaultLanguage: 'text',
    fallbackLanguage: 'text',
    transformers: [CLASSES],
  });
  const coloured = await processor.run(tree);
  tree.children = coloured.children;
}

/** A command of the shell for a `<code>` of our own, coloured likewise: HTML. */
export const colouredCommand = (command: string): Promise<string> => coloured(command, 'shellscript', 'inline');

/** A block of code of our own: `<pre>`. */
export const colouredBlock = (code: string, language: string): Promise<string> => coloured(code, language, 'classic');

let latest: Promise<unknown> = Promise.resolve();

/** One after another: of two that run at once, one may be given the other's colours. */
function coloured(code: string, lang: string, structure: 'inline' | 'classic'): Promise<string> {
  const html = latest.then(async () => {
    const { codeToHtml, createCssVariablesTheme } = await import('shiki');
    return codeToHtml(code, {
      lang,
      theme: createCssVariablesTheme(THEME),
      structure,
      tokenizeTimeLimit: NO_TIME_LIMIT,
      transformers: [CLASSES],
    });
  });
  latest = html.catch(() => {});
  return html;
}

function hasCodeBlock(tree: Root): boolean {
  let found = false;
  visit(tree, 'element', (element) => {
    if (element.tagName !== 'pre') return;
    found = true;
    return EXIT;
  });
  return found;
}

/** `style="color:var(--shiki-token-keyword)"` → `class="shiki-token-keyword"`; the default colours need no class. */
function styleToClass(element: Element): void {
  const style = String(element.properties.style ?? '');
  delete element.properties.style;
  const [, name] = /color:var\(--(shiki-token-[\w-]+)\)/.exec(style) ?? [];
  if (name !== undefined) element.properties.class = name;
}

/** What a note's Markdown may not hold. Said here so that the maintainer knows; sanitising only makes sure. */
interface MarkdownProblem extends Pick<Diagnostic, 'severity' | 'code' | 'message' | 'hint'> {
  /** Line of the body, from 1. */
  readonly line: number;
  readonly column: number;
}

/** HTML, addresses that run or lead nowhere, images that cannot be read out or that other servers would see loaded. */
function checkMarkdown(tree: Markdown): readonly MarkdownProblem[] {
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
  return /^#./.test(url) || (/^(?:https?:\/\/|mailto:)./.test(url) && URL.canParse(url)) || isOwnFile(url);
}

/** A file of the site's `public` folder: `/images/a.png`, not `//other.example/a.png` nor `/../a.png`. */
function isOwnFile(url: string): boolean {
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
function complexityProblem(body: string): MarkdownProblem | null {
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
