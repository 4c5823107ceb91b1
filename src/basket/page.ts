/** 摘编 as its page: the list in the order wanted, each with its words as published, taken away whole. */
import { type BasketItem, isBasketKey, isEntry, MOST_ITEMS } from '../browser/basket.ts';
import { part } from '../browser/dom.ts';
import { notify } from '../browser/notify.ts';
import { fragment, fragmentOfQuery, idOf } from '../regulation/addresses.ts';
import type { Sources } from '../regulation/print/word-lists.ts';
import { type BasketRow, itemRow, type RowActs } from './item.ts';
import { keepBasket, keptBasket, withOthers } from './kept.ts';
import { linkOf, readLink } from './link.ts';
import { type EntryReading, openReader } from './reading.ts';
import { take, takenOf } from './taking.ts';

/** Pages of the site asked for at a time. */
const AT_ONCE = 4;

const NOT_KEPT = '这台设备没有存下：空间已满，或浏览器不让保存。离开这一页以前，请用文件或链接带走。';

function startBasket(root: HTMLElement): void {
  const status = part(root, '[data-basket-status]', HTMLElement);
  const list = part(root, '[data-basket-list]', HTMLOListElement);
  const tools = part(root, '[data-basket-tools]', HTMLElement);
  const empty = part(root, '[data-basket-empty]', HTMLElement);
  const arrived = part(root, '[data-basket-arrived]', HTMLElement);
  const sources = part(tools, '[name=sources]', HTMLSelectElement);
  const reader = openReader(document.body.dataset.root ?? '/');

  let rows: BasketRow[] = [];
  /** Whether the list is the reader's own, and not one that a link brought. */
  let isOwn = true;
  let isKept = true;
  /** What came of what was done last. */
  let remark = '';

  const itemsOf = (): readonly BasketItem[] => rows.map(({ item }) => item);

  function keep(): void {
    isKept = !isOwn || keepBasket(itemsOf());
    tell();
  }

  function tell(): void {
    const entries = rows.filter(({ item }) => isEntry(item));
    const waiting = entries.filter(({ reading }) => reading === null).length;
    const lost = entries.filter(({ reading }) => reading?.kind === 'lost').length;
    const changed = entries.filter(({ reading }) => reading?.kind === 'read' && reading.changed !== null).length;
    const slugs = new Set(entries.map(({ item }) => (isEntry(item) ? item.slug : '')));
    const counts = entries.length === 0 ? '' : `${entries.length}条，出自${slugs.size}部法规。`;
    const marks = [
      changed > 0 ? `${changed}条的文字有改动。` : '',
      lost > 0 ? `${lost}条读不到，带走的文件里没有。` : '',
      waiting > 0 ? `正在读取，还有${waiting}条。` : '',
      isKept ? '' : NOT_KEPT,
    ];
    status.dataset.basketStatus = waiting > 0 ? 'busy' : 'done';
    status.textContent = counts + marks.join('') + remark;
    empty.hidden = rows.length > 0;
    tools.hidden = rows.length === 0;
    arrived.hidden = isOwn;
  }

  function show(items: readonly BasketItem[]): void {
    rows = items.map((item) => itemRow(item, acts));
    list.replaceChildren(...rows.map(({ li }) => li));
    void readAll(rows);
    tell();
  }

  async function readAll(shown: readonly BasketRow[]): Promise<void> {
    const waiting = shown.filter(({ item, reading }) => isEntry(item) && reading === null);
    const work = async (): Promise<void> => {
      for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
        // It was taken out meanwhile
        if (!rows.includes(row) || !isEntry(row.item)) continue;
        learn(row, await reader.read(row.item));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (isOwn && rows.length > 0 && shown.every((row) => rows.includes(row))) keep();
    else tell();
  }

  function learn(row: BasketRow, reading: EntryReading): void {
    if (!isEntry(row.item)) return;
    const { comment } = row.item;
    row.reading = reading;
    if (reading.kind === 'read' && reading.changed === null) row.item = { ...reading.entry, comment };
    row.fill();
    tell();
  }

  const acts: RowActs = {
    keep,
    move(row, by) {
      const at = rows.indexOf(row);
      const other = rows[at + by];
      if (other === undefined) return;
      rows.splice(at, 1);
      rows.splice(at + by, 0, row);
      // The other one moves: what is held or has the focus must stay in the page
      if (by > 0) row.li.before(other.li);
      else row.li.after(other.li);
      keep();
      status.textContent = `第${at + by + 1}位，共${rows.length}。${isKept ? '' : NOT_KEPT}`;
    },
    remove(row) {
      const at = rows.indexOf(row);
      const next = rows[at + 1] ?? rows[at - 1];
      const before = itemsOf();
      rows.splice(at, 1);
      row.li.remove();
      keep();
      (next?.grip ?? list).focus();
      offerBack('已移出一条。', before);
    },
    replace(row, item) {
      const made = itemRow(item, acts);
      rows.splice(rows.indexOf(row), 1, made);
      row.li.replaceWith(made.li);
      made.grip.focus();
      void readAll([made]);
      tell();
    },
    neighbourAt(row, y) {
      const at = rows.indexOf(row);
      const middleOf = (other: BasketRow | undefined): number => {
        const { top = Number.NaN, height = 0 } = other?.li.getBoundingClientRect() ?? {};
        return top + height / 2;
      };
      if (y < middleOf(rows[at - 1])) return -1;
      return y > middleOf(rows[at + 1]) ? 1 : 0;
    },
  };

  function offerBack(said: string, before: readonly BasketItem[]): void {
    const act = () => {
      document.querySelector('.notice')?.remove();
      show(before);
      keep();
    };
    notify(said, { text: '放回', act });
  }

  part(tools, '[data-basket-heading]', HTMLButtonElement).addEventListener('click', () => {
    if (rows.length >= MOST_ITEMS) return;
    const row = itemRow({ heading: '' }, acts);
    rows.unshift(row);
    list.prepend(row.li);
    row.li.querySelector('input')?.focus();
    keep();
  });
  part(tools, '[data-basket-clear]', HTMLButtonElement).addEventListener('click', () => {
    const before = itemsOf();
    show([]);
    keep();
    offerBack(`已移出全部${before.filter(isEntry).length}条。`, before);
  });
  for (const button of tools.querySelectorAll<HTMLButtonElement>('[data-take]'))
    button.addEventListener('click', async () => {
      button.disabled = true;
      const taken = takenOf(rows);
      const link = new URL(fragment(linkOf(itemsOf())), location.href).href;
      const how: Sources = sources.value === 'end' || sources.value === 'none' ? sources.value : 'below';
      remark = await take(button.dataset.take ?? '', { taken, sources: how, link, word: root.dataset.word ?? '' });
      button.disabled = false;
      tell();
    });

  const linked = fragmentOfQuery(location.search);
  if (linked !== null) history.replaceState(null, '', location.pathname + linked);

  function open(): void {
    const { items, unread, left } = readLink(idOf(location.hash));
    const own = keptBasket();
    isOwn = items.length === 0;
    remark = [
      unread > 0 ? `链接里有${unread}处认不出，没有列出。` : '',
      left > 0 ? `链接里的条款太多，只列出前${MOST_ITEMS}条，余下${left}条没有列出。` : '',
    ].join('');
    show(isOwn ? own : items);
  }
  part(arrived, '[data-basket-keep]', HTMLButtonElement).addEventListener('click', () => {
    const all = withOthers(keptBasket(), itemsOf());
    isOwn = true;
    history.replaceState(null, '', location.pathname);
    show(all);
    keep();
  });
  part(arrived, '[data-basket-back]', HTMLButtonElement).addEventListener('click', () => {
    history.replaceState(null, '', location.pathname);
    open();
  });
  addEventListener('hashchange', open);
  // Ticked on another page meanwhile
  window.addEventListener('storage', ({ key }) => {
    if (isOwn && isBasketKey(key)) show(keptBasket());
  });
  open();
}

for (const root of document.querySelectorAll<HTMLElement>('[data-basket]')) startBasket(root);
