/**
 * The dialog that offers what can be cited, and the key that copies what was copied last. With all that belongs to copying and citing one
 * script, loaded when something is first selected or asked for.
 */

import { withEdition } from '../regulation/addresses.ts';
import { type CitationData, citationChoices } from '../regulation/citation.ts';
import {
  type Citable,
  citedDivision,
  citedProvision,
  citedSelection,
  loadCitationData,
  selectedInText,
} from './citable.ts';
import styles from './cite.css?inline';
import { offerButton } from './cite-selection.ts';
import { adoptStyles, element } from './dom.ts';
import { openModal } from './modal.ts';
import { notify } from './notify.ts';
import { store, stored } from './store.ts';

export function citeProvision(provision: Element): void {
  void openCitations([...citedProvision(provision), citedDivision(provision)]);
}

/** The whole article of an article's page. */
export function citeArticle(): void {
  const article = document.querySelector('article[data-eid]');
  if (article) void openCitations([citedDivision(article)]);
}

/** From now on what is selected can be cited, and is copied clean. */
export const offerSelected = (): void => offerButton(citeSelected);

/** What is selected, and the paragraph it begins in. */
function citeSelected(range: Range): void {
  void openCitations(selectedCitables(range));
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
  const show = (cited: Citable | undefined) =>
    list.replaceChildren(...(cited ? citationsOf(cited, data).map((choice) => choiceItem(choice, status)) : []));
  show(offered[0]);
  openModal('引用', status, [scopeOf(offered, show), list]);
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

/** In the reader's own time. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
