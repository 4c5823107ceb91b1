/**
 * 选择要存的法规, on the page of what is kept: all regulations a line each, to be ticked and stored one after the other. Loaded, and the list
 * with it, when a reader asks for it.
 */
import type { StoreNews } from '../offline/worker.ts';
import styles from './choose.css?inline';
import { adoptStyles, element } from './dom.ts';
import { ask, hasNoRoom, keptAt, keptSizes, keptText, sizeText, whyBroken } from './kept.ts';
import { isCalled, loadShelf, SHELF_LINES, type ShelfLine } from './shelf.ts';

const { root = '/' } = document.body.dataset;

/**
 * @param place where the list comes to stand
 * @throws when the list cannot be had
 */
export async function openChoice(place: HTMLElement): Promise<void> {
  const { spines } = await loadShelf(`${root}shelf.json`);
  adoptStyles(styles);
  const titles = new Map(spines.map((spine) => [slugOf(spine), spine[1]]));
  let kept = await keptSizes();
  /** What all regulations need besides, and the first one brings along. */
  let shared = (await keptAt('offline.json')) === undefined ? await bytesOf('offline.json') : 0;
  /** What is ticked, in that order, with the bytes it will take; 0 while they are not known. */
  const chosen = new Map<string, number>();
  const rows = new Map<string, HTMLLIElement>();
  let shown = SHELF_LINES;
  let isStoring = false;
  /** How often storing has ended: what is known late of an earlier tick is not said over what came of that. */
  let ended = 0;

  const field = element('input', {
    type: 'search',
    placeholder: '题名中的字，或首字母',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const count = element('output');
  const list = element('ul');
  const more = element('button', { type: 'button', class: 'choice-more' });
  const said = element('p');
  const failures = element('ul', { tabindex: '0', 'aria-label': '没有存下的' });
  const store = element('button', { type: 'button', class: 'choice-store' });
  place.replaceChildren(
    element('h2', {}, '选择要存的法规'),
    element('label', {}, element('span', {}, '法规名'), field),
    count,
    list,
    more,
    element('div', { class: 'choice-foot' }, element('div', { role: 'status' }, said, failures), store),
  );

  function show(): void {
    const found = spines.filter(isCalled(field.value));
    rows.clear();
    for (const spine of found.slice(0, shown)) rows.set(slugOf(spine), rowOf(spine));
    list.replaceChildren(...rows.values());
    const all = `共${spines.length}部`;
    count.textContent = field.value.trim() === '' ? all : `${found.length}部，${all}`;
    more.hidden = found.length <= shown;
    more.textContent = `显示更多（还有${found.length - shown}部）`;
  }

  function rowOf(spine: ShelfLine): HTMLLIElement {
    const [url, title, , , , , , facts] = spine;
    const slug = slugOf(spine);
    const bytes = kept.get(slug);
    if (bytes !== undefined)
      return element(
        'li',
        { 'data-is-kept': '' },
        element('a', { href: url }, title),
        element('small', {}, facts),
        element('small', {}, keptText(bytes)),
      );
    const box = element('input', { type: 'checkbox', value: slug });
    box.checked = chosen.has(slug);
    return element(
      'li',
      {},
      element('label', {}, box, title),
      element('small', {}, facts),
      element('small', { 'data-takes': '' }, takesText(chosen.get(slug) ?? 0)),
    );
  }

  /** In bytes; 0 where it is not known, or nothing is chosen. */
  function totalChosen(): number {
    const sizes = [...chosen.values()];
    return sizes.length === 0 || sizes.includes(0) ? 0 : sizes.reduce((sum, bytes) => sum + bytes, shared);
  }

  function showAmounts(): void {
    const amount = [`${chosen.size}部`, takesText(totalChosen())].filter(Boolean).join('，');
    store.textContent = isStoring ? '正在存…' : chosen.size > 0 ? `存到本机（${amount}）` : '存到本机';
    store.setAttribute('aria-disabled', String(isStoring || chosen.size === 0));
    for (const [slug, row] of rows) {
      const takes = row.querySelector('[data-takes]');
      if (takes) takes.textContent = takesText(chosen.get(slug) ?? 0);
    }
  }

  async function choose({ value: slug, checked }: HTMLInputElement): Promise<void> {
    const before = ended;
    if (!checked) chosen.delete(slug);
    else {
      chosen.set(slug, 0);
      showAmounts();
      const bytes = await bytesOf(`${slug}/offline.json`);
      if (chosen.has(slug)) chosen.set(slug, bytes);
    }
    showAmounts();
    const left = await roomLeft();
    if (isStoring || ended !== before) return;
    failures.replaceChildren();
    said.textContent = [
      chosen.size > 0 && shared > 0 ? `含各部共用的检索和样式${sizeText(shared)}，只存一次。` : '',
      left !== null && totalChosen() > left ? '本机剩下的空间可能不够。' : '',
    ].join('');
  }

  async function storeChosen(): Promise<void> {
    isStoring = true;
    failures.replaceChildren();
    let stored = 0;
    let failed = 0;
    // What is ticked meanwhile is stored, too, and what is not any more is not
    for (const slug of chosen.keys()) {
      const title = titles.get(slug) ?? slug;
      said.textContent = `正在存第${stored + failed + 1}部，共${stored + chosen.size}部：${title}`;
      showAmounts();
      const why = await storeOne(slug);
      if (why === null) {
        chosen.delete(slug);
        stored += 1;
      } else {
        failures.append(element('li', {}, `${title}：${why}`));
        failed += 1;
      }
    }
    isStoring = false;
    ended += 1;
    showAmounts();
    const done = stored > 0 ? `存好了${stored}部。` : '';
    said.textContent = done + (failed > 0 ? `${failed}部没有存下，可以再存：` : '');
  }

  show();
  showAmounts();
  field.addEventListener('input', () => {
    shown = SHELF_LINES;
    show();
  });
  more.addEventListener('click', () => {
    const first = shown;
    shown += SHELF_LINES;
    show();
    list.children[first]?.querySelector<HTMLElement>('input, a')?.focus();
  });
  list.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement) void choose(target);
  });
  store.addEventListener('click', () => {
    if (store.getAttribute('aria-disabled') === 'false') void storeChosen();
  });
  navigator.serviceWorker.addEventListener('message', async ({ data }: MessageEvent<Partial<StoreNews>>) => {
    if (!data.storeChanged) return;
    kept = await keptSizes();
    if (kept.size > 0) shared = 0;
    for (const slug of kept.keys()) chosen.delete(slug);
    showAmounts();
    for (const spine of spines) {
      const row = rows.get(slugOf(spine));
      if (!row || 'isKept' in row.dataset === kept.has(slugOf(spine))) continue;
      const isHeld = row.contains(document.activeElement);
      const next = rowOf(spine);
      row.replaceWith(next);
      rows.set(slugOf(spine), next);
      if (isHeld) next.querySelector<HTMLElement>('input, a')?.focus();
    }
  });
  field.focus();
}

const slugOf = ([url]: ShelfLine): string => url.slice(root.length, -1);

const takesText = (bytes: number): string => (bytes > 0 ? `约${sizeText(bytes)}` : '');

/** What all of a list will take; 0 where the network does not tell. @param list below the site's root */
async function bytesOf(list: string): Promise<number> {
  try {
    const response = await fetch(root + list);
    return Number((await response.json()).bytes) || 0;
  } catch {
    return 0;
  }
}

/** Null when it is kept, else why it is not. */
function storeOne(slug: string): Promise<string | null> {
  return new Promise((resolve) => {
    const end = (why: string | null): void => {
      navigator.serviceWorker.removeEventListener('message', onNews);
      resolve(why);
    };
    const onNews = async ({ data }: MessageEvent<Partial<StoreNews>>): Promise<void> => {
      if (!data.storeChanged) return;
      if ((await keptSizes()).has(slug)) end(null);
      // Workers of earlier editions do not say that it was this one for which there is no room
      else if (data.broken === slug || (await hasNoRoom())) end(await whyBroken());
    };
    navigator.serviceWorker.addEventListener('message', onNews);
    ask({ choose: slug }).catch(() => end('网络断了，或者浏览器没有允许本站存储数据。请刷新以后再存'));
  });
}

/** In bytes; null where the browser does not tell. */
async function roomLeft(): Promise<number | null> {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  return quota === undefined || usage === undefined ? null : quota - usage;
}
