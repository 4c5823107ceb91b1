import { spawnSync } from 'node:child_process';
import scan from 'jsqr';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, inject } from 'vitest';
import { pagesOf, test } from '../support/site/browser.ts';
import { noteFiles } from '../support/site/built-site.ts';

const SLUG = 'zhiliang-tisheng-2017';

describe('on paper', () => {
  test.for([`${SLUG}/art-3/`, `${SLUG}/full/`])('%s is an official document in A4', async (path, { visit }) => {
    const page = await visit(path);
    const sheets = new Set(pagesOf(await page.pdf({ preferCSSPageSize: true })));
    expect([...sheets]).toEqual(['595 × 842']);
    await page.emulateMedia({ media: 'print' });
    // 3号 is 15.75 pt; 22 lines in 225 mm leave 29 pt to each
    const style = await page
      .locator('.text p[id]')
      .first()
      .evaluate((paragraph) => {
        const { fontSize, lineHeight, textIndent, marginBlockStart } = getComputedStyle(paragraph);
        return { fontSize, lineHeight, textIndent, marginBlockStart };
      });
    expect(style).toEqual({ fontSize: '21px', lineHeight: '38.6667px', textIndent: '42px', marginBlockStart: '0px' });
    const margins = await page.evaluate(() =>
      [...document.styleSheets]
        .flatMap((sheet) => [...sheet.cssRules])
        .filter((rule) => rule instanceof CSSPageRule)
        .map((rule) => rule.style.margin),
    );
    expect(margins).toContain('37mm 26mm 35mm 28mm');
  });

  test.for([
    [`${SLUG}/art-3/`, 'art_3__'],
    [`${SLUG}/full/`, ''],
  ] as const)('%s ends with its notes, its address and the date', async ([path, prefix], { visit }) => {
    const notes = (await noteFiles(inject('own').content, SLUG)).filter(({ eId }) => eId.startsWith(prefix));
    expect(notes.length).toBeGreaterThan(0);
    const page = await visit(path);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const endnotes = page.locator('.endnotes > div');
    expect(await endnotes.count()).toBe(notes.length);
    expect(await endnotes.last().isVisible()).toBe(true);
    const foot = ((await page.locator('.print-foot p').textContent()) ?? '').trim();
    const [, address, year] =
      /^(https:\/\/tiaowen\.example\/.*\/)2017年9月5日的版本　(\d{4})年\d{1,2}月\d{1,2}日打印$/u.exec(foot) ?? [];
    expect(address).toBe(`https://tiaowen.example/${path}`);
    expect(Number(year)).toBe(new Date().getFullYear());
    for (const gone of ['.masthead', '.foot', '.bar', '.tools', '.turn', '.structure', '.permalink', '.notes'])
      for (const element of await page.locator(gone).all()) expect(await element.isVisible(), gone).toBe(false);
  });

  test('the official text has no sign of ours but the numbers of notes; what is related stands after the notes', async ({
    visit,
  }) => {
    const page = await visit(`${SLUG}/art-13/`);
    await page.emulateMedia({ media: 'print' });
    for (const sign of await page.locator('.text [data-source] .relation-sign').all())
      expect(await sign.isVisible()).toBe(false);
    expect(await page.locator('.links li').last().isVisible()).toBe(true);
    const [notes, links] = await Promise.all(
      ['.endnotes', '.links'].map((part) => page.locator(part).evaluate((element) => element.getBoundingClientRect())),
    );
    expect(links?.top).toBeGreaterThanOrEqual(notes?.bottom ?? Number.NaN);
  });

  test('notes are numbered through, in the text and after it alike', async ({ visit }) => {
    const page = await visit(`${SLUG}/full/`);
    await page.emulateMedia({ media: 'print' });
    const numbers = (selector: string) =>
      page.locator(selector).evaluateAll((elements) =>
        elements.map((element) => ({
          // What a counter shows is in no document: it counts these elements in their order, and they are a note's on both sides
          printed: element.textContent,
          shown: getComputedStyle(element).fontSize,
          counted: getComputedStyle(element, '::before').counterIncrement,
        })),
      );
    const [inText, after] = [await numbers('.text .note-number'), await numbers('.endnotes .note-n')];
    expect(inText.map(({ printed }) => printed?.trim())).toEqual(after.map(({ printed }) => printed?.trim()));
    expect(new Set(inText.map(({ shown, counted }) => `${shown} ${counted}`))).toEqual(new Set(['0px number 1']));
    expect(new Set(after.map(({ shown, counted }) => `${shown} ${counted}`))).toEqual(new Set(['0px note 1']));
  });

  test('仅原文 leaves no note on it', async ({ visit }) => {
    const page = await visit(`${SLUG}/art-3/?view=text`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.endnotes').isVisible()).toBe(false);
    const display = await page
      .locator('.note-number')
      .first()
      .evaluate((number) => getComputedStyle(number).display);
    expect(display).toBe('none');
    expect(await page.locator('.print-foot').isVisible()).toBe(true);
  });

  test('an article bears the title of its regulation', async ({ visit }) => {
    const page = await visit(`${SLUG}/art-3/`);
    expect(await page.locator('.print-head').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.print-head').textContent()).toBe('中共中央、国务院关于开展质量提升行动的指导意见');
    expect(await page.locator('.print-head').isVisible()).toBe(true);
  });
});

/** Prints nothing and counts how often it was asked to. */
const countPrints = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    window.print = () => {
      document.documentElement.dataset.prints = String(Number(document.documentElement.dataset.prints ?? 0) + 1);
    };
  });
const prints = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.documentElement.dataset.prints);

/** What of a page goes on paper. */
async function onPaper(page: Page): Promise<Record<'notes' | 'numbers' | 'text', boolean>> {
  await page.emulateMedia({ media: 'print' });
  const parts = ['.endnotes', '.note-number', '.text p[data-source]'];
  const [notes, numbers, text] = await Promise.all(
    parts.map((part) =>
      page
        .locator(part)
        .first()
        .evaluate((each) => getComputedStyle(each).display !== 'none'),
    ),
  );
  await page.emulateMedia({ media: 'screen' });
  return { notes: notes === true, numbers: numbers === true, text: text === true };
}

const BARE = { notes: false, numbers: false, text: true };
const ANNOTATED = { notes: true, numbers: true, text: true };

describe('before printing a reader chooses', () => {
  test.for([`${SLUG}/art-3/`, `${SLUG}/full/`])(
    '仅原文 or 含注释 of %s, and the choice is kept',
    async (path, { visit }) => {
      const page = await visit(path, { prepare: countPrints });
      expect(await onPaper(page)).toEqual(ANNOTATED);
      await page.getByRole('button', { name: '打印' }).click();
      const dialog = page.getByRole('dialog', { name: '打印' });
      expect(await dialog.getByRole('radio', { name: '含注释' }).isChecked()).toBe(true);
      await dialog.getByRole('radio', { name: '仅原文' }).check();
      expect(await prints(page)).toBeUndefined();
      await dialog.getByRole('button', { name: '打印' }).click();
      await expect.poll(() => prints(page)).toBe('1');
      expect(await dialog.count()).toBe(0);
      expect(await onPaper(page)).toEqual(BARE);
      expect(await page.locator('.note-number').first().isVisible()).toBe(true);
      // Ctrl+P asks nobody
      await page.goto(new URL('../art-13/', page.url()).href);
      expect(await onPaper(page)).toEqual(BARE);
      expect(new URL(page.url()).search).toBe('');
      await page.getByRole('button', { name: '打印' }).click();
      expect(await dialog.getByRole('radio', { name: '仅原文' }).isChecked()).toBe(true);
      await dialog.getByRole('radio', { name: '含注释' }).check();
      await page.keyboard.press('Enter');
      await expect.poll(() => prints(page)).toBe('1');
      expect(await onPaper(page)).toEqual(ANNOTATED);
    },
  );

  test('含注释 for paper while the screen shows the text alone', async ({ visit }) => {
    const page = await visit(`${SLUG}/art-3/?view=text`, { prepare: countPrints });
    await page.getByRole('button', { name: '打印' }).click();
    const dialog = page.getByRole('dialog', { name: '打印' });
    expect(await dialog.getByRole('radio', { name: '仅原文' }).isChecked()).toBe(true);
    await dialog.getByRole('radio', { name: '含注释' }).check();
    await dialog.getByRole('button', { name: '打印' }).click();
    await expect.poll(() => prints(page)).toBe('1');
    expect(await onPaper(page)).toEqual(ANNOTATED);
    expect(await page.locator('.note-number').first().isVisible()).toBe(false);
  });

  test('nothing and prints at once where editors have added nothing', async ({ visit }) => {
    const page = await visit('shuju-biao/full/', { site: 'fixtures', prepare: countPrints });
    expect(await page.locator('.endnotes, .links').count()).toBe(0);
    await page.getByRole('button', { name: '打印' }).click();
    await expect.poll(() => prints(page)).toBe('1');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('nothing where scripts are off: paper has the notes', async ({ visit }) => {
    const page = await visit(`${SLUG}/art-3/`, { javaScriptEnabled: false });
    expect(await onPaper(page)).toEqual(ANNOTATED);
  });
});

describe('the code on paper', () => {
  test.for([
    ['own', `${SLUG}/art-13/`, `${SLUG}/art-13/?edition=2017-09-05`],
    ['own', `${SLUG}/full/`, `${SLUG}/full/?edition=2017-09-05`],
    ['fixtures', 'jieshui-tiaoli/art-5/', 'fagui/jieshui-tiaoli/art-5/?edition=2024-03-15'],
  ] as const)('of the site %s, page %s, leads to %s', async ([site, path, address], { visit }) => {
    const page = await visit(path, { site, javaScriptEnabled: false });
    expect(await page.locator('.qr').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    const code = page.locator('img.qr');
    await code.scrollIntoViewIfNeeded();
    await expect.poll(() => code.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth)).toBeTruthy();
    const picture = sharp(await code.screenshot())
      .ensureAlpha()
      .raw();
    const { data, info } = await picture.toBuffer({ resolveWithObject: true });
    expect(info.width).toBeGreaterThan(80);
    const read = scan(new Uint8ClampedArray(data), info.width, info.height);
    expect(read?.data).toBe(`https://tiaowen.example/${address}`);
  });
});

/** The text of a PDF, or null where the machine has no `pdftotext` (poppler-utils). */
function textOfPdf(pdf: Buffer): string | null {
  const { error, stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  return error ? null : stdout;
}

test('in the PDF itself the notes at the end are numbered as in the text', async ({ visit, skip }) => {
  const page = await visit(`${SLUG}/art-3/`);
  const text = textOfPdf(await page.pdf({ preferCSSPageSize: true }));
  const [body = '', notes] = text?.split('编者注释') ?? [];
  if (notes === undefined) {
    skip('没有 pdftotext 或中文字体，跳过 PDF 文字的核对');
    return;
  }
  const titles = ['到2020年', '全要素生产率', '质量竞争型产业', '特色小镇', '国家质量基础设施'];
  for (const [index, title] of titles.entries()) {
    // Wherever its lines break
    const words = [...title].join('\\s*');
    expect(body).toMatch(new RegExp(`${words}[\\s\\u2060]*${index + 1}\\D`, 'u'));
    expect(notes).toMatch(new RegExp(`^\\s*${index + 1}\\s+${words}`, 'mu'));
  }
});
