/** The dialog that offers citations: every choice shows what will be copied. Loaded when it is first opened. */
import { fromSibling } from '../regulation/addresses.ts';
import { type CitationData, citationChoices } from '../regulation/citation.ts';
import { adoptStyles } from './adopt-styles.ts';
import styles from './cite-dialog.css?inline';
import type { Cited } from './cited.ts';
import { element } from './dom.ts';

let load: Promise<CitationData> | null = null;

/** Opens the dialog on the first of what can be cited. */
export async function openCitations(offered: readonly Cited[]): Promise<void> {
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

function makeDialog(offered: readonly Cited[], data: CitationData): HTMLDialogElement {
  const status = element('p', { role: 'status' });
  const list = element('ul', {});
  const scope = element(
    'select',
    { id: 'cite-scope', autofocus: '' },
    ...offered.map(({ name }, index) => element('option', { value: String(index) }, name)),
  );
  const show = () => {
    const cited = offered[Number(scope.value)];
    if (cited) list.replaceChildren(...choicesOf(cited, data).map((choice) => choiceItem(choice, status)));
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

function choicesOf({ place, quote, url }: Cited, data: CitationData) {
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
