/** Nothing that is read moves when scripts come. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { PHONE, test } from '../support/site/browser.ts';
import { holdScripts, shiftsOn, watchShifts, wholeWithoutScripts } from '../support/site/faults.ts';
import { PAGE_KINDS } from '../support/site/page-kinds.ts';

describe.each([
  ['a phone', PHONE],
  ['a desk', { viewport: { width: 1440, height: 900 } }],
] as const)('on %s', (_, device) => {
  test.for([...PAGE_KINDS, { name: 'search for a word', site: 'own', path: 'search/?q=质量', status: 200 } as const])(
    'no script moves anything of the $name that is read already',
    async ({ path, site, status = 200 }, { visit }) => {
      const opened = Promise.withResolvers<{ page: Page; release: () => void }>();
      const prepare = async (page: Page) => opened.resolve({ page, release: await holdScripts(page) });
      const visited = visit(path, { site, status, ...device, prepare });
      const { page, release } = await opened.promise;
      await wholeWithoutScripts(page);
      await watchShifts(page);
      release();
      await visited;
      await page.waitForLoadState('networkidle');
      if (path.includes('?q=')) await page.locator('[data-search-status=done]').waitFor();
      expect(await shiftsOn(page)).toEqual([]);
    },
  );
});

test('the search box stands where it will stand, also before what follows it has come', async ({ visit }) => {
  const cutOff = async (page: Page) =>
    page.route('**/zhiliang-tisheng-2017/', async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      await route.fulfill({
        response,
        body: html.slice(0, html.indexOf('<button', html.indexOf('class="search-box'))),
      });
    });
  const boxOf = (page: Page) => page.locator('.search-box').boundingBox();
  const [early, whole] = await Promise.all([
    visit('zhiliang-tisheng-2017/', { prepare: cutOff, serviceWorkers: 'block' }),
    visit('zhiliang-tisheng-2017/'),
  ]);
  expect(await early.locator('[data-settings]').count()).toBe(0);
  expect(await boxOf(early)).toEqual(await boxOf(whole));
});
