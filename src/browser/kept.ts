/**
 * 已存本机: where a page says which regulations are on this device (the page for times without a network, the guide, the page of a
 * regulation), it follows what the service worker keeps and gives up.
 */
import type { PageMessage, StoreNews } from '../offline/worker.ts';
import { element } from './dom.ts';

const { root = '/' } = document.body.dataset;
/** `[data-kept-said]`, what is said of the list; `[data-kept]`, the list; `[data-kept-slug]`, shown while that regulation is kept. */
const [said] = document.querySelectorAll<HTMLElement>('[data-kept-said]');
const [list] = document.querySelectorAll<HTMLElement>('[data-kept]');
const ofOne = document.querySelectorAll<HTMLElement>('[data-kept-slug]');
/** Shown by the service worker in place of a page that is not kept. */
const isInPlace = said !== undefined && 'inPlace' in said.dataset && location.pathname !== `${root}offline/`;

// Only secure addresses have workers and caches
if ('serviceWorker' in navigator) {
  // One after the other: an earlier look must not be shown over a later one
  let shown = show();
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<Partial<StoreNews>>) => {
    if (data.storeChanged) shown = shown.then(show);
  });
}

async function show(): Promise<void> {
  const addresses = await keptAddresses();
  for (const line of ofOne) line.hidden = !addresses.some((url) => url.endsWith(`${root}${line.dataset.keptSlug}/`));
  if (!said || !list) return;
  const items = await Promise.all(addresses.map(itemOf));
  list.replaceChildren(...items.flatMap((item) => item ?? []));
  const kept = list.childElementCount > 0;
  const place = isInPlace ? '这一页没有保存在本机，联网后再打开。' : '';
  said.textContent = place + (kept ? '已存本机，没有网络也能读、能查：' : '现在本机没有存下法规。');
}

async function itemOf(address: string): Promise<HTMLElement | null> {
  const page = await (await caches.match(address))?.text();
  const title = page && new DOMParser().parseFromString(page, 'text/html').querySelector('h1')?.textContent?.trim();
  if (!title) return null;
  const button = element('button', { type: 'button', 'aria-label': `移除${title}` }, '移除');
  button.addEventListener('click', async () => {
    button.disabled = true;
    const message: PageMessage = { remove: new URL(address).pathname.slice(root.length, -1) };
    (await navigator.serviceWorker.ready).active?.postMessage(message);
  });
  const size = element('small', {}, `${((await bytesOf(address)) / 1e6).toFixed(1)} MB`);
  return element('li', {}, element('a', { href: address }, title), ' ', size, ' ', button);
}

/** What all that is kept of a regulation takes on the device. */
async function bytesOf(regulation: string): Promise<number> {
  let bytes = 0;
  for (const name of await caches.keys()) {
    if (!name.startsWith(`tiaowen:${root}:`)) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys())
      if (request.url.startsWith(regulation)) bytes += (await (await cache.match(request))?.blob())?.size ?? 0;
  }
  return bytes;
}

/** Of their landing pages, as the service worker notes them (offline/worker.ts). */
async function keptAddresses(): Promise<readonly string[]> {
  if (!(await caches.has(`tiaowen:${root}:kept`))) return [];
  return (await (await caches.open(`tiaowen:${root}:kept`)).keys()).map(({ url }) => url);
}
