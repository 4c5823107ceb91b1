/**
 * 已存本机: where a page says which regulations are on this device (the page for times without a network, the guide, the page of a
 * regulation, where its reader chooses it), it follows what the service worker keeps and gives up.
 */
import type { PageMessage, StoreNews } from '../offline/worker.ts';
import { element } from './dom.ts';

const { root = '/' } = document.body.dataset;
/** `[data-kept-said]`, what is said of the list; `[data-kept]`, the list; `[data-kept-slug]`, of that regulation alone. */
const [said] = document.querySelectorAll<HTMLElement>('[data-kept-said]');
const [list] = document.querySelectorAll<HTMLElement>('[data-kept]');
const [ofOne] = document.querySelectorAll<HTMLElement>('[data-kept-slug]');
/** Shown by the service worker in place of a page that is not kept. */
const isInPlace = said !== undefined && 'inPlace' in said.dataset && location.pathname !== `${root}offline/`;

// Only secure addresses have workers and caches
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  // One after the other: an earlier look must not be shown over a later one
  let shown = show();
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<Partial<StoreNews>>) => {
    if (data.storeChanged) shown = shown.then(() => show(data.broken));
  });
}

/** @param broken slug of a regulation that was just not kept whole */
async function show(broken?: string | null): Promise<void> {
  const addresses = await keptAddresses();
  if (ofOne) await showOne(ofOne, addresses, broken);
  if (!said || !list) return;
  const items = await Promise.all(addresses.map(itemOf));
  list.replaceChildren(...items.flatMap((item) => item ?? []));
  const kept = list.childElementCount > 0;
  const place = isInPlace ? '这一页没有保存在本机，联网后再打开。' : '';
  said.textContent = place + (kept ? '已存本机，没有网络也能读、能查：' : '现在本机没有存下法规。');
}

async function showOne(line: HTMLElement, addresses: readonly string[], broken?: string | null): Promise<void> {
  const { keptSlug: slug = '' } = line.dataset;
  const address = `${location.origin}${root}${slug}/`;
  const said = broken === slug ? '没有存完：网络断了，或者网站正在更新。请稍后再存' : '没有网络也能读、能查';
  const parts = addresses.includes(address)
    ? [`已存本机 · ${await sizeOf(address)} `, asking('移除', { remove: slug })]
    : [asking('存到本机', { choose: slug }, '正在存…'), ` ${said}`];
  const isHeld = line.contains(document.activeElement);
  line.replaceChildren(...parts);
  if (isHeld) line.querySelector('button')?.focus();
}

async function itemOf(address: string): Promise<HTMLElement | null> {
  const page = await pageKept(address);
  const title = page && new DOMParser().parseFromString(page, 'text/html').querySelector('h1')?.textContent?.trim();
  if (!title) return null;
  const button = asking('移除', { remove: new URL(address).pathname.slice(root.length, -1) });
  button.setAttribute('aria-label', `移除${title}`);
  const size = element('small', {}, await sizeOf(address));
  return element('li', {}, element('a', { href: address }, title), ' ', size, ' ', button);
}

/** A button that asks the service worker once; what comes of it is shown anew. */
function asking(text: string, message: PageMessage, meanwhile = text): HTMLButtonElement {
  const button = element('button', { type: 'button' }, text);
  button.addEventListener('click', async () => {
    // Not `disabled`, which would take the focus away
    if (button.hasAttribute('aria-disabled')) return;
    button.setAttribute('aria-disabled', 'true');
    button.textContent = meanwhile;
    (await navigator.serviceWorker.ready).active?.postMessage(message);
  });
  return button;
}

const sizeOf = async (regulation: string): Promise<string> => `${((await bytesOf(regulation)) / 1e6).toFixed(1)} MB`;

/** In an edition, the newest last: other caches hold marks by the same addresses. */
async function pageKept(address: string): Promise<string | undefined> {
  let page: Response | undefined;
  for (const name of await caches.keys())
    if (/:[0-9a-f]{16}$/.test(name)) page = (await caches.match(address, { cacheName: name })) ?? page;
  return page?.text();
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
