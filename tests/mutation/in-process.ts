/**
 * A test runner for StrykerJS: the tests in Stryker's own process. Loaded once, they take milliseconds for each change; vitest would
 * start a worker and load every file again, thousands of times.
 */
import { registerHooks } from 'node:module';
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import { type Case, cases, collectFrom, failureOf } from './vitest.ts';

/** What the code as changed by Stryker looks at. */
const context: InstrumenterContext = {};
Reflect.set(globalThis, INSTRUMENTER_CONSTANTS.NAMESPACE, context);

const OURS = new URL('./vitest.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, { parentURL, ...rest }, next) =>
    specifier === 'vitest' && parentURL !== OURS
      ? { url: OURS, shortCircuit: true }
      : next(specifier, { parentURL, ...rest }),
});

class InProcessRunner implements TestRunner {
  readonly #files = new Set<string>();
  /** The test that noticed the last change first: it often notices the next one too. */
  #order: readonly Case[] = [];
  #changes = 0;
  #isSpoilt = false;

  /** Only what is done when a module is loaded would need it, and that is not asked for. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun({ testFiles = [] }: DryRunOptions): Promise<DryRunResult> {
    const tests = await this.#load(testFiles.map((file) => relative('', file)));
    const { mutantCoverage = { static: {}, perTest: {} } } = context;
    return { status: DryRunStatus.Complete, tests, mutantCoverage };
  }

  async mutantRun({ testFilter = [], activeMutant, hitLimit }: MutantRunOptions): Promise<MutantRunResult> {
    if (this.#isSpoilt) throw new Error('An earlier change lasts.');
    // A process that took the place of one that hung
    await this.#load(testFilter.map((id) => id.slice(0, id.indexOf(' > '))));
    const chosen = new Set(testFilter);
    const tests = this.#order.filter(({ id }) => chosen.has(id));
    this.#changes += 1;
    for (const [i, test] of tests.entries()) {
      Object.assign(context, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
      const failure = await failureOf(test);
      delete context.activeMutant;
      if (failure === null) continue;
      await this.#checkUnchanged(test);
      if ((context.hitCount ?? 0) > (hitLimit ?? Number.POSITIVE_INFINITY)) return { status: MutantRunStatus.Timeout };
      this.#order = [test, ...this.#order.filter((other) => other !== test)];
      return { status: MutantRunStatus.Killed, killedBy: [test.id], failureMessage: failure, nrOfTests: i + 1 };
    }
    return { status: MutantRunStatus.Survived, nrOfTests: tests.length };
  }

  /** What a change left behind must not be taken for the next one's doing: Stryker then goes on, or tries again, in a new process. */
  async #checkUnchanged(test: Case): Promise<void> {
    if ((await failureOf(test)) === null) return;
    this.#isSpoilt = true;
    if (this.#changes > 1) throw new Error('An earlier change lasts.');
  }

  /** Runs the tests of files not yet loaded: unchanged, so that what they keep is right. */
  async #load(files: readonly string[]): Promise<TestResult[]> {
    for (const file of new Set(files)) {
      if (this.#files.has(file)) continue;
      this.#files.add(file);
      await collectFrom(file, () => import(pathToFileURL(resolve(file)).href));
    }
    const results: TestResult[] = [];
    for (const test of [...cases.values()].slice(this.#order.length)) results.push(await this.#tried(test));
    this.#order = results
      .toSorted((a, b) => a.timeSpentMs - b.timeSpentMs)
      .flatMap(({ id }) => cases.get(id) ?? [])
      .concat(this.#order);
    return results;
  }

  async #tried(test: Case): Promise<TestResult> {
    context.currentTestId = test.id;
    const start = performance.now();
    const failure = await failureOf(test);
    delete context.currentTestId;
    const of = { id: test.id, name: test.id, fileName: resolve(test.file), timeSpentMs: performance.now() - start };
    return failure === null
      ? { ...of, status: TestStatus.Success }
      : { ...of, status: TestStatus.Failed, failureMessage: failure };
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
