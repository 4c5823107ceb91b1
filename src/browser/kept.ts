/** The page shown without a network: which regulations are on this device; opened by its own address with a network, it says so. */
import { element, part } from './dom.ts';

export async function showKept(): Promise<void> {
  const { root = '/' } = document.body.dataset;
  if (navigator.onLine && location.pathname === `${root}offline/`) {
    part(document, 'h1', HTMLElement).textContent = '离线阅读';
    part(document, '[data-said]', HTMLElement).textContent = '看过的法规都已整部保存在本机，没有网络也能读、能查：';
  }
  const list = part(document, '[data-kept]', HTMLElement);
  for (const address of await keptAddresses(root)) {
    const page = await (await caches.match(address))?.text();
    const title = page && new DOMParser().parseFromString(page, 'text/html').querySelector('h1')?.textContent?.trim();
    if (title) list.append(element('li', {}, element('a', { href: address }, title)));
  }
}

/** Of their landing pages, as the service worker notes them (offline/worker.ts). */
async function keptAddresses(root: string): Promise<readonly string[]> {
  // Only secure addresses have caches
  if (!('caches' in globalThis) || !(await caches.has(`tiaowen:${root}:kept`))) return [];
  return (await (await caches.open(`tiaowen:${root}:kept`)).keys()).map(({ url }) => url);
}
