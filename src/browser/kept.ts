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
export const isInPlace = said !== undefined && 'inPlace' in said.dataset && location.pathname !== `${root}offline/`;
/** Only secure addresses have workers and caches. */
export const canKeep = import.meta.env.PROD && 'serviceWorker' in navigator;

/** Of the list, by slug: what is there stays where it is, with the focus. */
const rows = new Map<string, HTMLLIElement>();
const removal = element('p', { role: 'group', 'aria-label': '存下的法规', 'data-kept-all': '' });

if (canKeep) {
  if (list) list.after(removal);
  // One after the other: an earlier look must not be shown over a later one
  let shown = show();
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<Partial<StoreNews>>) => {
    if (data.storeChanged) shown = shown.then(() => show(data.broken));
  });
} else if (import.meta.env.PROD) sayWhatIsNeeded();

/** @param broken slug of a regulation that was just not kept whole */
async function show(broken?: string | null): Promise<void> {
  try {
    const sizes = await keptSizes();
    if (ofOne) await showOne(ofOne, sizes, broken);
    if (said && list) await showAll(said, list, sizes);
  } catch {
    sayWhatIsNeeded();
  }
}

function sayWhatIsNeeded(): void {
  if (said)
    said.textContent =
      '现在不能存：要用能离线存储的浏览器，网址以 https 开头，不在无痕窗口里，也没有禁止本站存储数据。';
}

async function showOne(line: HTMLElement, sizes: ReadonlyMap<string, number>, broken?: string | null): Promise<void> {
  const { keptSlug: slug = '' } = line.dataset;
  const bytes = sizes.get(slug);
  const said = broken === slug ? await whyBroken() : '没有网络也能读、能查';
  const parts =
    bytes === undefined
      ? [asking('存到本机', { choose: slug }, '正在存…'), ` ${said} `]
      : [`${keptText(bytes)} `, asking('移除', { remove: slug }), ' '];
  const isHeld = line.contains(document.activeElement);
  line.replaceChildren(...parts, element('a', { href: `${root}offline/` }, '离线阅读'));
  if (isHeld) line.querySelector('button')?.focus();
}

async function showAll(said: HTMLElement, list: HTMLElement, sizes: ReadonlyMap<string, number>): Promise<void> {
  const total = sizeText([...sizes.values()].reduce((sum, bytes) => sum + bytes, 0));
  const place = isInPlace ? '这一页没有保存在本机，联网后再打开。' : '';
  said.textContent =
    place +
    (sizes.size > 0
      ? `已存本机（共${sizes.size}部${total && `，${total}`}），没有网络也能读、能查：`
      : '现在本机没有存下法规。');
  for (const [slug, row] of rows) {
    if (sizes.has(slug)) continue;
    rows.delete(slug);
    const next = row.nextElementSibling ?? row.previousElementSibling;
    const isHeld = row.contains(document.activeElement);
    row.remove();
    if (isHeld) (next?.querySelector('button') ?? said).focus();
  }
  for (const [slug, bytes] of sizes) {
    const row = rows.get(slug) ?? (await rowOf(slug));
    const [size] = row.getElementsByTagName('small');
    if (size) size.textContent = sizeText(bytes);
    if (!rows.has(slug)) list.append(row);
    rows.set(slug, row);
  }
  if (list.querySelectorAll('button:not([aria-disabled])').length < 2) removal.replaceChildren();
  else if (!removal.hasChildNodes()) offerRemoval(said);
}

/** All at once, when that was asked a second time. */
function offerRemoval(said: HTMLElement): void {
  const offer = button('全部移除', () => {
    const no = button('留着', () => {
      offerRemoval(said);
      removal.querySelector('button')?.focus();
    });
    const yes = button('移除', () => {
      for (const row of rows.values()) row.querySelector('button')?.click();
      removal.replaceChildren();
      said.focus();
    });
    removal.replaceChildren('确定全部移除？', yes, no);
    no.focus();
  });
  removal.replaceChildren(offer);
}

async function rowOf(slug: string): Promise<HTMLLIElement> {
  // No more than that: the policy of this page would speak up against the styles of another
  const [heading = ''] = /<h1[\s\S]*?<\/h1>/.exec((await keptAt(`${slug}/`)) ?? '') ?? [];
  const title = new DOMParser().parseFromString(heading, 'text/html').body.textContent?.trim() || slug;
  const remove = asking('移除', { remove: slug });
  remove.setAttribute('aria-label', `移除${title}`);
  return element('li', {}, element('a', { href: `${root}${slug}/` }, title), ' ', element('small'), ' ', remove);
}

/** A button that asks the service worker once; what comes of it is shown anew. */
function asking(text: string, message: PageMessage, meanwhile = text): HTMLButtonElement {
  const made = button(text, () => {
    // Not `disabled`, which would take the focus away
    if (made.hasAttribute('aria-disabled')) return;
    made.setAttribute('aria-disabled', 'true');
    made.textContent = meanwhile;
    ask(message).catch(() => show('choose' in message ? message.choose : null));
  });
  return made;
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button' }, text);
  made.addEventListener('click', act);
  return made;
}

/** @throws when there is no service worker and none can be had */
export async function ask(message: PageMessage): Promise<void> {
  // Registers it, where the page has not come to that yet
  await import('./offline.ts');
  (await navigator.serviceWorker.ready).active?.postMessage(message);
}

/** Why a regulation that was chosen is not kept. */
export async function whyBroken(): Promise<string> {
  return (await hasNoRoom()) ? '本机空间不够，没有存下' : '没有存完：网络断了，或者网站正在更新。请稍后再存';
}

/** As the service worker notes it. */
export const hasNoRoom = (): Promise<boolean> => caches.has(`tiaowen:${root}:full`);

/** e.g. 1.2 MB; empty where it is not known. */
export const sizeText = (bytes: number): string => (bytes > 0 ? `${Math.max(bytes / 1e6, 0.1).toFixed(1)} MB` : '');

/** e.g. 已存本机 · 1.2 MB */
export const keptText = (bytes: number): string => ['已存本机', sizeText(bytes)].filter(Boolean).join(' · ');

/**
 * The regulations that are kept, by slug, with their bytes, as the service worker notes them (offline/worker.ts); 0 where an earlier one
 * did not.
 */
export async function keptSizes(): Promise<ReadonlyMap<string, number>> {
  const kept = `tiaowen:${root}:kept`;
  if (!(await caches.has(kept))) return new Map();
  const slugs = (await (await caches.open(kept)).keys()).map(({ url }) => new URL(url).pathname.slice(root.length, -1));
  const marks = await Promise.all(slugs.map((slug) => keptAt(`${slug}/offline.json`)));
  return new Map(slugs.flatMap((slug, at) => (marks[at] === undefined ? [] : [[slug, Number(marks[at])]])));
}

/** In an edition, the newest last: other caches hold marks by the same addresses. @param path below the site's root */
export async function keptAt(path: string): Promise<string | undefined> {
  let found: Response | undefined;
  for (const name of await caches.keys())
    if (/:[0-9a-f]{16}$/.test(name)) found = (await caches.match(root + path, { cacheName: name })) ?? found;
  return found?.text();
}
