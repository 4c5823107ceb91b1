/**
 * What can be cited of a page, the dialog that offers it, the button that opens it on what is selected, and the key that copies what was
 * copied last. With all that belongs to copying one script, loaded when something is first selected or asked for.
 */

import { divisionPath, fragment, fromSibling, sentenceId, showQuery, withEdition } from '../regulation/addresses.ts';
import { type CitationData, type CitedPlace, citationChoices, clauseReference } from '../regulation/citation.ts';
import { blocksAt, plainOf } from './blocks.ts';
import styles from './cite.css?inline';
import { copyClean } from './copy.ts';
import { adoptStyles, element } from './dom.ts';
import { openModal } from './modal.ts';
import { button, notify } from './notify.ts';
import { pageText, selectedPart, sentencesIn } from './official-text.ts';
import { store, stored } from './store.ts';
import { follow, openTray, putInPlace } from './tray.ts';

/** What a sign or button stands by: a paragraph, or the whole article of an article's page. */
export function citeAt(sign: Element): void {
  if (sign.matches('[data-cite=md]')) {
    void copyMarkdown(sign);
    return;
  }
  const provision = sign.closest('.text [id]');
  const article = document.querySelector('article[data-eid]');
  if (provision) void openCitations([...citedProvision(provision), citedDivision(provision)]);
  else if (article) void openCitations([citedDivision(article)]);
}

/** Puts what is selected, or the article that is read, into the basket. */
export function gather(): void {
  const range = selectedInText();
  const cited = (range && citedSelection(range)) ?? articleInSight().map(citedDivision)[0];
  if (cited) putInPlace(cited.place);
}

/** 摘编 is loaded with what cites. */
export { follow, openTray };

/** From now on what is selected can be cited by a button, and is copied clean. */
export function offerSelected(): void {
  copyClean(sourceLines);
  adoptStyles(styles);
  const buttons = element(
    'p',
    { class: 'cite-selection' },
    button('引用所选', citeSelected),
    button('放入摘编', gather),
  );
  // Pressing one would end the selection before the click
  for (const type of ['pointerdown', 'mousedown']) buttons.addEventListener(type, (event) => event.preventDefault());
  const reflect = () => {
    buttons.hidden = selectedInText() === null;
  };
  document.addEventListener('selectionchange', reflect);
  document.body.append(buttons);
  reflect();
}

/** Loads what a line that says where copied words come from is made of. */
async function sourceLines(): Promise<(range: Range) => string | null> {
  const data = await loadCitationData();
  return (range) => {
    const cited = citedSelection(range);
    return data && cited ? `——${clauseReference(data, cited.place)}` : null;
  };
}

/** What is selected, and the paragraph it begins in. */
function citeSelected(): void {
  const range = selectedInText();
  if (range) void openCitations(selectedCitables(range));
}

function selectedCitables(range: Range): readonly Citable[] {
  const cited = citedSelection(range);
  const around = range.startContainer.parentElement?.closest('.text p[id]');
  return cited ? [cited, ...(around ? citedProvision(around) : [])] : [];
}

/** Copies what is selected, or the article that is read, in the way that was chosen last, and says so. */
export async function citeAgain(): Promise<void> {
  const range = selectedInText();
  const offered = range ? selectedCitables(range) : articleInSight().map(citedDivision);
  const [cited] = offered;
  const data = await loadCitationData();
  if (!cited || !data) return openCitations(offered);
  const choices = citationsOf(cited, data);
  const choice = choices.find(({ name }) => name === stored('localStorage', LAST)) ?? choices[0];
  if (choice && (await copyText(choice.text)))
    notify(`已复制${choice.name}：${excerpt(choice.text)}`, { text: '其他', act: () => void openCitations(offered) });
  else await openCitations(offered);
}

/** The article of the page; of the whole text, the first whose end is in sight. */
function articleInSight(): readonly Element[] {
  const articles = [...document.querySelectorAll('article[data-eid], .text section[id]')];
  const inSight = articles.find((article) => article.getBoundingClientRect().bottom > innerHeight * EYE_LINE);
  return inSight ? [inSight] : articles.slice(0, 1);
}

/** How far below the window's top the eye rests. */
const EYE_LINE = 0.3;

/** Of what was copied, beginning and end: the words, and where they stand. */
const EXCERPT = 20;
function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 2 * EXCERPT ? `${line.slice(0, EXCERPT)}…${line.slice(-EXCERPT)}` : line;
}

/** The name of the choice that was copied last. */
const LAST = 'tiaowen:cite';

/** Opens the dialog on the first of what can be cited: every choice shows what will be copied. */
async function openCitations(offered: readonly Citable[]): Promise<void> {
  const data = await loadCitationData();
  adoptStyles(styles);
  const status = element('p', { role: 'status' });
  if (data === null) {
    status.textContent = '没有取到引用所需的信息，请检查网络后再试。';
    openModal('引用', status, []);
    return;
  }
  const list = element('ul', { class: 'citations' });
  let [chosen] = offered;
  const show = (cited: Citable | undefined) => {
    chosen = cited;
    list.replaceChildren(...(cited ? citationsOf(cited, data).map((choice) => choiceItem(choice, status)) : []));
  };
  show(chosen);
  const scope = scopeOf(offered, show);
  const dialog = openModal('引用', status, [scope, list]);
  const putChosen = () => {
    dialog.close();
    if (chosen) putInPlace(chosen.place);
  };
  scope.append(button('放入摘编', putChosen));
  // The choice that was made last is at hand, whatever comes before it
  const last = [...list.querySelectorAll('button')].find(({ value }) => value === stored('localStorage', LAST));
  (last ?? list.querySelector('button'))?.focus();
}

/** What is cited: a choice where there is one. */
function scopeOf(offered: readonly Citable[], show: (cited: Citable | undefined) => void): HTMLElement {
  const label = '范围';
  if (offered.length < 2)
    return element('p', { class: 'cite-scope' }, element('span', {}, label), offered[0]?.name ?? '');
  const scope = element(
    'select',
    { id: 'cite-scope' },
    ...offered.map(({ name }, index) => element('option', { value: String(index) }, name)),
  );
  scope.addEventListener('change', () => show(offered[Number(scope.value)]));
  return element('p', { class: 'cite-scope' }, element('label', { for: 'cite-scope' }, label), scope);
}

function citationsOf({ place, quote, url }: Citable, data: CitationData) {
  return citationChoices(data, place, quote, { url: withEdition(url, data.work.issuedOn), on: today() });
}

function choiceItem({ name, text }: { name: string; text: string }, status: HTMLElement): HTMLLIElement {
  const shown = element('p', { class: 'cite-text' }, text);
  const copy = element('button', { type: 'button', value: name, 'aria-label': `复制${name}` }, '复制');
  copy.addEventListener('click', async () => {
    store('localStorage', LAST, name);
    status.textContent = (await copyText(text, shown)) ? `已复制${name}` : '没有复制成功：请选中文字后复制';
  });
  return element('li', {}, element('h3', {}, name), copy, shown);
}

/** The clipboard needs a secure address; sites inside an office often have none, and copy what is shown. */
async function copyText(text: string, shown?: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (shown === undefined) return false;
    getSelection()?.selectAllChildren(shown);
    return document.execCommand('copy');
  }
}

/** Of an article, what lies beside its page; shown where nothing can be put on the clipboard. */
async function copyMarkdown(sign: Element): Promise<void> {
  const file = 'index.md';
  const isCopied = await fetch(file)
    .then(async (response) => response.ok && copyText(await response.text()))
    .catch(() => false);
  if (isCopied) sign.textContent = '已复制';
  else location.assign(file);
}

/** In the reader's own time. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** Something a reader may cite: its place, its official text and its address. */
interface Citable {
  /** What it is called in the choice of what to cite. */
  readonly name: string;
  readonly place: CitedPlace;
  readonly quote: string;
  readonly url: string;
}

/** Paragraphs and items, which carry an eId and their text; notes among them are not the text's. */
const PROVISIONS = '.text p[id]:not([data-editorial] *)';

/** The whole article (or preamble, …) a provision stands in. */
function citedDivision(root: Element): Citable {
  const eId = divisionAround(root);
  const quote = plainOf(blocksAt(document, { eId }) ?? []);
  return { name: '整条', place: { eId }, quote, url: pageAddress(root) };
}

/** A paragraph or item and each of its sentences. */
function citedProvision(provision: Element): readonly Citable[] {
  const official = pageText(provision);
  const url = pageAddress(provision);
  const parts = sentencesIn(official);
  const own: Citable = {
    name: '本段',
    place: { eId: provision.id },
    quote: official.text.trim(),
    url: url + fragment(provision.id),
  };
  if (parts.length < 2) return [own];
  return [
    own,
    ...parts.map(({ start, end }, index) => {
      const quote = official.text.slice(start, end).trim();
      const at = index + 1;
      return {
        name: `第${at}句：${quote.slice(0, 16)}${quote.length > 16 ? '…' : ''}`,
        place: { eId: provision.id, sentences: { from: at, to: at } },
        quote,
        url: url + fragment(sentenceId(provision.id, at)),
      };
    }),
  ];
}

/** What is selected, to the character; its place in whole sentences. Null when no official text is selected. */
function citedSelection(range: Range): Citable | null {
  const touched = [...document.querySelectorAll(PROVISIONS)]
    .filter((provision) => range.intersectsNode(provision))
    .map((provision) => ({ provision, ...selectedIn(provision, range) }))
    .filter(({ quote }) => quote !== '');
  const [first] = touched;
  const last = touched.at(-1);
  if (!first || !last) return null;
  const url = pageAddress(first.provision);
  const quote = touched.map((each) => each.quote).join('\n');
  if (first !== last) {
    const place = { eId: first.provision.id, lastEId: last.provision.id };
    const shown = showQuery([{ from: place.eId, to: place.lastEId }]);
    return { name: '所选文字', place, quote, url: url + shown + fragment(place.eId) };
  }
  const { sentences } = first;
  const place = { eId: first.provision.id, sentences };
  return {
    name: '所选文字',
    place,
    quote,
    url: url + fragment(sentences ? sentenceId(first.provision.id, sentences.from) : first.provision.id),
  };
}

/** The selected characters of a provision and the sentences they touch, unless those are all. */
function selectedIn(provision: Element, range: Range): Pick<Citable, 'quote'> & Pick<CitedPlace, 'sentences'> {
  const official = pageText(provision);
  const part = selectedPart(official, range);
  if (part === null) return { quote: '' };
  const { start, end } = part;
  const parts = sentencesIn(official);
  const from = parts.findIndex((part) => start < part.end) + 1;
  const to = parts.filter((part) => end > part.start).length;
  const isPart = from > 0 && to >= from && parts.length > 1 && !(from === 1 && to === parts.length);
  return { quote: official.text.slice(start, end).trim(), ...(isPart ? { sentences: { from, to } } : {}) };
}

/** What is selected of a text; null when nothing is. */
function selectedInText(): Range | null {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const isText = [range.startContainer, range.endContainer].some((node) => node.parentElement?.closest('.text'));
  return isText ? range.cloneRange() : null;
}

/** The eId of the article (or preamble, …) an element stands in. */
function divisionAround(element: Element): string {
  return element.closest<HTMLElement>('[data-eid], .text section[id]')?.id ?? '';
}

/** The address of its page, where the reader is. The whole text is one page of many articles, each with a page of its own. */
function pageAddress(element: Element): string {
  return new URL(fromSibling(divisionPath(divisionAround(element))), location.href).href;
}

let loading: Promise<CitationData> | null = null;

/** What citing needs beyond the page; null where it cannot be had, and is asked for again the next time. */
async function loadCitationData(): Promise<CitationData | null> {
  const { root = '/', slug = '', date } = document.body.dataset;
  loading ??= fetch(`${root}${slug}/${date ? `${date}/` : ''}citation.json`).then((response) => response.json());
  const data = await loading.catch(() => null);
  if (data === null) loading = null;
  return data;
}
