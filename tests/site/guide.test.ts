/** What readers are told of the site: by a page with pictures, and by a key. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, inject } from 'vitest';
import { test } from '../support/site/browser.ts';
import { builtPages } from '../support/site/built-site.ts';

const ARTICLE = 'zhiliang-tisheng-2017/art-13/';

test('every page leads to it from its foot, and none to the page for maintainers, which is still there', async ({
  visit,
}) => {
  for (const { path, html } of await builtPages(inject('own').dist)) {
    const foot = /<footer[\s\S]*?<\/footer>/u.exec(html.slice(html.indexOf('class="foot"') - 20))?.[0];
    expect(foot ?? html, path).toContain('href="/guide/"');
    expect(html, path).not.toContain('href="/maintainers/"');
  }
  await visit('maintainers/');
});

test('its pictures are there, as large as it says, none of them heavy', async ({ visit }) => {
  const page = await visit('guide/');
  const pictures = page.locator('.guide :is(img, source)');
  expect(await page.locator('.guide img').count()).toBeGreaterThanOrEqual(5);
  for (const picture of await pictures.all()) {
    const source = (await picture.getAttribute('src')) ?? (await picture.getAttribute('srcset')) ?? '';
    const file = await readFile(join(inject('own').dist, source));
    expect(file.length, source).toBeLessThan(80_000);
    const { width = 0, height = 1 } = await sharp(file).metadata();
    const [shownWidth, shownHeight] = [await picture.getAttribute('width'), await picture.getAttribute('height')];
    expect(width / height, source).toBeCloseTo(Number(shownWidth) / Number(shownHeight), 2);
  }
  for (const picture of await page.locator('.guide img').all())
    expect((await picture.getAttribute('alt'))?.length).toBeGreaterThan(10);
});

test('it lists the keys, and the key ? leads to the list', async ({ visit }) => {
  const page = await visit(ARTICLE);
  await page.keyboard.press('?');
  await page.waitForURL('**/guide/#keys');
  const listed = await page.locator('#keys kbd').allTextContents();
  expect(listed).toEqual(['/', 'Ctrl K', '←', '→', 'r', 'c', 'b', 'g', '1', '…', '5', '↑', '↓', 'Enter', 'Esc', '?']);
  expect(await page.locator('#keys dd').allTextContents()).not.toContain('');
  await page.goBack();
  await page.waitForURL(`**/${ARTICLE}`);
});

test('? is only a character where something is written', async ({ visit }) => {
  const page = await visit('search/');
  await page.locator('input[type=search]').first().fill('');
  await page.locator('input[type=search]').first().press('?');
  expect(await page.locator('input[type=search]').first().inputValue()).toBe('?');
  expect(new URL(page.url()).pathname).toBe('/search/');
});
