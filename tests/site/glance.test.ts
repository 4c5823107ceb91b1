import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import jsQR from 'jsqr';
import sharp from 'sharp';
import { describe, expect, inject } from 'vitest';
import { PHONE, pagesOf, sidewaysScroll, test } from '../support/site/browser.ts';
import { attribute, type Element, firstElement, textOf } from '../support/site/built-site.ts';

const GLANCE = 'zhiliang-tisheng-2017/glance/';
const EDITION = '?edition=2017-09-05';
const own = (file: string) => readFile(join(inject('own').dist, 'zhiliang-tisheng-2017', file));

describe('一图读懂', () => {
  test('is reached from the regulation and from its 结构图, and absent where no relations reach through', async ({
    visit,
  }) => {
    const page = await visit('zhiliang-tisheng-2017/');
    await page.getByRole('link', { name: '一图读懂' }).click();
    await page.waitForURL('**/glance/');
    await page.getByRole('link', { name: '结构图' }).click();
    await page.waitForURL('**/picture/');
    expect(await page.getByRole('link', { name: '一图读懂' }).getAttribute('href')).toContain('/glance/');
    const other = await visit('jieshui-tiaoli/', { site: 'fixtures' });
    expect(await other.getByRole('link', { name: '结构图' }).count()).toBe(1);
    expect(await other.getByRole('link', { name: '一图读懂' }).count()).toBe(0);
    await visit('jieshui-tiaoli/glance/', { site: 'fixtures', status: 404 });
  });

  test('leads every phrase to where the official text says it', async ({ visit }) => {
    const page = await visit(GLANCE);
    const phrases = await page
      .locator('.phrase > a:not(.ties)')
      .evaluateAll((links) =>
        links.map((link) => ({ words: link.textContent, href: link.getAttribute('href') ?? '' })),
      );
    expect(phrases.length).toBeGreaterThan(50);
    for (const { words, href } of phrases) {
      const { pathname, hash } = new URL(href, inject('own').home);
      const html = await readFile(join(inject('own').dist, pathname, 'index.html'), 'utf8');
      const place = firstElement(html, (element) =>
        hash === '' ? element.tagName === 'main' : attribute(element, 'id') === hash.slice(1),
      );
      const official = place === undefined ? '' : textOf(place, isEditorial).replace(/\s/g, '');
      expect(official, href).toContain(words);
    }
  });

  test('is a list under the headings of the tiers, and the long picture says the same in the same order', async ({
    visit,
  }) => {
    const page = await visit(GLANCE);
    expect(await page.locator('main h2').allTextContents()).toEqual(['目标', '任务', '保障']);
    const listed = await page
      .locator('.glance a:not(.ties)')
      .evaluateAll((links) => links.map((link) => [link.textContent.replace(/\s/g, ''), link.getAttribute('href')]));
    const svg = (await own('glance.svg')).toString();
    const drawn = Array.from(svg.matchAll(/<a href="([^"]*)" aria-label="([^"]*)"/g), ([, href = '', name]) => {
      const url = new URL(href);
      expect(url.search).toBe(EDITION);
      return [name, url.pathname + url.hash];
    });
    expect(drawn).toEqual(listed);
  });

  test('brings out what a phrase belongs with when one comes to it, and alone when one chooses it, without scripts', async ({
    visit,
  }) => {
    const page = await visit(GLANCE, { javaScriptEnabled: false, ...PHONE });
    const washed = () =>
      page
        .locator('.phrase')
        .evaluateAll((all) =>
          all.filter((each) => getComputedStyle(each).backgroundColor !== 'rgba(0, 0, 0, 0)').map(({ id }) => id),
        );
    expect(await washed()).toEqual([]);
    await page.locator('#goal-12 > a').first().focus();
    await expect.poll(washed).toEqual(['goal-12', 'task-7']);
    await page.locator('#goal-12 .ties').click();
    const visible = page.locator('.phrase:visible');
    await expect.poll(() => visible.evaluateAll((all) => all.map(({ id }) => id))).toEqual(['goal-12', 'task-7']);
    expect(await page.locator('.tier:visible h2').allTextContents()).toEqual(['目标', '任务']);
    await page.getByRole('link', { name: '看全图' }).click();
    await expect.poll(() => visible.count()).toBeGreaterThan(50);
  });

  test.for([320, 390, 820, 1440])('fits a screen of %i px', async (width, { visit }) => {
    const page = await visit(GLANCE, { viewport: { width, height: 800 } });
    expect(await sidewaysScroll(page)).toBe(0);
  });

  test('prints whole on one sheet of A4, with its code, even when one phrase was chosen', async ({ visit }) => {
    const page = await visit(`${GLANCE}#goal-12`);
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toEqual(['595 × 842']);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.phrase:visible').count()).toBeGreaterThan(50);
    expect(await page.locator('.qr').isVisible()).toBe(true);
    // What is wider than the sheet makes browsers set all of it smaller
    await page.setViewportSize({ width: 710, height: 1050 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(1050);
  });

  test('has codes that lead back to the edition that was drawn', async ({ visit }) => {
    const page = await visit(GLANCE, { deviceScaleFactor: 2 });
    const address = `${inject('own').home}${GLANCE}${EDITION}`;
    expect(await decoded(await page.locator('.qr').screenshot())).toBe(address);
    const picture = await own('glance.png');
    const { width, height } = await sharp(picture).metadata();
    expect(
      await decoded(
        await sharp(picture)
          .extract({ left: 0, top: height - 800, width, height: 800 })
          .toBuffer(),
      ),
    ).toBe(address);
  });

  test('is a long picture as wide as WeChat shows it, no heavier than a photo', async () => {
    const picture = await own('glance.png');
    const { width, height } = await sharp(picture).metadata();
    expect(width).toBe(1080);
    expect(height).toBeLessThan(16_384);
    expect(picture.length).toBeLessThan(1_200_000);
  });
});

const isEditorial = (element: Element): boolean => attribute(element, 'data-editorial') !== undefined;

async function decoded(picture: Buffer): Promise<string | undefined> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data;
}
