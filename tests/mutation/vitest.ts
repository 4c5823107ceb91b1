/** Stands for `vitest` where StrykerJS tries changes: collects the tests of a file, to be run in this process as often as is wanted. */
import { format, isDeepStrictEqual } from 'node:util';
import { chai, expect } from 'vitest';
// A change is tried on the texts on which the unchanged code was
import '../support/random.ts';

export interface Case {
  /** File, suites and name. */
  readonly id: string;
  readonly file: string;
  readonly run: () => unknown;
}

export const cases = new Map<string, Case>();

/** The file and the suites whose tests are being collected. */
let within: readonly string[] = [];

/** The tests of `file` become cases. */
export async function collectFrom(file: string, load: () => Promise<unknown>): Promise<void> {
  within = [file];
  await load();
}

function suite(name: string, collect: () => void): void {
  const above = within;
  within = [...above, name];
  collect();
  within = above;
}

function single(name: string, run: () => unknown): void {
  const [file = ''] = within;
  const path = [...within, name].join(' > ');
  const id = cases.has(path) ? `${path} #${cases.size}` : path;
  cases.set(id, { id, file, run });
}

type Collect<Run extends (...row: readonly never[]) => unknown> = (name: string, run: Run) => void;

function collector<Result>(collect: Collect<() => Result>) {
  const each =
    (rows: readonly unknown[]): Collect<(...row: readonly unknown[]) => Result> =>
    (name, run) => {
      for (const row of rows) {
        const values = Array.isArray(row) ? row : [row];
        collect(format(name, ...values), () => run(...values));
      }
    };
  const none = Object.assign(() => {}, { each: () => () => {} });
  const all: typeof collect & { readonly each: typeof each } = Object.assign(
    (name: string, run: () => Result) => collect(name, run),
    { each },
  );
  return Object.assign(all, { skipIf: (isSkipped: boolean) => (isSkipped ? none : all) });
}

export const describe = collector(suite);
export const test = collector(single);
export { expect, test as it };

/** What a test compared with a snapshot when it first ran, before any change: `npm test` compares the snapshots themselves. */
const seen = new Map<string, unknown>();
let running = '';
let snapshots = 0;

function asFirst(this: Chai.AssertionStatic): void {
  snapshots += 1;
  const key = `${running} ${snapshots}`;
  const received: unknown = chai.util.flag(this, 'object');
  if (!seen.has(key)) seen.set(key, received);
  if (!isDeepStrictEqual(received, seen.get(key))) throw new Error('not as in its snapshot');
}
for (const name of ['toMatchSnapshot', 'toMatchInlineSnapshot', 'toMatchFileSnapshot']) {
  chai.util.addMethod(chai.Assertion.prototype, name, asFirst);
}

/** Why a test fails; null where it passes. */
export async function failureOf({ id, run }: Case): Promise<string | null> {
  running = id;
  snapshots = 0;
  try {
    await run();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
