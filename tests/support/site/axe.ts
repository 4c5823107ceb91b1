import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on an open page, one line each; the size of targets (WCAG 2.2) included, which it leaves out unless asked. */
export function violations(page: Page): Promise<readonly string[]> {
  return run(page, { rules: { 'target-size': { enabled: true } } });
}

/** Text that stands out too little from what is behind it, one line each. */
export function faintTexts(page: Page): Promise<readonly string[]> {
  return run(page, { runOnly: ['color-contrast'] });
}

async function run(page: Page, options: RunOptions): Promise<readonly string[]> {
  await page.evaluate(`${axeSource}; undefined`);
  const asked = JSON.stringify({ ...options, resultTypes: ['violations'] });
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${asked})`);
  expect(results.passes.length).toBeGreaterThan(0);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id} ${node.target.join(' ')}：${node.failureSummary}`),
  );
}
