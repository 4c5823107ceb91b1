/** The provisions that an address shows together. Loaded when an address first asks for it. */

import { readShow } from '../regulation/addresses.ts';
import { adoptStyles } from './dom.ts';

const SHOWN = '.text [data-shown]{background:var(--target);box-shadow:0 0 0 .5em var(--target)}';

/**
 * Marks the provisions that a citation means, `?show=art_3..art_7,art_9#art_3`: where several are meant, the fragment alone
 * shows only the first.
 */
export function showRange(query: string): void {
  adoptStyles(SHOWN);
  for (const shown of document.querySelectorAll('[data-shown]')) shown.removeAttribute('data-shown');
  for (const provision of provisionsShown(document, query)) provision.setAttribute('data-shown', '');
}

/** Those of a page that such an address shows together; none where it names a single one, or one end is on another page. */
export function provisionsShown(page: Document, query: string): readonly Element[] {
  const stretches = readShow(query);
  if (stretches.length === 0) return [];
  const provisions = [...page.querySelectorAll('.text [id]:not([data-editorial], [data-editorial] *)')];
  return stretches.flatMap(({ from, to }) => {
    const first = provisions.findIndex(({ id }) => id === from);
    const last = provisions.map(({ id }) => id === to || id.startsWith(`${to}__`)).lastIndexOf(true);
    return first < 0 ? [] : provisions.slice(first, last + 1);
  });
}
