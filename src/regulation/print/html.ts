/**
 * A text as HTML for files: a tree (hast) that is written as HTML or, for e-books, as XHTML. The contract is that of the site's pages: what
 * is official stands in elements with `data-source="<line>"`, what is ours within them has `data-editorial`.
 */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Inline, Shown, ShownCell, ShownLine, ShownRow, ShownTable } from '../compose/shown.ts';
import type { Links } from './links.ts';

export interface HtmlContext {
  readonly links: Links;
  /** Level of the headings, from 1. */
  readonly level: number;
  /** How the number of a note is shown and where it leads, by the note's id; null shows none. */
  readonly noteMark: (note: string) => Element | null;
}

export function printHtml(shown: readonly Shown[], context: HtmlContext): readonly Element[] {
  return shown.flatMap((block) => blockOf(block, context));
}

function blockOf(block: Shown, context: HtmlContext): readonly Element[] {
  switch (block.type) {
    case 'heading':
      return [lines(`h${Math.min(context.level, 6)}`, block.provision.eId, block.lines, context)];
    case 'paragraph':
      return [lines('p', block.provision.eId, block.lines, context)];
    case 'lines':
      return [
        h(
          'div',
          { id: block.provision.eId, className: ['lines', block.provision.kind] },
          block.lines.map((line) =>
            h('p', { className: ['line'], dataSource: line.line }, inlines(line.children, context)),
          ),
        ),
      ];
    case 'items':
      return [
        h(
          'ul',
          { className: ['items'] },
          block.items.map((item) => h('li', [...printHtml(item, context)])),
        ),
      ];
    case 'table':
      return [table(block, context)];
    case 'notes':
      return [];
  }
}

/** One element for one provision; of several lines each has its own inside. */
function lines(name: string, id: string, printed: readonly ShownLine[], context: HtmlContext): Element {
  const [first] = printed;
  return first !== undefined && printed.length === 1
    ? h(name, { id, dataSource: first.line }, inlines(first.children, context))
    : h(
        name,
        { id },
        printed.map((line) =>
          h('span', { className: ['line'], dataSource: line.line }, inlines(line.children, context)),
        ),
      );
}

function inlines(nodes: readonly Inline[], context: HtmlContext): ElementContent[] {
  return nodes.flatMap((node): readonly ElementContent[] => {
    if (!('children' in node)) {
      const word = { type: 'text', value: node.text } as const;
      return [node.type === 'separator' ? h('span', { className: ['separator'] }, [word]) : word];
    }
    const words = inlines(node.children, context);
    if (node.type === 'label') return [h('span', { className: ['label'] }, words)];
    const { mark, part } = node;
    if (mark.kind === 'reference') {
      const cited = context.links.reference(mark.data);
      return cited === null ? words : [h('a', { href: cited.href }, words)];
    }
    const sign =
      mark.kind === 'note' && (part === 'whole' || part === 'last') ? context.noteMark(mark.data.note) : null;
    return sign === null ? words : [...words, sign];
  });
}

function table({ provision, head, bodies, presumed }: ShownTable, context: HtmlContext): Element {
  const group = (name: string, rows: readonly ShownRow[]): readonly Element[] =>
    rows.length === 0
      ? []
      : [
          h(
            name,
            rows.map((each) => row(each, context)),
          ),
        ];
  return h('div', { className: ['table'] }, [
    h('table', { id: provision.eId }, [...group('thead', head), ...bodies.flatMap((body) => group('tbody', body))]),
    ...(presumed
      ? [
          h(
            'p',
            { className: ['presumed'], dataEditorial: '' },
            '推定：有的行比别的行少几格，读作上面的格子向下合并；尚未与原表核对。',
          ),
        ]
      : []),
  ]);
}

const row = ({ line, cells }: ShownRow, context: HtmlContext): Element =>
  h(
    'tr',
    { dataSource: line },
    cells.map((each) => cell(each, context)),
  );

function cell({ rows, columns, scope, children }: ShownCell, context: HtmlContext): Element {
  const spans = { ...(rows > 1 ? { rowSpan: rows } : {}), ...(columns > 1 ? { colSpan: columns } : {}) };
  return scope === null
    ? h('td', spans, inlines(children, context))
    : h('th', { ...spans, scope }, inlines(children, context));
}
