/** What a reader ticks goes into 摘编, and a tray at the edge of the page says so; until it is put away it stays on every page of the tab. */
import type { CitedPlace } from '../regulation/citation.ts';
import { type BasketEntry, keepItems, keptItems, MOST_ITEMS, placeKey } from './basket.ts';
import { blocksAt, plainOf } from './blocks.ts';
import { element, pageAt } from './dom.ts';
import { barAtEdge, button } from './notify.ts';
import { forget, store, stored } from './store.ts';

/** Whether there is a tray in this tab, and whether paragraphs have boxes to tick. */
const TRAY = 'tiaowen:tray';
const OPEN = 'open';
const TICKING = 'ticking';

/** Puts a place of the page in. */
export const putInPlace = (place: CitedPlace): boolean => putIn(entryOf(document, place));

/** Puts in or takes out what a box stands for: the paragraph of a text it is in, or a provision that is shown elsewhere, as in a list of results. */
export async function follow(tick: HTMLInputElement): Promise<void> {
  const paragraph = tick.closest('.text p[id]');
  const shown = tick.closest<HTMLElement>('[data-eid]');
  const { regulation: slug = '', eid = '' } = shown?.dataset ?? {};
  const place = { eId: paragraph?.id ?? eid };
  const at = paragraph ? keyOf(document, place) : keyShown(shown);
  if (!tick.checked) {
    keepItems(items().filter((item) => keyIn(item) !== at));
    return openTray('已移出摘编');
  }
  pending.add(tick);
  const page = paragraph ? document : await pageAt(shown?.querySelector('a')?.href ?? '');
  pending.delete(tick);
  // What cannot be read now is read where the basket is opened
  tick.checked &&= putIn(page ? entryOf(page, place) : { at, slug, edition: '', place, text: '' });
}

function entryOf(page: Document, place: CitedPlace): BasketEntry {
  const { slug = '', issued: edition = '' } = page.body.dataset;
  return { at: keyOf(page, place), slug, edition, place, text: plainOf(blocksAt(page, place) ?? []) };
}

const keyOf = ({ body: { dataset } }: Document, place: CitedPlace): string =>
  placeKey([dataset.slug, dataset.date].filter(Boolean).join('/'), place);

/** Of a provision that is shown elsewhere. */
const keyShown = (shown: HTMLElement | null): string => {
  const { regulation, edition, eid } = shown?.dataset ?? {};
  return [regulation, edition, eid].filter(Boolean).join('/');
};

function items(): readonly unknown[] {
  const kept = keptItems();
  return Array.isArray(kept) ? kept : [];
}

const keyIn = (item: unknown): unknown => Object(item).at;

function putIn(entry: BasketEntry): boolean {
  const before = items();
  const isIn = before.some((item) => keyIn(item) === entry.at);
  const isFull = !isIn && before.length >= MOST_ITEMS;
  const done = isIn || (!isFull && keepItems([...before, entry]));
  const problem = isFull ? `摘编最多${MOST_ITEMS}条。` : '没有放进去：本机空间已满，或浏览器不让保存。';
  openTray(done ? '已放入摘编' : problem);
  return done;
}

/** Nothing of it where the basket itself is open. */
export function openTray(said = '摘编'): void {
  document.querySelector('.notice[role="status"]')?.remove();
  if (document.querySelector('[data-basket]')) return;
  const isTicking = stored('sessionStorage', TRAY) === TICKING;
  if (!isTicking) store('sessionStorage', TRAY, OPEN);
  const open = element(
    'a',
    { href: `${document.body.dataset.root}basket/` },
    `打开（${items().filter(keyIn).length}条）`,
  );
  const ticks = button(isTicking ? '不再勾选' : '逐段勾选', () => {
    store('sessionStorage', TRAY, isTicking ? OPEN : TICKING);
    openTray();
  });
  ticks.hidden = !document.querySelector(PARAGRAPHS);
  const close = button('收起', () => {
    forget('sessionStorage', TRAY);
    showTicks(false);
    results.disconnect();
    bar.remove();
  });
  const bar = barAtEdge({ role: 'status' }, said, open, ticks, close);
  showTicks(isTicking);
  tickResults();
  results.observe(document.body, { childList: true, subtree: true });
}

/** Ticks in a list of results, as often as there are others, what is in already. */
function tickResults(): void {
  const ticks = [...document.querySelectorAll<HTMLInputElement>('[data-result] [data-tick]')];
  const kept = new Set(ticks.length > 0 ? items().map(keyIn) : []);
  for (const tick of ticks.filter((each) => !pending.has(each)))
    tick.checked = kept.has(keyShown(tick.closest<HTMLElement>('[data-eid]')));
}

/** Boxes of what is being read. */
const pending = new Set<HTMLInputElement>();

const results = new MutationObserver(tickResults);

const PARAGRAPHS = '.text p[id]:not([data-editorial] *)';

/** Boxes before the paragraphs of a text; one that is there stays, and with it the focus. */
function showTicks(shown: boolean): void {
  const kept = new Set(items().map(keyIn));
  for (const paragraph of document.querySelectorAll(PARAGRAPHS)) {
    const old = paragraph.querySelector<HTMLInputElement>('[data-tick]');
    if (!shown) {
      old?.remove();
      continue;
    }
    const at = keyOf(document, { eId: paragraph.id });
    const tick =
      old ?? element('input', { type: 'checkbox', 'data-tick': '', 'data-editorial': '', 'aria-label': '放入摘编' });
    tick.checked = kept.has(at);
    if (!old) paragraph.prepend(tick);
  }
}
