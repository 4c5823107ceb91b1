/** 核稿: the draft on one side, what was found on the other. */
import { part } from '../../browser/dom.ts';
import { onPlainKey } from '../../browser/keys.ts';
import type { DraftReading } from '../../importing/draft.ts';
import { failed } from '../../search/browser/wording.ts';
import { LONGEST_DRAFT, type Proof, type ProofFinding } from '../findings.ts';
import { mended, mendingsOf, needsAttention, noteSentences, summaryOf } from '../wording.ts';
import workerAddress from './checking.ts?worker&url';
import { exportProof } from './export.ts';
import { findingItem } from './finding.ts';
import type { FromProofWorker, ToProofWorker } from './messages.ts';
import readerAddress from './reader.ts?worker&url';

/** In milliseconds, after the last letter. */
const PAUSE = 500;
/** In bytes. */
const LARGEST_FILE = 50 * 1024 * 1024;

export function startProofreading(root: HTMLElement): void {
  const bundle = new URL(root.dataset.bundle ?? '', location.href).href;
  const draft = part(root, 'textarea[data-draft]', HTMLTextAreaElement);
  const file = part(root, 'input[type=file]', HTMLInputElement);
  const status = part(root, '[data-proof-status]', HTMLElement);
  const list = part(root, '[data-proof-list]', HTMLElement);
  const tools = part(root, '[data-proof-tools]', HTMLElement);
  const only = part(root, '[name=attention]', HTMLInputElement);

  let worker: Worker | null = null;
  let asked = 0;
  let waiting = 0;
  let proof: Proof | null = null;

  function start(): Worker {
    const made = new Worker(workerAddress, { type: 'module' });
    made.addEventListener('message', ({ data }: MessageEvent<FromProofWorker>) => hear(data));
    made.addEventListener('error', () => {
      worker = null;
      tell('idle', failed({ why: 'blocked' }));
    });
    made.postMessage({ kind: 'open', bundle } satisfies ToProofWorker);
    return made;
  }

  function tell(state: 'idle' | 'busy' | 'done', said: string): void {
    status.dataset.proofStatus = state;
    status.textContent = said;
    root.toggleAttribute('aria-busy', state === 'busy');
  }

  function hear(message: FromProofWorker): void {
    if (message.id !== asked) return;
    switch (message.kind) {
      case 'progress':
        tell('busy', `正在核对：${Math.floor(message.done * 100)}%`);
        return;
      case 'checked':
        show(message.proof);
        return;
      case 'failed':
        tell('idle', failed(message.failure));
    }
  }

  let remark = '';

  /** Begins at once; a check that is running is given up. */
  function check(said = ''): void {
    clearTimeout(waiting);
    remark = said;
    asked += 1;
    proof = null;
    if (draft.value.trim() === '') {
      list.replaceChildren();
      tools.hidden = true;
      tell('idle', '');
    } else if (draft.value.length > LONGEST_DRAFT) {
      tell('idle', `草稿有 ${draft.value.length} 个字，一次最多核对 ${LONGEST_DRAFT} 个，请分成几份。`);
    } else {
      tell('busy', '正在核对……');
      worker ??= start();
      worker.postMessage({ kind: 'check', id: asked, text: draft.value } satisfies ToProofWorker);
    }
  }

  function show(found: Proof): void {
    proof = found;
    list.replaceChildren(...found.findings.map((finding) => findingItem(finding, draft.value, acts)));
    tools.hidden = found.findings.length === 0;
    tell('done', summaryOf(found) + noteSentences(found.notes, draft.value).join('') + remark);
  }

  const acts = {
    show({ start, end }: ProofFinding) {
      draft.focus();
      draft.setSelectionRange(start, end);
      scrollToSelection(draft, start);
    },
    mend(finding: ProofFinding) {
      // Typed as a reader would: it can be undone
      for (const { start, end, text } of mendingsOf(finding, draft.value)) replace(draft, start, end, text);
      check();
    },
    copy(text: string) {
      void navigator.clipboard?.writeText(text);
    },
  };

  draft.addEventListener('input', (event) => {
    if (event instanceof InputEvent && event.isComposing) return;
    // Whoever waits for the end must not take an old answer for it
    if (draft.value.trim() !== '') tell('busy', '正在核对……');
    clearTimeout(waiting);
    waiting = window.setTimeout(check, PAUSE);
  });
  part(root, 'form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    check();
  });
  part(root, '[data-proof-clear]', HTMLButtonElement).addEventListener('click', () => {
    draft.value = '';
    file.value = '';
    check();
    draft.focus();
  });

  async function take(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    if (chosen.size > LARGEST_FILE) {
      tell('idle', `“${chosen.name}”太大，最多 ${LARGEST_FILE / 1024 / 1024} MB。`);
      return;
    }
    tell('busy', `正在读“${chosen.name}”……`);
    asked += 1;
    const wanted = asked;
    const reading = await readFile(chosen).catch(() => null);
    if (asked !== wanted) return;
    if (reading?.ok) {
      draft.value = reading.text;
      check(reading.revised ? '草稿中有修订，核对的是接受全部修订以后的文字。' : '');
    } else {
      const said =
        reading === null
          ? '读不了，请换一个浏览器，或把文字粘贴进来。'
          : reading.problem.message + reading.problem.hint;
      tell('idle', `“${chosen.name}”：${said}`);
    }
  }
  file.addEventListener('change', () => void take(file.files?.[0]));
  root.addEventListener('dragover', (event) => event.preventDefault());
  root.addEventListener('drop', (event) => {
    event.preventDefault();
    void take(event.dataTransfer?.files[0]);
  });

  only.addEventListener('change', () => list.toggleAttribute('data-only-attention', only.checked));
  for (const made of tools.querySelectorAll<HTMLButtonElement>('[data-proof-export]')) {
    made.addEventListener('click', () => {
      if (proof) exportProof(made.dataset.proofExport ?? '', { name: '草稿', text: draft.value, proof });
    });
  }
  part(tools, '[data-proof-mend]', HTMLButtonElement).addEventListener('click', () => {
    if (!proof) return;
    replace(draft, 0, draft.value.length, mended(draft.value, proof.findings.filter(needsAttention)));
    check();
  });

  // n and p go through what was found
  onPlainKey((key) => {
    const step = { n: 1, p: -1 }[key];
    if (!step) return;
    const items = [...list.querySelectorAll<HTMLElement>('[data-finding]')].filter((item) => item.checkVisibility());
    const at = items.findIndex((item) => item.contains(document.activeElement));
    items[at < 0 ? (step > 0 ? 0 : items.length - 1) : at + step]?.focus();
  });

  if (draft.value.trim() !== '') check();
}

/** In a worker of its own, which is loaded for it and ends with it. */
async function readFile(file: File): Promise<DraftReading> {
  const reader = new Worker(readerAddress, { type: 'module' });
  const body = await file.arrayBuffer();
  return new Promise<DraftReading>((resolve, reject) => {
    reader.addEventListener('message', ({ data }: MessageEvent<DraftReading>) => resolve(data));
    reader.addEventListener('error', reject);
    reader.postMessage(body, [body]);
  }).finally(() => reader.terminate());
}

function replace(draft: HTMLTextAreaElement, start: number, end: number, text: string): void {
  draft.focus();
  draft.setSelectionRange(start, end);
  // The only way that leaves the browser's own 撤销 whole
  if (!document.execCommand('insertText', false, text)) draft.setRangeText(text, start, end, 'end');
}

/** Browsers scroll to where one types, not to what a script selects. */
function scrollToSelection(draft: HTMLTextAreaElement, start: number): void {
  const lines = draft.value.slice(0, start).split('\n').length;
  const all = draft.value.split('\n').length;
  draft.scrollTop = Math.max(
    0,
    (draft.scrollHeight * (start / Math.max(1, draft.value.length) + lines / all)) / 2 - draft.clientHeight / 2,
  );
}
