import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { PHONE, sidewaysScroll, test } from '../support/site/browser.ts';
import { PAGE_KINDS } from '../support/site/page-kinds.ts';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  test.for(PAGE_KINDS)('axe finds nothing on the $name', async ({ path, site, status = 200 }, { visit }) => {
    const page = await visit(path, { site, status, colorScheme });
    expect(await violations(page)).toEqual([]);
  });
});

describe('on a phone', () => {
  test.for(PAGE_KINDS)('nothing of the $name scrolls sideways', async ({ path, site, status = 200 }, { visit }) => {
    const page = await visit(path, { site, status, ...PHONE });
    expect(await sidewaysScroll(page)).toBe(0);
  });
});

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(`${axeSource}; undefined`);
  const results = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  expect(results.passes.length).toBeGreaterThan(0);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id} ${node.target.join(' ')}：${node.failureSummary}`),
  );
}
