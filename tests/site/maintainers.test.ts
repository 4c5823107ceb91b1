import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { test } from '../support/site/browser.ts';
import { projectRoot } from '../support/site/build-site.ts';

test('a maintainer finds at the foot of a page what every code of the check means', async ({ visit }) => {
  const page = await visit('zhiliang-tisheng-2017/art-13/');
  await page.getByRole('contentinfo').getByRole('link', { name: '维护' }).click();
  await page.getByRole('heading', { level: 1, name: '维护' }).waitFor();
  const shown = await page
    .locator('section dl > div')
    .evaluateAll((entries) =>
      entries.map(({ id, children }) => [id, ...Array.from(children, ({ textContent }) => textContent.trim())]),
    );
  const document = await readFile(join(projectRoot, 'docs/codes.md'), 'utf8');
  const written = [...document.matchAll(/^\| `(.*?)` \| (.*) \| (.*) \|$/gmu)].map(([, code = '', ...cells]) => [
    code,
    code,
    ...cells.map((cell) => cell.replaceAll('`', '')),
  ]);
  expect(written.length).toBeGreaterThan(70);
  expect(shown).toEqual(written);
});
