import { element } from '../../browser/dom.ts';
import type { Result } from '../query/result.ts';

/** One hit with what stands before and after it. */
export interface ConcordanceLine {
  readonly before: string;
  readonly hit: string;
  readonly after: string;
  readonly result: Result;
}

/** Characters of context on each side: as many as fit a line of the widest layout. */
const CONTEXT = 24;

/** Every hit of the results, one a line, in their order. */
export function concordance(results: readonly Result[], context = CONTEXT): ConcordanceLine[] {
  return results.flatMap((result) =>
    result.hits.map(({ start, end }) => ({
      before: result.text.slice(Math.max(0, start - context), start),
      hit: result.text.slice(start, end),
      after: result.text.slice(end, end + context),
      result,
    })),
  );
}

/** A row of the concordance: the hits of all rows begin at one line. */
export function concordanceRow({ before, hit, after, result }: ConcordanceLine): HTMLTableRowElement {
  const place = result.label || result.heading || result.name;
  return element(
    'tr',
    { role: 'row', 'data-eid': result.eId, 'data-regulation': result.regulation, 'data-inexact': result.inexact },
    // Right to left, so that what does not fit is cut off at the far end; the text itself still runs left to right
    element('td', { role: 'cell', class: 'kwic__before', dir: 'rtl' }, element('bdi', { dir: 'ltr' }, oneLine(before))),
    element(
      'td',
      { role: 'cell', class: 'kwic__after' },
      element('a', { href: result.url }, element('mark', {}, hit)),
      oneLine(after),
    ),
    element(
      'td',
      { role: 'cell', class: 'kwic__place', title: result.title },
      [place, result.shortTitle].join(' ').trim(),
    ),
  );
}

/** A paragraph of several lines (a table) stays in its row. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
