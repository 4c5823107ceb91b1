/**
 * The elements of the text as functions: generated MDX calls them by their names. Each puts source text into an element with `data-source`
 * (its line) and marks what it adds with `data-editorial`. Attributes without a value are written as `''`, those to leave out are undefined.
 */

import { Fragment, jsx } from 'astro/jsx-runtime';
import { sentenceId } from '../../regulation/addresses.ts';
import type { ShownLink } from '../../regulation/print/links.ts';

export interface WithChildren {
  readonly children?: unknown;
}

/** `line` is absent when there are several lines, each in a `Line`. */
interface OfLine extends WithChildren {
  readonly line?: number;
}

interface OfProvision extends OfLine {
  readonly eId: string;
}

export const headingOfLevel =
  (level: 1 | 2 | 3 | 4 | 5 | 6) =>
  ({ line, children }: OfLine): unknown =>
    jsx(`h${level}`, { 'data-source': line, children });

export const paragraphWith =
  (linkTo: (eId: string) => ShownLink) =>
  ({ eId, line, children }: OfProvision): unknown => {
    const { href, name } = linkTo(eId);
    const label = `${name || '本处'}的链接`;
    const permalink = jsx('a', { class: 'permalink', href, 'aria-label': label, 'data-editorial': '' });
    return jsx('p', { id: eId, 'data-source': line, children: [children, permalink] });
  };

export const Items = ({ children }: WithChildren): unknown => jsx('ul', { children });
export const Item = ({ children }: WithChildren): unknown => jsx('li', { children });
export const Label = ({ children }: WithChildren): unknown => jsx('span', { class: 'label', children });
export const Separator = ({ children }: WithChildren): unknown => jsx('span', { class: 'separator', children });

export const Line = ({ line, children }: OfLine): unknown =>
  jsx('span', { class: 'line', 'data-source': line, children });

/** Its eId is that of the page or section it stands in. */
export const Lines = ({ kind, children }: WithChildren & { readonly kind: string }): unknown =>
  jsx('div', { class: `lines ${kind}`, children });

type Merged = { readonly merged?: 'presumed' };

/** Wide tables scroll inside themselves; the keyboard must reach what scrolls, and a screen reader say what it is (WCAG 2.1.1, 4.1.2). */
export const tableWith =
  (linkTo: (eId: string) => ShownLink) =>
  ({ eId, merged, children }: OfProvision & Merged): unknown => {
    const label = `${linkTo(eId.replace(/__table_\d+$/, '')).name || '本处'}的表格`;
    const table = jsx('table', { id: eId, children });
    const scroller = jsx('figure', { class: 'scroller', tabindex: 0, 'aria-label': label, children: table });
    return merged === undefined ? scroller : jsx(Fragment, { children: [scroller, PRESUMED] });
  };

const PRESUMED = jsx('div', {
  class: 'presumption',
  'data-editorial': '',
  children: [jsx('b', { children: '推定' }), '　有的行比别的行少几格，读作虚线框的格子向下合并；尚未与原表核对。'],
});

export const Head = ({ children }: WithChildren): unknown => jsx('thead', { children });
export const Body = ({ children }: WithChildren): unknown => jsx('tbody', { children });
export const Row = ({ line, children }: OfLine): unknown => jsx('tr', { 'data-source': line, children });

interface CellProps extends WithChildren, Merged {
  readonly rows?: number;
  readonly columns?: number;
  readonly scope?: 'col' | 'row' | 'rowgroup';
}

export const Cell = ({ rows, columns, scope, merged, children }: CellProps): unknown => {
  const long = shownText(children).length > LONG_CELL ? 'long' : undefined;
  const name = [merged, long].filter((each) => each !== undefined).join(' ') || undefined;
  return jsx(scope === undefined ? 'td' : 'th', { scope, class: name, rowspan: rows, colspan: columns, children });
};

/** Characters from which a cell is given some width. */
const LONG_CELL = 24;

/** The words of elements, without the elements. */
export function shownText(children: unknown): string {
  if (typeof children === 'string') return children;
  if (Array.isArray(children)) return children.map(shownText).join('');
  return isElement(children) ? shownText(children.props.children) : '';
}

function isElement(value: unknown): value is { readonly props: WithChildren } {
  return typeof value === 'object' && value !== null && 'props' in value && typeof value.props === 'object';
}

/**
 * Where a link to a sentence lands: on its paragraph. Which characters the sentence is, browser/official-text.ts finds with the
 * same splitter; elements around every sentence would tear the marks and double the page.
 */
export const SentenceTargets = ({ eId, count }: { readonly eId: string; readonly count: number }): unknown =>
  Array.from({ length: count }, (_, index) => jsx('i', { id: sentenceId(eId, index + 1), 'data-editorial': '' }));
