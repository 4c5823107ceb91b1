/** What every page does with scripts on. Small: what opens on demand is loaded on demand. */

import { speculationRules } from '../browser/ahead.ts';
import { offerHelp, offerTurning } from '../browser/keys.ts';
import { cite, followRanges, offerCitations, watchPreviews } from '../browser/links.ts';
import {
  offerPrinting,
  offerReadingPlace,
  putViewInAddress,
  selectTextOrNote,
  watchReadingPlace,
} from '../browser/reading.ts';
import { stored } from '../browser/store.ts';
import { offerSpeaking } from '../browser/voices.ts';
import { startSearchBox } from '../search/browser/search-box.ts';

// The search page has a box of its own
if (!document.querySelector('[data-search]'))
  startSearchBox([...document.querySelectorAll<HTMLAnchorElement>('a[data-search-box]')]);

// Modules are not taken apart where they are asked for: the bundler would write out for each what is taken
const settings = () => import('../browser/settings.ts');
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-settings]')) {
  button.addEventListener('click', () => void settings().then((its) => its.openSettings()));
}

for (const button of document.querySelectorAll('[data-elder-mode]'))
  button.addEventListener('click', () => void settings().then((its) => its.toggleElderMode()));

const root = document.documentElement;
// In a large library what should have said so before the first paint is a file, which may not have come
if (import.meta.env.IS_LARGE) root.classList.add('scripted');
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-view-toggle]')) {
  const reflect = () => {
    button.ariaPressed = String(root.dataset.view === 'text');
  };
  // The settings panel changes it too
  new MutationObserver(reflect).observe(root, { attributeFilter: ['data-view'] });
  reflect();
  button.addEventListener('click', () => void settings().then((its) => its.toggleView()));
}
if (root.dataset.view) putViewInAddress(root);
offerHelp();

const ahead = speculationRules(document.body.dataset.root ?? '/');
document.head.append(Object.assign(document.createElement('script'), { type: 'speculationrules', text: ahead }));

for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-resume]')) offerReadingPlace(link);

// Up the page one looks for something: what leads elsewhere comes along
let height = scrollY;
addEventListener(
  'scroll',
  () => {
    root.classList.toggle('up', scrollY < height);
    height = scrollY;
  },
  { passive: true },
);
if (location.search.includes('edition=')) void import('../browser/edition.ts');

/** In characters: half a window of a desk. */
const SHORT = 500;

// 摘编: whatever is ticked anywhere, and the tray, until it is put away
document.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.matches('[data-tick]'))
    void cite().then((its) => its.follow(target));
});
if (stored('sessionStorage', 'tiaowen:tray')) void cite().then((its) => its.openTray());

const text = document.querySelector<HTMLElement>('.text[data-regulation]');
if (text) {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-contents]')) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      void import('../browser/contents.ts').then((its) => its.openContents(link.href));
    });
  }
  watchPreviews();
  followRanges();
  selectTextOrNote();
  offerCitations();
  offerPrinting();
  offerSpeaking();
  offerTurning();
  watchReadingPlace(text.dataset.regulation ?? '', text);
  const showSentence = () => {
    if (location.hash.includes('__s_')) void import('../browser/official-text.ts').then((its) => its.showSentence());
  };
  showSentence();
  // A short article does not stand alone; nothing moves before the reader does
  if (text.matches('article') && text.textContent.length < SHORT) {
    const onMove = () => void import('../browser/neighbours.ts').then((its) => its.goOn(text));
    for (const sign of ['scroll', 'wheel']) addEventListener(sign, onMove, { once: true, passive: true });
  }
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
