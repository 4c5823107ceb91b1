import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect, inject } from 'vitest';
import { chooseSettings, test } from '../support/site/browser.ts';
import { projectRoot } from '../support/site/build-site.ts';
import { builtPages } from '../support/site/built-site.ts';

test('a maintainer finds what every code of the check means', async ({ visit }) => {
  const page = await visit('maintainers/');
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

/** Tells code apart by colour, not by weight or place. */
const colours = (code: Locator): Promise<readonly string[]> =>
  code.evaluate((element) => [
    ...new Set([element, ...element.querySelectorAll('span')].map((each) => getComputedStyle(each).color)),
  ]);

test('commands have their colours, and so has code in notes, in every theme', async ({ visit }) => {
  const commands = await visit('maintainers/');
  const command = commands.locator('dt code', { hasText: 'npm run new -- note' });
  const note = await visit('zhushi-banfa/notes/', { site: 'fixtures' });
  for (const [page, code, least] of [
    [commands, command, 3],
    [note, note.locator('#n-xiang pre').first(), 3],
    [note, note.locator('#n-xiang pre').last(), 4],
  ] as const) {
    const sets = [];
    for (const theme of ['light', 'dark', 'sepia']) {
      await chooseSettings(page, { theme });
      const seen = await colours(code);
      expect(seen.length, `${theme}: ${seen.join(', ')}`).toBeGreaterThanOrEqual(least);
      sets.push(seen.join());
    }
    expect(sets[0]).not.toBe(sets[1]);
  }
});

test('a line of code in a margin is no line of official text: it stands under the one before', async ({ visit }) => {
  const page = await visit('zhushi-banfa/art-2/', { site: 'fixtures', viewport: { width: 1440, height: 900 } });
  const displays = await page
    .locator('.notes pre span')
    .evaluateAll((spans) => spans.map((span) => getComputedStyle(span).display));
  expect(new Set(displays)).toEqual(new Set(['inline']));
});

test('only pages that show code fetch its colours', async () => {
  const pages = await builtPages(inject('fixtures').dist);
  const fetching = pages.filter(({ html }) => /<link rel="stylesheet" href="[^"]*\/code\.[^"]*\.css"/u.test(html));
  expect(fetching.map(({ path }) => path)).toEqual([
    '/data/',
    '/maintainers/',
    '/verify/',
    '/zhushi-banfa/art-2/',
    '/zhushi-banfa/full/',
    '/zhushi-banfa/notes/',
  ]);
});
