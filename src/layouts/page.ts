/** What every page does with scripts on. Small: what opens on demand is loaded on demand. */

import { offerCitations } from '../browser/citing.ts';
import { watchPreviews } from '../browser/preview/watch.ts';
import { offerPrinting } from '../browser/printing.ts';
import { offerReadingPlace } from '../browser/reading-place.ts';
import { selectTextOrNote } from '../browser/selecting.ts';
import { followRanges } from '../browser/show-range.ts';
import { offerTurning } from '../browser/turning.ts';
import { putViewInAddress } from '../browser/view.ts';
import { watchReadingPlace } from '../browser/watch-place.ts';
import { startSearchBox } from '../search/browser/search-box.ts';

// The search page has a box of its own
if (!document.querySelector('[data-search]'))
  startSearchBox([...document.querySelectorAll<HTMLAnchorElement>('a[data-search-box]')]);

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-settings]')) {
  button.addEventListener('click', async () => (await import('../browser/settings-panel.ts')).openSettings());
}

const root = document.documentElement;
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-view-toggle]')) {
  const reflect = () => {
    button.ariaPressed = String(root.dataset.view === 'text');
  };
  // The settings panel changes it too
  new MutationObserver(reflect).observe(root, { attributeFilter: ['data-view'] });
  reflect();
  button.addEventListener('click', async () => (await import('../browser/toggle-view.ts')).toggleView());
}
if (root.dataset.view) putViewInAddress(root);

for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-resume]')) offerReadingPlace(link);

const text = document.querySelector<HTMLElement>('.text[data-regulation]');
if (text) {
  watchPreviews();
  followRanges();
  selectTextOrNote();
  offerCitations();
  offerPrinting();
  offerTurning();
  watchReadingPlace(text.dataset.regulation ?? '', text);
  const showSentence = async () => {
    if (location.hash.includes('__s_')) (await import('../browser/sentence-target.ts')).showSentence();
  };
  void showSentence();
  addEventListener('hashchange', showSentence);
}

/**
 * In milliseconds after the page is there. On a first visit the site's shared files and the whole index are fetched to be kept: a
 * reader who searches meanwhile would wait for them.
 */
const FIRST_VISIT_DELAY = 3000;
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  const delay = navigator.serviceWorker.controller ? 0 : FIRST_VISIT_DELAY;
  addEventListener('load', () => setTimeout(() => import('../browser/offline.ts'), delay));
}
