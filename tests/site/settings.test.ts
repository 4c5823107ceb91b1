import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { PHONE, sidewaysScroll, test } from '../support/site/browser.ts';

const FULL = 'zhiliang-tisheng-2017/full/';

describe('the reading settings', () => {
  test('chosen once hold on every page from its first paint, and can be taken back', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-12/', { colorScheme: 'light' });
    const paper = await background(page);
    await openSettings(page);
    await page.getByRole('radio', { name: '深色' }).check();
    await page.getByRole('radio', { name: '黑体' }).check();
    const dark = await background(page);
    expect(dark).not.toBe(paper);
    const { colour, font } = await firstFrame(page, 'zhiliang-tisheng-2017/art-13/');
    expect(colour).toBe(dark);
    expect(font).toMatch(/^"PingFang SC"/u);
    await openSettings(page);
    expect(await page.getByRole('radio', { name: '深色' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: '恢复标准' }).click();
    expect(await background(page)).toBe(paper);
    await page.reload();
    expect(await background(page)).toBe(paper);
  });

  test('have their effect, each of them', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-12/', { viewport: { width: 1440, height: 900 } });
    await openSettings(page);
    const sizes: number[] = [];
    for (const name of ['小', '较小', '标准', '较大', '大']) {
      await page.getByRole('group', { name: '字号' }).getByRole('radio', { name, exact: true }).check();
      sizes.push(parseFloat(await style(page, 'font-size')));
    }
    expect(sizes).toEqual([...new Set(sizes)].toSorted((a, b) => a - b));
    await page.getByRole('button', { name: '恢复标准' }).click();
    for (const [setting, first, last, property] of [
      ['行距', '紧', '松', 'line-height'],
      ['行宽', '窄', '宽', 'width'],
    ] as const) {
      const radios = page.getByRole('group', { name: setting });
      await radios.getByRole('radio', { name: first }).check();
      const least = parseFloat(await style(page, property));
      await radios.getByRole('radio', { name: last }).check();
      expect(parseFloat(await style(page, property)), setting).toBeGreaterThan(least);
    }
  });

  test('change without moving the line being read', async ({ visit }) => {
    const page = await visit(FULL, PHONE);
    await page.locator('#art_19__para_2').evaluate((paragraph) => {
      paragraph.scrollIntoView({ block: 'start', behavior: 'instant' });
      scrollBy({ top: 214, behavior: 'instant' });
    });
    await noteRead(page);
    const opened = await topOfRead(page);
    await openSettings(page);
    // Less than a pixel: lines far away take their true heights as they come near
    expect(Math.abs((await topOfRead(page)) - opened)).toBeLessThan(1);
    await page.keyboard.press('Escape');
    for (const name of ['大', '紧', '小', '松', '标准']) {
      expect(await noteRead(page)).not.toBe('');
      const before = await topOfRead(page);
      await openSettings(page);
      await page.getByRole('radio', { name, exact: true }).first().check();
      expect(Math.abs((await topOfRead(page)) - before), name).toBeLessThan(2);
      await page.keyboard.press('Escape');
    }
  });

  test('are reached, changed and left with the keyboard', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-12/');
    const button = page.getByRole('button', { name: '阅读设置' });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: '阅读设置' });
    await expect.poll(() => dialog.isVisible()).toBe(true);
    await page.getByRole('radio', { name: '标准', exact: true }).first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.documentElement.dataset.size)).toBe('4');
    await page.keyboard.press('Escape');
    expect(await dialog.isVisible()).toBe(false);
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('fit a window of 320 pixels, at the largest size too', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-12/', { ...PHONE, viewport: { width: 320, height: 640 } });
    await openSettings(page);
    await page.getByRole('radio', { name: '大', exact: true }).check();
    expect(await sidewaysScroll(page)).toBe(0);
    const { inside, reachable } = await page.getByRole('dialog').evaluate((dialog) => ({
      inside: dialog.scrollWidth <= dialog.clientWidth,
      reachable: dialog.getBoundingClientRect().top >= 0,
    }));
    expect({ inside, reachable }).toEqual({ inside: true, reachable: true });
  });
});

describe('长者模式', () => {
  const PAGES = ['', 'zhiliang-tisheng-2017/', 'zhiliang-tisheng-2017/art-13/', FULL, 'search/?q=标准', 'glossary/'];

  test('is one switch in sight on every page, remembered, and taken back by the same', async ({ visit }) => {
    for (const [shape, paths] of [
      [PHONE, PAGES],
      [{ viewport: { width: 1440, height: 900 } }, PAGES.slice(1, 3)],
    ] as const) {
      const page = await visit('zhiliang-tisheng-2017/art-13/', shape);
      await page.getByRole('button', { name: '长者模式', exact: true }).click();
      await page.getByRole('button', { name: '退出长者模式' }).waitFor();
      for (const path of paths) {
        await page.goto(new URL(`/${path}`, page.url()).href);
        await page.waitForLoadState('networkidle');
        expect(await page.getByRole('button', { name: '退出长者模式' }).isVisible(), path).toBe(true);
        expect(await sidewaysScroll(page), path).toBe(0);
        // 18 points and more for all that is read; what stands in pictures and on keys apart
        expect(await smallTexts(page), path).toEqual([]);
      }
      await page.getByRole('button', { name: '退出长者模式' }).click();
      await page.getByRole('button', { name: '长者模式', exact: true }).waitFor();
      expect(await page.evaluate(() => localStorage.getItem('tiaowen:settings'))).toBe('{}');
    }
  });

  test('leaves what is needed within reach, and is not offered where no script runs', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-13/', PHONE);
    await page.getByRole('button', { name: '长者模式', exact: true }).click();
    for (const name of ['目录', '检索', '上一条', '下一条'])
      expect(await page.locator('.bar').getByRole('link', { name }).isVisible(), name).toBe(true);
    expect(await page.locator('.bar').getByRole('button', { name: '设置' }).isVisible()).toBe(true);
    expect(await page.locator('.note summary').first().isVisible()).toBe(true);
    expect(await page.locator('.links').isVisible()).toBe(true);
    const plain = await visit('zhiliang-tisheng-2017/art-13/', { javaScriptEnabled: false });
    expect(await plain.locator('[data-elder-mode]').isVisible()).toBe(false);
  });
});

/** Texts in sight below 18 points (24 pixels); labels of the phone's bar, under pictures that say the same, apart. */
function smallTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.body.querySelectorAll<HTMLElement>('*')]
      .filter((element) => [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== ''))
      .filter((element) => !element.closest('.bar, sup, .note-number, .unseen, .skip, svg, kbd, script, style, option'))
      .filter((element) => element.checkVisibility() && parseFloat(getComputedStyle(element).fontSize) < 24)
      .map(
        (element) =>
          `${element.tagName}.${element.className} ${getComputedStyle(element).fontSize} ${element.textContent?.trim().slice(0, 12)}`,
      ),
  );
}

async function openSettings(page: Page): Promise<void> {
  await page.locator('[data-settings]:visible').click();
  await page.getByRole('dialog', { name: '阅读设置' }).waitFor();
}

function background(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

function style(page: Page, property: string): Promise<string> {
  return page
    .locator('article[data-eid]')
    .evaluate((article, name) => getComputedStyle(article).getPropertyValue(name), property);
}

/** What the page looks like when its body begins to exist: before any script of its own that is not in the head. */
async function firstFrame(page: Page, path: string): Promise<{ colour: string; font: string }> {
  await page.addInitScript(() => {
    // No frame is made while a style sheet holds the painting up
    requestAnimationFrame(function look() {
      if (!document.body) {
        requestAnimationFrame(look);
        return;
      }
      const root = getComputedStyle(document.documentElement);
      Object.assign(globalThis, {
        first: { colour: root.backgroundColor, font: root.getPropertyValue('--serif').trim() },
      });
    });
  });
  await page.goto(new URL(`/${path}`, page.url()).href);
  return page.evaluate(() => (globalThis as unknown as { first: { colour: string; font: string } }).first);
}

/** Notes the first character of the line at reading height and returns the text there. */
function noteRead(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { left } = document.querySelector('.text')?.getBoundingClientRect() ?? { left: 0 };
    const caret = document.caretPositionFromPoint(left + 4, innerHeight * 0.3);
    if (!caret || !(caret.offsetNode instanceof Text)) throw new Error('这里没有文字');
    Object.assign(globalThis, { read: { node: caret.offsetNode, offset: caret.offset } });
    return caret.offsetNode.data.slice(caret.offset, caret.offset + 4);
  });
}

/** Where the noted character is now. */
function topOfRead(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { node, offset } = (globalThis as unknown as { read: { node: Text; offset: number } }).read;
    const range = new Range();
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    return range.getBoundingClientRect().top;
  });
}
