import type { Locator, Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { PHONE, sidewaysScroll, test } from '../support/site/browser.ts';
import { noteFiles, sourceFiles } from '../support/site/built-site.ts';
import { bodyLines } from '../support/site/official-text.ts';

const TWELVE = 'zhushi-banfa/art-1/';
const OWN_NOTES = ['zhiliang-tisheng-2017/art-1/', 'zhiliang-tisheng-2017/art-3/', 'zhiliang-tisheng-2017/art-19/'];
const fixtures = { site: 'fixtures' } as const;
const notesOfOwn = await noteFiles(inject('own').content, 'zhiliang-tisheng-2017');
const countIn = (article: string): number => notesOfOwn.filter(({ eId }) => eId.split('__')[0] === article).length;

interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Boxes on the page, not in the window; in the order of the elements. */
const boxes = (page: Page, selector: string): Promise<Box[]> =>
  page.locator(selector).evaluateAll((elements) =>
    elements.map((element) => {
      const { top, bottom, left, right } = element.getBoundingClientRect();
      return { top: top + scrollY, bottom: bottom + scrollY, left, right };
    }),
  );

const numbersOf = (locator: Locator): Promise<number[]> =>
  locator.evaluateAll((elements) => elements.map((element) => Number(element.textContent)));

describe.each([1440, 1024])('in a window %i pixels wide', (width) => {
  const viewport = { width, height: 800 };

  test.for([[TWELVE, 'fixtures'] as const, ...OWN_NOTES.map((path) => [path, 'own'] as const)])(
    'every note of %s stands in the margin, beside its line or right below the note before',
    async ([path, site], { visit }) => {
      const page = await visit(path, { site, viewport });
      const numbers = await boxes(page, '.note-number');
      const notes = await boxes(page, '.note');
      const [text] = await boxes(page, 'article.text');
      expect(notes.length).toBe(numbers.length);
      expect(notes.length).toBeGreaterThanOrEqual(path === TWELVE ? 12 : 4);
      for (const [index, note] of notes.entries()) {
        const line = numbers[index];
        const before = notes[index - 1];
        expect(note.left).toBeGreaterThan(text?.right ?? Number.POSITIVE_INFINITY);
        expect(note.right).toBeLessThanOrEqual(width);
        expect(note.bottom - note.top).toBeGreaterThan(24);
        const besideLine = Math.abs(note.top - (line?.top ?? 0)) < 8;
        const below = before !== undefined && note.top - before.bottom >= 8 && note.top - before.bottom < 32;
        expect(besideLine || below, `注释 ${index + 1}`).toBe(true);
        expect(note.top, `注释 ${index + 1}`).toBeGreaterThan((line?.top ?? 0) - 8);
      }
      const [foot] = await boxes(page, '.foot');
      expect(foot?.top).toBeGreaterThan(Math.max(...notes.map(({ bottom }) => bottom)));
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThanOrEqual(
        Math.round(foot?.bottom ?? 0),
      );
      expect(await sidewaysScroll(page)).toBe(0);
    },
  );

  test('many notes end about where the text does: those beyond are a line each, and open at a click', async ({
    visit,
  }) => {
    const page = await visit('zhiliang-tisheng-2017/art-16/', { viewport });
    const [first, tenth] = [page.locator('.note').first(), page.locator('.note').nth(9)];
    expect(await first.locator('.note-body').isVisible()).toBe(true);
    expect(await tenth.locator('.note-body').isVisible()).toBe(false);
    const [links] = await boxes(page, '.links');
    const rail = await boxes(page, '.note');
    expect(rail.at(-1)?.bottom).toBeLessThan(links?.bottom ?? 0);
    const fifth = page.locator('.note').nth(4);
    await fifth.locator('summary').click();
    await expect.poll(async () => (await boxes(page, '.note'))[5]?.top).toBeGreaterThan((rail[5]?.top ?? 0) + 40);
    await page.locator('.note-number').nth(9).click();
    await expect.poll(() => tenth.locator('.note-body').isVisible()).toBe(true);
    const places = await boxes(page, '.note');
    for (const [index, { top }] of places.entries())
      if (index > 0) expect(top).toBeGreaterThan(places[index - 1]?.bottom ?? 0);
  });

  test('a page without notes has its text and its foot where the others have them', async ({ visit }) => {
    const [noted, plain] = [
      await visit(TWELVE, { ...fixtures, viewport }),
      await visit('jieshui-tiaoli/art-5/', { ...fixtures, viewport }),
    ];
    expect([await noted.locator('.note').count(), await plain.locator('.note').count()]).toEqual([12, 0]);
    expect((await boxes(plain, 'article.text'))[0]?.left).toBe((await boxes(noted, 'article.text'))[0]?.left);
    const [[main], [foot]] = [await boxes(plain, 'main'), await boxes(plain, '.foot')];
    expect(foot?.top).toBeGreaterThanOrEqual(main?.bottom ?? 0);
  });
});

describe('on a phone', () => {
  test('twelve notes are twelve quiet lines under the paragraph; each opens where it is', async ({ visit }) => {
    const page = await visit(TWELVE, { ...fixtures, ...PHONE });
    const [paragraph] = await boxes(page, '#art_1__para_1');
    const lines = await boxes(page, '.note');
    expect(lines.length).toBe(12);
    let end = paragraph?.bottom ?? Number.POSITIVE_INFINITY;
    for (const line of lines) {
      expect(line.top).toBeGreaterThanOrEqual(end - 0.5);
      expect(line.bottom - line.top).toBeGreaterThanOrEqual(24);
      expect(line.bottom - line.top).toBeLessThan(48);
      end = line.bottom;
    }
    await page.locator('.note summary').nth(4).tap();
    expect(await page.locator('.note-body').nth(4).isVisible()).toBe(true);
    expect(await page.locator('.note-body').nth(3).isVisible()).toBe(false);
    expect(await sidewaysScroll(page)).toBe(0);
  });

  test('the number in the text opens its note, scripts off', async ({ visit }) => {
    const page = await visit(TWELVE, { ...fixtures, ...PHONE, javaScriptEnabled: false });
    await page.getByRole('link', { name: '注释7', exact: true }).tap();
    await expect.poll(() => page.locator('.note-body:target').isVisible()).toBe(true);
    expect(await page.locator('.note[open]').getAttribute('data-n')).toBe('7');
  });

  test('a note on an item stands within the list, below its item', async ({ visit }) => {
    const page = await visit('zhushi-banfa/art-2/', { ...fixtures, ...PHONE });
    expect(await page.locator('li:has(#art_2__para_1__item_1) > .notes .note').count()).toBe(1);
  });
});

describe('a browser without anchor positioning', () => {
  test('keeps notes under their paragraphs, also where there would be a margin', async ({ visit }) => {
    const page = await visit(TWELVE, { ...fixtures, viewport: { width: 1440, height: 900 } });
    await page.evaluate(() => {
      // What such a browser makes of the rules: it does not enter @supports
      for (const sheet of document.styleSheets)
        for (let index = sheet.cssRules.length - 1; index >= 0; index--)
          if (sheet.cssRules[index] instanceof CSSSupportsRule) sheet.deleteRule(index);
    });
    const [text] = await boxes(page, 'article.text');
    const notes = await boxes(page, '.note');
    for (const [index, note] of notes.entries()) {
      expect(note.right).toBeLessThanOrEqual((text?.right ?? 0) + 1);
      expect(note.top).toBeGreaterThanOrEqual((notes[index - 1]?.bottom ?? 0) - 0.5);
    }
    expect(await page.locator('.note summary').first().isVisible()).toBe(true);
  });
});

describe('on paper', () => {
  test.for([TWELVE, 'zhushi-banfa/art-2/'])(
    'the notes of %s follow the text, numbered as in it, scripts off',
    async (path, { visit }) => {
      const page = await visit(path, { ...fixtures, javaScriptEnabled: false });
      await page.emulateMedia({ media: 'print' });
      const [paragraph] = (await boxes(page, 'article [data-source]')).toSorted((a, b) => b.bottom - a.bottom);
      // What is printed for them is counted (printing.test.ts)
      const inText = await numbersOf(page.locator('.note-number'));
      const endnotes = page.locator('.endnotes .note-n:visible');
      expect(await numbersOf(endnotes)).toEqual(inText);
      expect(inText).toEqual(inText.map((_, index) => index + 1));
      expect((await boxes(page, '.endnotes'))[0]?.top).toBeGreaterThan(paragraph?.bottom ?? Number.POSITIVE_INFINITY);
      expect(await page.locator('.notes:visible').count()).toBe(0);
      // What is printed is more than one page's worth of nothing
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
    },
  );
});

describe('仅原文', () => {
  const squeezed = (text: string): string => text.replace(/\s/gu, '');

  async function official(site: 'own' | 'fixtures', slug: string, only: (line: number) => boolean = () => true) {
    const source = (await sourceFiles(inject(site).content)).find((each) => each.slug === slug);
    return squeezed(
      bodyLines(source?.text ?? '')
        .filter(({ line }) => only(line))
        .map(({ text }) => text)
        .join(''),
    );
  }

  const rendered = (page: Page, selector: string): Promise<string> =>
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not be in it
    page.locator(selector).evaluate((element) => (element as HTMLElement).innerText);

  test.for([
    ['own', 'zhiliang-tisheng-2017'],
    ['fixtures', 'zhushi-banfa'],
    ['fixtures', 'jieshui-tiaoli'],
  ] as const)('leaves of the whole text exactly the source: %s %s', async ([site, slug], { visit }) => {
    // High enough to lay out all of it: what is far from the window is skipped, and innerText with it
    const page = await visit(`${slug}/full/?view=text`, { site, viewport: { width: 1280, height: 30_000 } });
    const expected = await official(site, slug);
    expect(squeezed(await rendered(page, '.text'))).toBe(expected);
    await page.emulateMedia({ media: 'print' });
    expect(squeezed(await rendered(page, '.text'))).toBe(expected);
  });

  test('leaves of an article exactly its lines, on screen, on paper and in what is copied', async ({ visit }) => {
    for (const [path, site, slug] of [
      [TWELVE, 'fixtures', 'zhushi-banfa'],
      ['zhushi-banfa/art-2/', 'fixtures', 'zhushi-banfa'],
      ['zhiliang-tisheng-2017/art-19/', 'own', 'zhiliang-tisheng-2017'],
    ] as const) {
      const page = await visit(`${path}?view=text`, { site });
      const lines = await page
        .locator('article [data-source]')
        .evaluateAll((elements) => elements.map((element) => Number(element.getAttribute('data-source'))));
      const expected = await official(site, slug, (line) => lines.includes(line));
      const copied = await page.evaluate(() => {
        const article = document.querySelector('article.text');
        if (article) getSelection()?.selectAllChildren(article);
        return getSelection()?.toString() ?? '';
      });
      expect(squeezed(copied), path).toBe(expected);
      expect(squeezed(await rendered(page, 'article.text')), path).toBe(expected);
      await page.emulateMedia({ media: 'print' });
      expect(squeezed(await rendered(page, 'article.text')), path).toBe(expected);
    }
  });

  test('is remembered, is in the address to be shared, and can be taken back', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-3/');
    await page.getByRole('button', { name: '仅原文' }).click();
    await expect.poll(() => page.locator('.note-number:visible').count()).toBe(0);
    expect(page.url()).toContain('?view=text');
    await page.goto(new URL('../art-16/', page.url()).href);
    expect(await page.locator('.note-number:visible').count()).toBe(0);
    await expect.poll(() => page.url()).toContain('?view=text');
    expect(await page.getByRole('button', { name: '仅原文', pressed: true }).count()).toBe(1);
    await page.getByRole('button', { name: '仅原文' }).click();
    await expect.poll(() => page.locator('.note-number:visible').count()).toBe(countIn('art_16'));
    expect(page.url()).not.toContain('view');
  });

  test('opened by a shared link holds before the first paint, and binds nobody afterwards', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-3/?view=text');
    expect(await page.locator('html').getAttribute('data-view')).toBe('text');
    await page.goto(new URL('../art-16/', page.url()).href);
    expect(await page.locator('.note-number:visible').count()).toBe(countIn('art_16'));
  });

  test('does not move the line being read', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-3/', PHONE);
    const top = () => page.locator('#art_3__para_1__item_3').evaluate((item) => item.getBoundingClientRect().top);
    await page.locator('#art_3__para_1__item_3').evaluate((item) => {
      scrollBy({ top: item.getBoundingClientRect().top - 100, behavior: 'instant' });
    });
    const before = await top();
    // By keyboard: a tap would scroll to the button first
    await page.getByRole('button', { name: '仅原文' }).evaluate((button) => (button as HTMLButtonElement).click());
    await expect.poll(() => page.locator('.note:visible').count()).toBe(0);
    expect(Math.abs((await top()) - before)).toBeLessThan(2);
  });

  test('is not offered where scripts are off: everything is shown', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-3/', { javaScriptEnabled: false });
    expect(await page.getByRole('button', { name: '仅原文' }).count()).toBe(0);
    expect(await page.locator('.note-number:visible').count()).toBe(countIn('art_3'));
  });
});

describe('what is copied', () => {
  test('across paragraphs is the text alone, and from a note the note', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-3/', { viewport: { width: 1440, height: 900 } });
    const selected = () => page.evaluate(() => getSelection()?.toString() ?? '');
    const [first, note] = [page.locator('#art_3__para_1'), page.locator('.note-body > p:not([class])').nth(1)];
    await first.click({ clickCount: 3, position: { x: 200, y: 15 } });
    await page.locator('#art_3__para_1__item_2').click({ modifiers: ['Shift'], position: { x: 300, y: 60 } });
    expect(await selected()).toContain('中国品牌国际竞争力显著增强。');
    expect(await selected()).not.toContain('经济学指标');
    await note.click({ clickCount: 3 });
    expect(await selected()).toContain('经济学指标');
  });
});

describe('with the keyboard alone', () => {
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.closest('[data-n]')?.getAttribute('data-n'));

  test('numbers come in the text, notes after their paragraph, and each leads to the other', async ({ visit }) => {
    const page = await visit(TWELVE, { ...fixtures, viewport: { width: 1440, height: 900 } });
    await page.locator('.note-number').first().focus();
    for (let number = 2; number <= 12; number++) {
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe(String(number));
    }
    await page.keyboard.press('Enter');
    expect(await page.locator('.note:has(:target)').getAttribute('data-n')).toBe('12');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('note-n');
    await page.keyboard.press('Enter');
    expect(await page.locator('.note-number:target').getAttribute('data-n')).toBe('12');
  });

  test('on a narrow screen a note opens with Enter', async ({ visit }) => {
    const page = await visit(TWELVE, { ...fixtures, viewport: { width: 390, height: 844 } });
    await page.locator('.note summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.note-body').first().isVisible()).toBe(true);
  });
});

describe('notes on more than words', () => {
  test('on a whole article: numbered at its heading, beside it', async ({ visit }) => {
    const page = await visit('zhushi-banfa/art-2/', { ...fixtures, viewport: { width: 1440, height: 900 } });
    expect(await page.locator('h1 .note-number').textContent()).toBe('1');
    const [[heading], [note]] = [await boxes(page, 'h1'), await boxes(page, '.note-body')];
    expect(note?.top).toBeGreaterThanOrEqual((heading?.top ?? 0) - 8);
    expect(note?.top).toBeLessThan(heading?.bottom ?? 0);
  });

  test('on a chapter: in the whole text, which is their only place', async ({ visit }) => {
    const page = await visit('zhushi-banfa/full/#note-zhang', fixtures);
    await expect.poll(() => page.locator('#note-zhang').isVisible()).toBe(true);
  });

  test('on the regulation: on its own page', async ({ visit }) => {
    const page = await visit('zhushi-banfa/#note-quanwen', fixtures);
    await expect.poll(() => page.locator('#note-quanwen').isVisible()).toBe(true);
  });

  test('numbers in the whole text lead to the notes of the articles', async ({ visit }) => {
    const page = await visit('zhushi-banfa/full/', { ...fixtures, javaScriptEnabled: false });
    await page.locator('#art_1__para_1 .note-number').nth(2).click();
    await page.waitForURL(/\/zhushi-banfa\/art-1\/#note-/u);
    expect(await page.locator('.note:has(:target)').getAttribute('data-n')).toBe('3');
  });
});

describe('the page of all notes', () => {
  const path = 'zhiliang-tisheng-2017/notes/';
  const shown = (page: Page) => page.locator('.entry:visible').count();

  test('has each once, by article in order, and types with counts that add up; each says when it was checked', async ({
    visit,
  }) => {
    const page = await visit(path, { javaScriptEnabled: false });
    const all = notesOfOwn.length;
    expect(all).toBeGreaterThan(0);
    expect(await shown(page)).toBe(all);
    const dates = await page.locator('.entry .note-foot').allTextContents();
    expect(dates.filter((date) => /^\s*\d{4}年\d{1,2}月\d{1,2}日核对\s*$/u.test(date))).toHaveLength(all);
    const [total, ...counts] = await numbersOf(page.locator('.note-filter label small'));
    expect(total).toBe(all);
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(all);
    // The list of documents names notes and repeats none of their words
    expect(await page.locator('.all-notes .note-head').count()).toBe(all);
  });

  test('narrows by type and words, tells how many are left, and keeps both in the address', async ({ visit }) => {
    const page = await visit(path);
    await page.getByRole('radio', { name: '后续进展' }).check();
    expect(await shown(page)).toBe(notesOfOwn.filter(({ type }) => type === '后续进展').length);
    await page.getByRole('searchbox', { name: '注释里的词' }).fill('标准化法');
    expect(await page.getByRole('status').textContent()).toBe(`${await shown(page)}条`);
    expect(await shown(page)).toBeGreaterThan(0);
    const left = await shown(page);
    await page.reload();
    await expect.poll(() => shown(page)).toBe(left);
    await page.getByRole('searchbox', { name: '注释里的词' }).fill('没有这样的词');
    expect(await page.getByRole('status').textContent()).toBe('没有符合的');
  });

  test('draws what came after, each point leading to its note', async ({ visit }) => {
    const page = await visit(path, PHONE);
    const points = page.locator('.timeline svg a');
    const developments = notesOfOwn.filter(({ type }) => type === '后续进展');
    expect(await points.count()).toBe(new Set(developments.flatMap(({ documents }) => documents)).size);
    expect(await page.locator('.timeline text').allTextContents()).toEqual(
      expect.arrayContaining(['2015', '2025', '2017年9月5日发布']),
    );
    const reach = await boxes(page, '.timeline .reach');
    for (const [index, { left, right, top, bottom }] of reach.entries()) {
      const touching = reach
        .slice(0, index)
        .filter(
          (other) =>
            left < other.right - 1 && right - 1 > other.left && top < other.bottom - 1 && bottom - 1 > other.top,
        );
      expect(touching, `第 ${index + 1} 点`).toEqual([]);
    }
    await points.last().click();
    await page.waitForURL('**/notes/#n-*');
    await expect.poll(() => page.locator('.entry:target').isVisible()).toBe(true);
  });
});

test('此后如何: a strip with the note, and a page of all of them that is narrowed by how far they have come, in its address', async ({
  visit,
}) => {
  const article = await visit('zhiliang-tisheng-2017/art-23/');
  expect(await article.locator('#note-chanpin-zhiliangfa-xiuding .outcome').textContent()).toBe(
    '2017年提出 → 2018年法律修订 → 2023年法律征求意见',
  );
  const page = await visit('zhiliang-tisheng-2017/outcomes/?kind=%E6%B2%A1%E6%9C%89');
  const told = page.locator('[data-entry]:visible');
  const all = await told.count();
  expect(all).toBe(notesOfOwn.filter(({ hasOutcomes }) => hasOutcomes).length);
  await page.getByRole('radio', { name: '征求意见' }).check({ force: true });
  expect(new URL(page.url()).searchParams.get('state')).toBe('征求意见');
  const left = await told.count();
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(all);
  for (const step of await told.locator('.steps').allTextContents()) expect(step).toContain('征求意见');
  await page.reload();
  expect(await told.count()).toBe(left);
  for (const step of await page.locator('.steps li').all()) {
    expect(await step.locator('time').textContent()).toMatch(/^\d{4}年/u);
    expect((await step.locator('> :last-child').textContent())?.trim()).not.toBe('');
  }
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await sidewaysScroll(page)).toBe(0);
});
