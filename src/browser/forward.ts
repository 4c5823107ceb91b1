import { fragmentOf } from './dom.ts';

/**
 * On a page that is gone: on to where it went, and within it to the fragment that was asked for. Where a fragment went its own
 * way, the page names it by its id; where nothing leads on, the reader stays and reads why.
 */
const fragment = fragmentOf(location);
const named = fragment === '' ? null : document.getElementById(fragment);
const link = (named ?? document.querySelector('[data-page]'))?.querySelector<HTMLAnchorElement>('a[data-forward]');
if (link) {
  const target = new URL(link.href);
  if (!named && target.hash === '') target.hash = location.hash;
  location.replace(target);
}
