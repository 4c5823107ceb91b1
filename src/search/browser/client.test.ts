import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NO_FILTER } from '../query/filter.ts';
import type { SearchAnswer, SearchRequest } from '../query/search.ts';
import { connect } from './client.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** A worker that answers when the test says so, in any order. */
class HeldWorker extends EventTarget {
  static made: HeldWorker[] = [];
  readonly asked: ToWorker[] = [];
  terminated = false;
  constructor() {
    super();
    HeldWorker.made.push(this);
  }
  postMessage(message: ToWorker): void {
    this.asked.push(message);
  }
  terminate(): void {
    this.terminated = true;
  }
  answer(typed: string): void {
    const message = this.asked.find((asked) => asked.kind === 'search' && asked.request.typed === typed);
    if (message?.kind !== 'search') throw new Error(`${typed} was not asked for`);
    const data: FromWorker = { kind: 'answer', id: message.id, answer: answers[typed] ?? nothing };
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

const nothing: SearchAnswer = { kind: 'unsearchable', why: 'empty' };
const answers: Readonly<Record<string, SearchAnswer>> = {
  质: { kind: 'unsearchable', why: 'signs-only' },
  质量: { kind: 'unsearchable', why: 'excludes-only' },
};
const request = (typed: string): SearchRequest => ({ typed, filter: NO_FILTER, order: 'relevance', count: 10 });
const worker = (): HeldWorker => {
  const last = HeldWorker.made.at(-1);
  if (!last) throw new Error('no worker was started');
  return last;
};

beforeEach(() => {
  HeldWorker.made = [];
  vi.stubGlobal('Worker', HeldWorker);
});
afterEach(() => vi.unstubAllGlobals());

test('an answer that comes after a newer search was begun never reaches the page, early or late', async () => {
  const client = connect('https://example.org/pagefind/', () => {});
  const stale = client.search(request('质'));
  const newer = client.search(request('质量'));
  worker().answer('质量');
  worker().answer('质');
  expect(await newer).toMatchObject({ answer: { why: 'excludes-only' } });
  expect(await stale).toBeNull();
});

test('what is collected for a file is not lost when the reader types on', async () => {
  const client = connect('https://example.org/pagefind/', () => {});
  const file = client.collect(request('质'));
  const shown = client.search(request('质量'));
  worker().answer('质量');
  worker().answer('质');
  expect(await shown).toMatchObject({ kind: 'answer' });
  expect(await file).toMatchObject({ answer: { why: 'signs-only' } });
});

test('a worker that was blocked fails what waits for it, and the next search starts another', async () => {
  const client = connect('https://example.org/pagefind/', () => {});
  const blocked = worker();
  const lost = client.search(request('质'));
  blocked.dispatchEvent(new Event('error'));
  expect(await lost).toEqual({ kind: 'failed', failure: { why: 'blocked' } });
  expect(blocked.terminated).toBe(true);
  const again = client.search(request('质'));
  expect(worker()).not.toBe(blocked);
  expect(worker().asked[0]).toMatchObject({ kind: 'open' });
  worker().answer('质');
  expect(await again).toMatchObject({ kind: 'answer' });
});
