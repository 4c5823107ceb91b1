/** Drafts that come as files: chosen, dropped, or pasted as the source of a page. */
import { part } from '../../browser/dom.ts';
import type { Revisions } from '../../importing/docx/read.ts';
import type { DraftReading } from '../../importing/draft.ts';
import { LONGEST_DRAFT } from '../findings.ts';
import { REVISED, tooLong } from '../wording.ts';
import type { ToReader } from './reader.ts';
import readerAddress from './reader.ts?worker&url';

/** In bytes. */
const LARGEST_FILE = 50 * 1024 * 1024;

export interface DraftFiles {
  /** A file is being read: what was there is no longer checked. */
  reading(name: string): void;
  taken(text: string, name: string, said: string): void;
  refused(said: string): void;
}

export function watchFiles(
  root: HTMLElement,
  draft: HTMLTextAreaElement,
  { reading, taken, refused }: DraftFiles,
): void {
  const choice = part(root, '[data-proof-revised]', HTMLElement);
  let latest: File | null = null;

  async function take(file: File | undefined, revisions: Revisions): Promise<void> {
    if (!file) return;
    latest = file;
    if (file.size > LARGEST_FILE) {
      refused(`“${file.name}”太大，最多 ${LARGEST_FILE / 1024 / 1024} MB。`);
      return;
    }
    reading(file.name);
    const read = await readFile(file, revisions).catch(() => null);
    if (latest !== file) return;
    if (read === null) refused(`“${file.name}”：读不了，请换一个浏览器，或把文字粘贴进来。`);
    else if (!read.ok) refused(`“${file.name}”：${read.problem.message}${read.problem.hint}`);
    else if (read.text.length > LONGEST_DRAFT) refused(`“${file.name}”：${tooLong(read.text)}`);
    else {
      choice.hidden = !read.revised;
      for (const each of choice.querySelectorAll('input')) each.checked = each.value === revisions;
      taken(read.text, file.name, read.revised ? `草稿中有修订，核对的是${REVISED[revisions]}的文字。` : '');
    }
  }

  const fresh = (file: File | undefined) => {
    choice.hidden = true;
    void take(file, 'accepted');
  };
  const input = part(root, 'input[type=file]', HTMLInputElement);
  input.addEventListener('change', () => {
    fresh(input.files?.[0]);
    // The same file may be chosen again when it has been changed
    input.value = '';
  });
  choice.addEventListener('change', ({ target }) => {
    if (latest && target instanceof HTMLInputElement)
      void take(latest, target.value === 'before' ? 'before' : 'accepted');
  });
  root.addEventListener('dragover', (event) => event.preventDefault());
  root.addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    // Words that are dragged into the draft are put there by the browser
    if (!file) return;
    event.preventDefault();
    fresh(file);
  });
  draft.addEventListener('paste', (event) => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (!SOURCE_OF_PAGE.test(pasted) || draft.value.trim() !== '') return;
    event.preventDefault();
    fresh(new File([pasted], '粘贴的网页', { type: 'text/html' }));
  });
  draft.addEventListener('input', () => {
    if (draft.value === '') choice.hidden = true;
  });
}

/** Tags, not what they show. */
const SOURCE_OF_PAGE = /^\s*<(?:!doctype|html|head|body|div|table|p|section|article|span|h\d)\b.*<\/\w+>/isu;

/** In a worker of its own, which is loaded for it and ends with it. */
async function readFile(file: File, revisions: Revisions): Promise<DraftReading> {
  const bytes = await file.arrayBuffer();
  const reader = new Worker(readerAddress, { type: 'module' });
  return new Promise<DraftReading>((resolve, reject) => {
    reader.addEventListener('message', ({ data }: MessageEvent<DraftReading>) => resolve(data));
    reader.addEventListener('error', reject);
    reader.postMessage({ bytes, revisions } satisfies ToReader, [bytes]);
  }).finally(() => reader.terminate());
}
