/** 核稿: the draft on one side, what was found on the other. */
import '../../browser/since-2021.ts';
import { part } from '../../browser/dom.ts';
import { onPlainKey } from '../../browser/keys.ts';
import { failed, NOT_MADE } from '../../search/browser/wording.ts';
import { LONGEST_DRAFT, type Proof, type ProofFinding } from '../findings.ts';
import { mended, mendingsOf, needsAttention, noteSentences, summaryOf, tooLong } from '../wording.ts';
import workerAddress from './checking.ts?worker&url';
import { exportProof } from './export.ts';
import { watchFiles } from './files.ts';
import { findingItem } from './finding.ts';
import type { FromProofWorker, ToProofWorker } from './messages.ts';

/** In milliseconds, after the last letter. */
const PAUSE = 500;

export function startProofreading(root: HTMLElement): void {
  const bundle = new URL(root.dataset.bundle ?? '', location.href).href;
  const draft = part(root, 'textarea[data-draft]', HTMLTextAreaElement);
  const status = part(root, '[data-proof-status]', HTMLElement);
  const stop = part(root, '[data-proof-stop]', HTMLButtonElement);
  const list = part(root, '[data-proof-list]', HTMLElement);
  const tools = part(root, '[data-proof-tools]', HTMLElement);
  const undo = part(root, '[data-proof-undo]', HTMLButtonElement);
  const only = part(root, '[name=attention]', HTMLInputElement);

  let worker: Worker | null = null;
  let asked = 0;
  let waiting = 0;
  let proof: Proof | null = null;
  let name = '草稿';
  /** Said of the file that the draft came from. */
  let remark = '';
  /** Where the walk goes on when a correction has been checked; null while nothing was corrected. */
  let goesOn: number | null = null;
  /** Drafts before each correction. */
  const before: string[] = [];

  function start(): Worker {
    const made = new Worker(workerAddress, { type: 'module' });
    made.addEventListener('message', ({ data }: MessageEvent<FromProofWorker>) => hear(data));
    made.addEventListener('error', () => {
      worker = null;
      if (status.dataset.proofStatus === 'busy') tell('idle', failed({ why: 'blocked' }));
    });
    made.postMessage({ kind: 'open', bundle } satisfies ToProofWorker);
    return made;
  }

  function tell(state: 'idle' | 'busy' | 'done', said: string): void {
    status.dataset.proofStatus = state;
    status.textContent = said;
    stop.hidden = state !== 'busy';
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

  /** What was found of a draft that is no longer there is not shown beside another. */
  function forget(): void {
    clearTimeout(waiting);
    asked += 1;
    proof = null;
  }

  /** Begins at once; a check that is running is given up. */
  function check(): void {
    forget();
    if (draft.value.trim() === '') {
      list.replaceChildren();
      tools.hidden = true;
      tell('idle', '');
    } else if (draft.value.length > LONGEST_DRAFT) {
      list.replaceChildren();
      tools.hidden = true;
      tell('idle', tooLong(draft.value));
    } else {
      tell('busy', '正在核对……');
      worker ??= start();
      worker.postMessage({ kind: 'check', id: asked, text: draft.value } satisfies ToProofWorker);
    }
  }

  function show(found: Proof): void {
    proof = found;
    list.replaceChildren(...found.findings.map((finding) => findingItem(finding, draft.value, acts)));
    tools.hidden = found.findings.length === 0 && before.length === 0;
    undo.hidden = before.length === 0;
    tell('done', [summaryOf(found), ...noteSentences(found.notes, draft.value), remark].join(''));
    if (goesOn !== null) {
      const from = goesOn;
      (shown().find((item) => Number(item.dataset.end) > from) ?? shown().at(-1))?.focus();
      goesOn = null;
    }
  }

  const shown = (): readonly HTMLElement[] =>
    [...list.querySelectorAll<HTMLElement>('[data-finding]')].filter((item) => item.checkVisibility());

  /** Typed as a reader would: the browser's own 撤销 takes it back, too. */
  function correct(act: () => void): void {
    before.push(draft.value);
    act();
    check();
  }

  const acts = {
    show({ start, end }: ProofFinding) {
      draft.focus();
      draft.setSelectionRange(start, end);
      scrollToSelection(draft, start);
    },
    mend(finding: ProofFinding) {
      // Found in words that have changed since: its places are those of another text
      if (proof === null) return;
      correct(() => {
        for (const { start, end, text } of mendingsOf(finding, draft.value)) replace(draft, start, end, text);
      });
      goesOn = finding.start;
    },
    copy(text: string) {
      void navigator.clipboard?.writeText(text);
    },
  };

  draft.addEventListener('input', (event) => {
    if (event instanceof InputEvent && event.isComposing) return;
    forget();
    // Whoever waits for the end must not take an old answer for it
    if (draft.value.trim() !== '') tell('busy', '正在核对……');
    waiting = window.setTimeout(check, PAUSE);
  });
  part(root, 'form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    check();
  });
  stop.addEventListener('click', () => {
    forget();
    worker?.postMessage({ kind: 'stop' } satisfies ToProofWorker);
    tell('idle', '已停止。');
    draft.focus();
  });

  /** A draft that has nothing to do with the one before. */
  function renew(text: string, called: string, said: string): void {
    draft.value = text;
    name = called;
    remark = said;
    before.length = 0;
    check();
  }
  part(root, '[data-proof-clear]', HTMLButtonElement).addEventListener('click', () => {
    renew('', '草稿', '');
    draft.dispatchEvent(new Event('input'));
    draft.focus();
  });
  watchFiles(root, draft, {
    reading(file) {
      forget();
      tell('busy', `正在读“${file}”……`);
    },
    taken: renew,
    refused(said) {
      forget();
      tell('idle', said);
    },
  });

  only.addEventListener('change', () => list.toggleAttribute('data-only-attention', only.checked));
  for (const made of tools.querySelectorAll<HTMLButtonElement>('[data-proof-export]')) {
    made.addEventListener('click', async () => {
      if (proof && !(await exportProof(made.dataset.proofExport ?? '', { name, text: draft.value, proof })))
        status.textContent = NOT_MADE;
    });
  }
  part(tools, '[data-proof-mend]', HTMLButtonElement).addEventListener('click', () => {
    const right = proof && mended(draft.value, proof.findings.filter(needsAttention));
    if (right !== null && right !== draft.value) correct(() => replace(draft, 0, draft.value.length, right));
  });
  undo.addEventListener('click', () => {
    const last = before.pop();
    if (last === undefined) return;
    replace(draft, 0, draft.value.length, last);
    check();
  });

  const STEPS: Readonly<Record<string, number>> = { n: 1, p: -1 };
  onPlainKey((key) => {
    const step = STEPS[key];
    if (step === undefined) return;
    const items = shown();
    const at = items.findIndex((item) => item.contains(document.activeElement));
    items[at < 0 ? (step > 0 ? 0 : items.length - 1) : at + step]?.focus();
  });

  // The index is there when the draft is
  worker = start();
  if (draft.value.trim() !== '') check();
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
