/** From a paragraph or a selection in the page to what can be cited there, and the dialog that offers it. Loaded when it is first asked for. */

import { divisionPath, fragment, fromSibling, sentenceId } from '../regulation/addresses.ts';
import { type CitationData, type CitedPlace, citationChoices } from '../regulation/citation.ts';
import styles from './cite.css?inline';
import { adoptStyles, element } from './dom.ts';
import { officialText, sentencesIn } from './official-text.ts';

export function citeProvision(provision: Element): void {
  void openCitations([...citedProvision(provision), citedDivision(provision)]);
}

/** The whole article of an article's page. */
export function citeArticle(): void {
  const article = document.querySelector('article[data-eid]');
  if (article) void openCitations([citedDivision(article)]);
}

/** What is selected, and the paragraph it begins in. */
export function citeSelected(range: Range): void {
  const cited = citedSelection(range);
  const around = range.startContainer.parentElement?.closest('.text p[id]');
  if (cited) void openCitations([cited, ...(around ? citedProvision(around) : [])]);
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
  const provisions = [...(document.getElementById(eId) ?? root).querySelectorAll('[data-source]')];
  const quote = provisions.map((each) => officialText(each).text.trim()).join('\n');
  return { name: '整条', place: { eId }, quote, url: pageAddress(root) };
}

/** A paragraph or item and each of its sentences. */
function citedProvision(provision: Element): readonly Citable[] {
  const official = officialText(provision);
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
    return { name: '所选文字', place, quote, url: url + fragment(first.provision.id) };
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
  const official = officialText(provision);
  const { text, pieces } = official;
  const selected = pieces.filter(({ node }) => range.intersectsNode(node));
  const [first] = selected;
  const last = selected.at(-1);
  if (!first || !last) return { quote: '' };
  const start = first.start + (first.node === range.startContainer ? range.startOffset : 0);
  const end = last.start + (last.node === range.endContainer ? range.endOffset : last.node.length);
  const parts = sentencesIn(official);
  const from = parts.findIndex((part) => start < part.end) + 1;
  const to = parts.filter((part) => end > part.start).length;
  const isPart = from > 0 && to >= from && parts.length > 1 && !(from === 1 && to === parts.length);
  return { quote: text.slice(start, end).trim(), ...(isPart ? { sentences: { from, to } } : {}) };
}

/** The eId of the article (or preamble, …) an element stands in. */
function divisionAround(element: Element): string {
  return element.closest<HTMLElement>('[data-eid], .text section[id]')?.id ?? '';
}

/** The address of its page, where the reader is. The whole text is one page of many articles, each with a page of its own. */
function pageAddress(element: Element): string {
  return new URL(fromSibling(divisionPath(divisionAround(element))), location.href).href;
}

let load: Promise<CitationData> | null = null;

/** Opens the dialog on the first of what can be cited: every choice shows what will be copied. */
async function openCitations(offered: readonly Citable[]): Promise<void> {
  load ??= fetch(new URL(fromSibling('citation.json'), location.href)).then((response) => response.json());
  const data = await load.catch(() => null);
  load = data && load;
  adoptStyles(styles);
  const dialog = data ? makeDialog(offered, data) : makeFailure();
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function makeDialog(offered: readonly Citable[], data: CitationData): HTMLDialogElement {
  const status = element('p', { role: 'status' });
  const list = element('ul', {});
  const scope = element(
    'select',
    { id: 'cite-scope', autofocus: '' },
    ...offered.map(({ name }, index) => element('option', { value: String(index) }, name)),
  );
  const show = () => {
    const cited = offered[Number(scope.value)];
    if (cited) list.replaceChildren(...citationsOf(cited, data).map((choice) => choiceItem(choice, status)));
  };
  scope.addEventListener('change', show);
  show();
  return element(
    'dialog',
    { class: 'cite', 'aria-label': '引用' },
    head(status),
    element('p', { class: 'cite-scope' }, element('label', { for: 'cite-scope' }, '范围'), scope),
    list,
  );
}

function citationsOf({ place, quote, url }: Citable, data: CitationData) {
  return citationChoices(data, place, quote, { url, on: today() });
}

function choiceItem({ name, text }: { name: string; text: string }, status: HTMLElement): HTMLLIElement {
  const shown = element('p', { class: 'cite-text' }, text);
  const copy = element('button', { type: 'button', 'aria-label': `复制${name}` }, '复制');
  copy.addEventListener('click', async () => {
    status.textContent = (await copyText(text, shown)) ? `已复制${name}` : '没有复制成功：请选中文字后复制';
  });
  return element('li', {}, element('h3', {}, name), copy, shown);
}

/** The clipboard needs a secure address; sites inside an office often have none. */
async function copyText(text: string, shown: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection()?.selectAllChildren(shown);
    return document.execCommand('copy');
  }
}

function makeFailure(): HTMLDialogElement {
  return element(
    'dialog',
    { class: 'cite', 'aria-label': '引用' },
    head(),
    element('p', { role: 'status' }, '没有取到引用所需的信息，请检查网络后再试。'),
  );
}

function head(...said: readonly HTMLElement[]): HTMLElement {
  const close = element('button', { class: 'cite-close', 'aria-label': '关闭' }, '×');
  return element('form', { method: 'dialog', class: 'cite-head' }, element('h2', {}, '引用'), ...said, close);
}

/** In the reader's own time. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
