import type { Inline, Shown, ShownCell, ShownLine, ShownRow, ShownTable } from '../compose/shown.ts';
import type { Links } from './links.ts';

/** What a document of Markdown needs besides the text. */
export interface MarkdownContext {
  /** Leads to whole addresses: a file is read anywhere. */
  readonly links: Links;
  /** Level of the headings, from 1. */
  readonly level: number;
}

/**
 * A division as Markdown for people (CommonMark with tables and footnotes): headings, paragraphs, lists and tables, what it cites as links,
 * notes as references to footnotes named by their ids. Read by a parser, it is the official text to the letter.
 */
export function printMarkdown(shown: readonly Shown[], context: MarkdownContext): string {
  return blocks(shown, context).join('\n\n');
}

/** Ids of the notes on what is shown, in reading order. */
export function notesOf(shown: readonly Shown[]): readonly string[] {
  return shown.flatMap((block): readonly string[] => {
    if (block.type === 'notes') return block.notes;
    return block.type === 'items' ? block.items.flatMap(notesOf) : [];
  });
}

/** A footnote: its lines below the first are indented to belong to it. */
export const printFootnote = (id: string, markdown: string): string =>
  `[^${id}]: ${markdown.trim().replace(/\n(?=[^\n])/g, '\n    ')}`;

function blocks(shown: readonly Shown[], context: MarkdownContext): readonly string[] {
  return shown.flatMap((block) => blockOf(block, context));
}

function blockOf(block: Shown, context: MarkdownContext): readonly string[] {
  switch (block.type) {
    case 'heading': {
      const title = block.lines.map((line) => inlines(line, context)).join('<br>');
      return [`${'#'.repeat(Math.min(context.level, 6))} ${title}`];
    }
    case 'paragraph':
    case 'lines':
      return [block.lines.map((line) => opening(inlines(line, context))).join('\\\n')];
    case 'items':
      return [list(block.items, context)];
    case 'table':
      return [
        isPlain(block) ? plainTable(block, context) : htmlTable(block, context),
        ...(block.presumed ? ['> 推定：有的行比别的行少几格，读作上面的格子向下合并；尚未与原表核对。'] : []),
      ];
    case 'notes':
      return [];
  }
}

function list(items: readonly (readonly Shown[])[], context: MarkdownContext): string {
  const written = items.map((item) => blocks(item, context));
  const isTight = written.every(({ length }) => length < 2);
  return written.map((item) => `- ${item.join('\n\n').replace(/\n(?=[^\n])/g, '\n  ')}`).join(isTight ? '\n' : '\n\n');
}

const inlines = ({ children }: Pick<ShownLine, 'children'>, context: MarkdownContext): string =>
  edges(children.map((child) => inline(child, context)).join(''));

function inline(node: Inline, context: MarkdownContext): string {
  switch (node.type) {
    case 'text':
    case 'separator':
      return markdownText(node.text);
    case 'label':
      return node.children.map((child) => inline(child, context)).join('');
    case 'mark': {
      const words = node.children.map((child) => inline(child, context)).join('');
      const { mark, part } = node;
      if (mark.kind === 'note') return part === 'whole' || part === 'last' ? `${words}[^${mark.data.note}]` : words;
      const cited = mark.kind === 'reference' ? context.links.reference(mark.data) : null;
      return cited === null ? words : `[${words}](<${cited.href}>)`;
    }
  }
}

/**
 * Nothing in the text is markup, whatever it stands next to. Bare addresses are text too, as far as `http:`, `www.` and `@` begin them: a
 * parser that links them takes an escape within for a part of the address.
 */
export function markdownText(text: string): string {
  return text.replace(/[\\`*_[\]<>&~|#!$@]|(?<=[ps]|^):|(?<=w|^)\./gi, '\\$&');
}

/** White space that a parser would take off the ends of a line. */
const edges = (line: string): string =>
  line.replace(/^[ \t]+|[ \t]+$/g, (blanks) => blanks.replace(/[ \t]/g, reference));

const reference = (character: string): string => `&#${character.codePointAt(0)};`;

/** What would make the beginning of a line a list, a heading or a rule. */
const opening = (line: string): string => line.replace(/^(\d{1,9})(?=[.)])|^(?=[-+=])/, '$1\\');

/** A table of Markdown has one head row and no merged cells. */
function isPlain({ columns, head, bodies }: ShownTable): boolean {
  const rows = [...head, ...bodies.flat()];
  const isWhole = ({ cells }: ShownRow): boolean =>
    cells.length === columns && cells.every((cell) => cell.rows === 1 && cell.columns === 1);
  return head.length === 1 && rows.every(isWhole);
}

function plainTable({ columns, head, bodies }: ShownTable, context: MarkdownContext): string {
  const row = ({ cells }: ShownRow): string => `| ${cells.map((cell) => inlines(cell, context)).join(' | ')} |`;
  return [...head.map(row), `|${' --- |'.repeat(columns)}`, ...bodies.flat().map(row)].join('\n');
}

/** HTML, where Markdown has no words for it; references to footnotes do not work in it and follow it. */
function htmlTable({ head, bodies }: ShownTable, context: MarkdownContext): string {
  const notes: string[] = [];
  const row = ({ cells }: ShownRow): string => `<tr>${cells.map((each) => cell(each, context, notes)).join('')}</tr>`;
  const group = (name: string, rows: readonly ShownRow[]): readonly string[] => [
    `<${name}>`,
    ...rows.map(row),
    `</${name}>`,
  ];
  const lines = [
    '<table>',
    ...(head.length > 0 ? group('thead', head) : []),
    ...bodies.flatMap((body) => group('tbody', body)),
    '</table>',
  ];
  return lines.join('\n') + (notes.length > 0 ? `\n\n${notes.map((id) => `[^${id}]`).join('')}` : '');
}

function cell({ rows, columns, scope, children }: ShownCell, context: MarkdownContext, notes: string[]): string {
  const html = (node: Inline): string => {
    if (!('children' in node)) return escapeHtml(node.text);
    const inner = node.children.map(html).join('');
    if (node.type === 'label') return inner;
    const { mark, part } = node;
    if (mark.kind === 'note' && (part === 'whole' || part === 'last')) notes.push(mark.data.note);
    const cited = mark.kind === 'reference' ? context.links.reference(mark.data) : null;
    return cited === null ? inner : `<a href="${escapeHtml(cited.href)}">${inner}</a>`;
  };
  const name = scope === null ? 'td' : 'th';
  const spans = [...(rows > 1 ? [` rowspan="${rows}"`] : []), ...(columns > 1 ? [` colspan="${columns}"`] : [])];
  return `<${name}${scope === null ? '' : ` scope="${scope}"`}${spans.join('')}>${children.map(html).join('')}</${name}>`;
}

/** What is markup in HTML, and what would be to whoever reads the whole file as Markdown. */
const escapeHtml = (text: string): string => text.replace(/[&<>"\\[\]]/g, reference);
