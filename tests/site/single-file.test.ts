/** The single file as it is taken away: opened by its path, without a server, a network or, some of it, scripts. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, inject } from 'vitest';
import { test, type Visit } from '../support/site/browser.ts';
import { sourceFiles } from '../support/site/built-site.ts';
import { bodyLines } from '../support/site/official-text.ts';

const SLUG = 'zhiliang-tisheng-2017';
const file = join(inject('own').dist, SLUG, 'files', `${SLUG}.html`);

const openFile = (visit: Visit, options: Parameters<Visit>[1] = {}) =>
  visit('', { ...options, at: pathToFileURL(file).href, offline: true });

test('is the only file of its kind, and small', async () => {
  const files = await readdir(join(inject('own').dist, SLUG, 'files'));
  expect(files.filter((each) => each.endsWith('.html'))).toEqual([`${SLUG}.html`]);
  expect((await readFile(file)).length).toBeLessThan(400_000);
});

test('finds what a plain search of the source finds, without a network', async ({ visit }) => {
  const page = await openFile(visit);
  const [source] = (await sourceFiles(inject('own').content)).filter(({ slug }) => slug === SLUG);
  const lines = bodyLines(source?.text ?? '').map(({ text }) => text);
  const input = page.locator('[data-find] input');
  for (const word of ['质量', '标准', '“两个一百年”', '地方各级党委和政府', '不存在的词句']) {
    await input.fill(word);
    const rest = page.locator('[data-find] li button');
    if (await rest.isVisible()) await rest.click();
    const found = await page
      .locator('[data-find] li')
      .evaluateAll((items) => items.filter((item) => !item.querySelector('b')?.textContent.endsWith('的注释')).length);
    const bare = word.replace(/[“”]/gu, '');
    expect(found, word).toBe(lines.filter((line) => line.includes(bare)).length);
  }
  await input.fill('質量');
  await expect.poll(() => page.locator('[data-find] mark').first().textContent()).toBe('质量');
});

test('leads from a hit to its words', async ({ visit }) => {
  const page = await openFile(visit);
  await page.locator('[data-find] input').fill('首台（套）');
  const [place] = await page
    .locator('[data-find] li a')
    .evaluateAll((links) => links.map((link) => (link instanceof HTMLAnchorElement ? link.hash : '')));
  await page.locator('[data-find] li a').first().click();
  expect(new URL(page.url()).hash).toBe(place);
  await expect
    .poll(() => page.locator(place ?? '').evaluate((each) => Math.abs(each.getBoundingClientRect().top) < innerHeight))
    .toBe(true);
});

test('keeps what the reader chose', async ({ visit }) => {
  const page = await openFile(visit);
  await page.locator('[data-settings] summary').click();
  await page.getByLabel('深色').check();
  await page.getByLabel('仅原文').check();
  // A page of a file may be opened again in another process, before the browser has passed on what this one stored
  const openedAgain = async () => {
    await page.reload();
    return page.locator('html').evaluate(({ dataset }) => ({ ...dataset }));
  };
  await expect.poll(openedAgain).toEqual({ theme: 'dark', view: 'text' });
  expect(await page.locator('aside').first().isVisible()).toBe(false);
});

test('reads without scripts: text, notes and contents, and nothing that would do nothing', async ({ visit }) => {
  const page = await openFile(visit, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  for (const part of ['.text p', 'aside', 'nav a'])
    expect(await page.locator(part).first().isVisible(), part).toBe(true);
  for (const part of ['[data-find]', '[data-settings]', '[data-print]'])
    expect(await page.locator(part).isVisible(), part).toBe(false);
});
