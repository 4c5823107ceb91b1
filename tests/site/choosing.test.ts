/** 离线阅读: what is kept on the device, and all regulations to choose from; here of a small library that lies below a path. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PHONE, sidewaysScroll, test } from '../support/site/browser.ts';
import { faintTexts, violations } from '../support/site/faults.ts';

const SITE = { site: 'fixtures' } as const;

const offer = (page: Page) => page.getByRole('button', { name: '选择要存的法规' });
const list = (page: Page) => page.locator('[data-choice]');
const said = (page: Page) => page.locator('[data-kept-said]').textContent();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

async function openList(page: Page): Promise<void> {
  await offer(page).click();
  await list(page).getByRole('checkbox').first().waitFor();
}

test('who cannot keep anything is told what it takes, and sees nothing to press', async ({ visit }) => {
  const unscripted = await visit('offline/', { ...SITE, javaScriptEnabled: false });
  expect(await unscripted.locator('main noscript').textContent()).toContain('需要启用浏览器脚本');
  const unable = await visit('offline/', {
    ...SITE,
    prepare: (page) => page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')),
  });
  expect(await said(unable)).toContain('https');
  for (const page of [unscripted, unable]) {
    expect(await page.locator('main button:visible').count()).toBe(0);
    expect(await page.locator('main a:visible').allTextContents()).toEqual(['回到首页']);
  }
});

test('a reader finds it from the shelf, the guide and a regulation', async ({ visit }) => {
  for (const path of ['', 'guide/', 'jieshui-tiaoli/']) {
    const page = await visit(path, SITE);
    await page.locator('main').getByRole('link', { name: '离线阅读' }).click();
    await page.waitForURL('**/fagui/offline/');
    expect(await page.locator('h1').textContent()).toBe('离线阅读');
  }
});

test('by keyboard alone a reader chooses two, keeps them, and gives up one after the other', async ({ visit }) => {
  const page = await visit('offline/', SITE);
  const { keyboard } = page;
  await offer(page).focus();
  await keyboard.press('Enter');
  // The field is where one goes on
  const field = list(page).getByRole('searchbox', { name: '法规名' });
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
  await keyboard.type('yxsjyys');
  await expect.poll(() => list(page).locator('output').textContent()).toMatch(/^2部，共\d+部$/u);
  for (let number = 0; number < 2; number += 1) {
    await keyboard.press('Tab');
    await keyboard.press('Space');
  }
  const store = list(page).getByRole('button', { name: /^存到本机（2部，约\d+\.\d MB）$/u });
  await store.waitFor();
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect.poll(() => list(page).locator('[role=status]').textContent()).toBe('存好了2部。');
  expect(await focused(page)).toBe('存到本机');
  await expect.poll(() => said(page)).toMatch(/^已存本机（共2部，\d+\.\d MB）/u);
  expect(
    await page.locator('[data-kept] a').evaluateAll((all) => all.map((link) => link.getAttribute('href'))),
  ).toEqual(['/fagui/jieshui-tiaoli/', '/fagui/jieshui-xize/']);
  await expect.poll(() => list(page).getByRole('checkbox').count()).toBe(0);

  // Asked once more before all is gone
  await page.getByRole('button', { name: '全部移除' }).focus();
  await keyboard.press('Enter');
  expect(await focused(page)).toBe('留着');
  await keyboard.press('Enter');
  expect(await focused(page)).toBe('全部移除');
  expect(await page.locator('[data-kept] li').count()).toBe(2);
  // One alone: the focus goes to the next
  await page.getByRole('button', { name: '移除云溪市节约用水条例', exact: true }).focus();
  await keyboard.press('Enter');
  await expect.poll(() => said(page)).toMatch(/^已存本机（共1部/u);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    '移除云溪市节约用水条例实施细则',
  );
  expect(await page.getByRole('button', { name: '全部移除' }).count()).toBe(0);
  await keyboard.press('Enter');
  await expect.poll(() => said(page)).toBe('现在本机没有存下法规。');
  expect(await focused(page)).toBe('现在本机没有存下法规。');
  await expect.poll(() => list(page).getByRole('checkbox').count()).toBe(2);
});

test('all that is kept goes at once, when its reader means it', async ({ visit }) => {
  const page = await visit('offline/', SITE);
  await openList(page);
  for (const box of (await list(page).getByRole('checkbox').all()).slice(0, 3)) await box.check();
  await list(page)
    .getByRole('button', { name: /^存到本机（3部，约/u })
    .click();
  await expect.poll(() => said(page)).toMatch(/^已存本机（共3部/u);
  await page.getByRole('button', { name: '全部移除' }).click();
  await page.getByRole('group', { name: '存下的法规' }).getByRole('button', { name: '移除' }).click();
  await expect.poll(() => said(page)).toBe('现在本机没有存下法规。');
  expect(await focused(page)).toBe('现在本机没有存下法规。');
  expect(await page.getByRole('button', { name: '移除' }).count()).toBe(0);
});

test.for([
  ['a phone', PHONE],
  ['a desk', { viewport: { width: 1440, height: 900 } }],
] as const)('the list is seen and pressed on %s, in light and dark', async ([, device], { visit }) => {
  const page = await visit('offline/', { ...SITE, ...device, colorScheme: 'light', reducedMotion: 'reduce' });
  await openList(page);
  await list(page).getByRole('checkbox').nth(1).check();
  await list(page)
    .getByRole('button', { name: /^存到本机（1部，约/u })
    .click();
  await expect.poll(() => said(page)).toMatch(/^已存本机（共1部/u);
  await list(page).getByRole('checkbox').nth(1).check();
  await list(page)
    .getByRole('button', { name: /^存到本机（1部，约/u })
    .waitFor();
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await faintTexts(page)).toEqual([]);
});
