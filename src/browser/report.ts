import { idOf } from '../regulation/addresses.ts';
import { pageText } from './official-text.ts';

/** Characters; more would not fit into an address, and half of one could not stand in it. */
const LONGEST_QUOTE = 120;

/** 纠错 says which paragraph it is about and what stands there: the words selected, else the paragraph that the address points at, else the article. */
const link = document.querySelector<HTMLAnchorElement>('a[data-report]');
const form = link?.href ?? '';

// Before the browser follows it, also into a new tab
for (const event of ['pointerdown', 'keydown', 'focus'] as const) link?.addEventListener(event, fillIn);

function fillIn(): void {
  const article = document.querySelector('article[data-eid]');
  const eId = link?.dataset.report;
  if (!link || !article || !eId) return;
  const selection = getSelection();
  const selected = selection?.anchorNode && article.contains(selection.anchorNode) ? selection.toString().trim() : '';
  const around = selected && selection?.anchorNode?.parentElement?.closest('[id]');
  const pointed = document.getElementById(idOf(location.hash));
  const place = around || (pointed && article.contains(pointed) ? pointed : null) || article;
  const quote = [...(selected || pageText(place).text.trim())].slice(0, LONGEST_QUOTE).join('');
  link.href = form
    .replaceAll(encodeURIComponent('〔引文〕'), encodeURIComponent(quote))
    .replaceAll(RegExp(`(eid=|${encodeURIComponent('条款：')})${eId}(?=&|%0A|$)`, 'g'), `$1${place.id || eId}`);
}
