import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { PHONE, test } from '../support/site/browser.ts';
import { holdScripts, shiftsOn, violations, watchShifts, wholeWithoutScripts } from '../support/site/faults.ts';

const SLUG = 'zhiliang-tisheng-2017';

describe('arrow keys', () => {
  test('lead to the next article and back', async ({ visit }) => {
    const page = await visit(`${SLUG}/art-12/`);
    await page.keyboard.press('ArrowRight');
    await page.waitForURL('**/art-13/');
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL('**/art-12/');
  });

  test('do nothing while the reader writes, has selected, or has a dialog open', async ({ visit }) => {
    const page = await visit(`${SLUG}/art-12/`);
    await page.keyboard.press('/');
    const box = page.getByRole('dialog', { name: '检索' }).locator('input');
    await box.fill('质量');
    await page.keyboard.press('ArrowLeft');
    // The first empties the field
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect.poll(() => box.isVisible()).toBe(false);
    await page.locator('#art_12__para_1').evaluate((paragraph) => getSelection()?.selectAllChildren(paragraph));
    await page.keyboard.press('ArrowRight');
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await page.locator('#art_12__para_1 .permalink').click();
    await page.getByRole('dialog', { name: '引用' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+ArrowRight');
    // Had one of them turned the page, this would lead on from another
    await page.keyboard.press('ArrowRight');
    await page.waitForURL('**/art-13/');
  });

  test('turn the page in the very frame in which a dialog closes, while its field still has the focus', async ({
    visit,
  }) => {
    const page = await visit(`${SLUG}/art-12/`);
    await page.keyboard.press('/');
    await page.getByRole('dialog', { name: '检索' }).getByRole('combobox').waitFor();
    await page.evaluate(() => {
      const field = document.activeElement;
      field?.closest('dialog')?.close();
      field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    });
    await page.waitForURL('**/art-13/');
  });
});

describe('a finger', () => {
  test('swipes to the next article and back', async ({ visit }) => {
    const page = await visit(`${SLUG}/art-12/`, PHONE);
    await swipe(page, [300, 500], [120, 510]);
    await page.waitForURL('**/art-13/');
    await swipe(page, [120, 500], [300, 490]);
    await page.waitForURL('**/art-12/');
  });

  test('scrolls, drags from the edge and moves tables without turning', async ({ visit }) => {
    const page = await visit(`${SLUG}/art-12/`, PHONE);
    await swipe(page, [300, 600], [200, 300]);
    await swipe(page, [385, 400], [200, 400]);
    await swipe(page, [300, 400], [260, 400]);
    await page.locator('#art_12__para_1').evaluate((paragraph) => getSelection()?.selectAllChildren(paragraph));
    await swipe(page, [300, 500], [120, 500]);
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await swipe(page, [300, 500], [120, 500]);
    await page.waitForURL('**/art-13/');
  });

  test('finds contents, search and settings within reach', async ({ visit }) => {
    const page = await visit(`${SLUG}/art-12/`, PHONE);
    const bar = page.getByRole('navigation', { name: '快捷栏' });
    for (const control of await bar.locator('a, button').all()) {
      const box = await control.boundingBox();
      expect(box && box.y > 844 - 80 && box.width >= 44 && box.height >= 44).toBe(true);
    }
  });
});

describe('目录', () => {
  const sheet = (page: Page) => page.getByRole('dialog', { name: '目录' });
  const current = (page: Page) => sheet(page).locator('[aria-current]');

  test('opens over the text on a phone, at the article that is read, and closes to the same place', async ({
    visit,
  }) => {
    const page = await visit(`${SLUG}/art-19/`, PHONE);
    await page.evaluate(() => scrollTo(0, 300));
    await page.getByRole('navigation', { name: '快捷栏' }).getByRole('link', { name: '目录' }).tap();
    await sheet(page).waitFor();
    expect(await current(page).textContent()).toContain('加快国家质量基础设施体系建设');
    const box = await current(page).boundingBox();
    expect(box && box.y > 844 * 0.2 && box.y + box.height < 844).toBe(true);
    expect(await violations(page)).toEqual([]);
    await sheet(page).getByRole('button', { name: '关闭' }).tap();
    await sheet(page).waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => scrollY)).toBe(300);
    expect(new URL(page.url()).pathname).toBe(`/${SLUG}/art-19/`);
  });

  test('by the keyboard: opens at the article, leads to another, closes with Escape', async ({ visit }) => {
    const page = await visit(`${SLUG}/art-19/`);
    const link = page.locator('.masthead').getByRole('link', { name: '目录' });
    await link.press('Enter');
    await sheet(page).waitFor();
    expect(await current(page).evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await sheet(page).waitFor({ state: 'hidden' });
    expect(await link.evaluate((each) => each === document.activeElement)).toBe(true);
    await link.press('Enter');
    await sheet(page).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/${SLUG}/art-20/`);
  });

  test('in the whole text leads to places in it, and marks the one in sight', async ({ visit }) => {
    const page = await visit(`${SLUG}/full/#art_24`, PHONE);
    await page.getByRole('navigation', { name: '快捷栏' }).getByRole('link', { name: '目录' }).tap();
    await sheet(page).waitFor();
    expect(await current(page).textContent()).toContain('加大财政金融扶持力度');
    await sheet(page).getByRole('textbox', { name: '条的序号' }).fill('26');
    await sheet(page).getByRole('button', { name: '到' }).tap();
    await page.waitForURL(`**/${SLUG}/full/#art_26`);
    await sheet(page).waitFor({ state: 'hidden' });
  });

  test('is a plain link without scripts', async ({ visit }) => {
    const page = await visit(`${SLUG}/art-19/`, { ...PHONE, javaScriptEnabled: false });
    await page.getByRole('navigation', { name: '快捷栏' }).getByRole('link', { name: '目录' }).tap();
    await page.waitForURL(`**/${SLUG}/`);
  });
});

describe('the place in a regulation', () => {
  test.for(['', `${SLUG}/`])('is offered on return, at “%s”, and nothing moves', async (path, { visit }) => {
    const page = await visit(`${SLUG}/art-19/`, PHONE);
    await page.locator('#art_19__para_2').evaluate((paragraph) => {
      paragraph.scrollIntoView({ block: 'start', behavior: 'instant' });
      scrollBy({ top: 60, behavior: 'instant' });
    });
    const release = await holdScripts(page);
    await page.goto(new URL(`/${path}`, page.url()).href, { waitUntil: 'commit' });
    await wholeWithoutScripts(page);
    await watchShifts(page);
    release();
    await page.getByRole('link', { name: '续读（十九）加快国家质量基础设施体系建设' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await shiftsOn(page)).toEqual([]);
    await page.getByRole('link', { name: '续读（十九）加快国家质量基础设施体系建设' }).click();
    await page.waitForURL(`**/${SLUG}/art-19/#art_19__para_2`);
    const { top } = await page.locator('#art_19__para_2').evaluate((paragraph) => paragraph.getBoundingClientRect());
    expect(Math.abs(top)).toBeLessThan(120);
  });

  test('is kept for each regulation, and offered on the shelf', async ({ visit }) => {
    const page = await visit('jieshui-tiaoli/art-3/', { site: 'fixtures' });
    await page.goto(new URL('../../chuihuo-banfa/att-1--art-2/', page.url()).href);
    await page.goto(new URL('../../', page.url()).href);
    const resumed = page.getByRole('link', { name: /^续读/u });
    expect(await resumed.evaluateAll((links) => links.map((link) => link.ariaLabel))).toEqual(
      expect.arrayContaining(['续读第三条', '续读第二条']),
    );
    expect(await resumed.count()).toBe(2);
  });

  test('is not offered to who has read nothing', async ({ visit }) => {
    const page = await visit(`${SLUG}/`);
    expect(await page.getByRole('link', { name: '从头读起' }).count()).toBe(1);
    expect(await page.getByRole('link', { name: /续读|继续阅读/u }).count()).toBe(0);
  });
});

/** A quick finger, however slow the machine: each of its steps says when it was. */
async function swipe(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const steps = [
    ['touchStart', [from]],
    ['touchMove', [[(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]]],
    ['touchMove', [to]],
    ['touchEnd', []],
  ] as const;
  const began = Date.now() / 1000;
  for (const [nth, [type, points]] of steps.entries())
    await client.send('Input.dispatchTouchEvent', {
      type,
      timestamp: began + nth * 0.05,
      touchPoints: points.map(([x, y]) => ({ x, y })),
    });
  await client.detach();
}

describe('a short article', () => {
  const neighbours = (page: Page) => page.locator('.neighbour');
  const DESK = { site: 'fixtures', viewport: { width: 1440, height: 900 } } as const;

  test('tells the first words of the next and the one before, scripts or not', async ({ visit }) => {
    const page = await visit('jieshui-tiaoli/art-4/', { ...DESK, javaScriptEnabled: false });
    expect(await page.locator('.turn [rel=next]').textContent()).toContain('年用水量超过十万立方米的单位');
    expect(await page.locator('.turn q').first().isVisible()).toBe(true);
  });

  test('goes on to those that follow as one scrolls, and the address follows', async ({ visit }) => {
    const page = await visit('jieshui-tiaoli/art-4/', DESK);
    await watchShifts(page);
    expect(await neighbours(page).count()).toBe(0);
    expect(await shiftsOn(page)).toEqual([]);
    const said = page.locator('.turn, .links, .colophon');
    const placesOf = () => said.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top + scrollY));
    const before = await placesOf();
    await page.mouse.move(700, 400);
    await page.mouse.wheel(0, 10);
    await expect.poll(() => neighbours(page).count()).toBeGreaterThan(0);
    expect(await neighbours(page).first().textContent()).toMatch(/^第五条\s*年用水量超过十万立方米的单位/u);
    expect(await placesOf(), 'what is said of the article stays within reach').toEqual(before);
    const next = neighbours(page).filter({ hasText: '不得以测试结果代替' });
    // Those below it come as one goes on, and give it the room to reach the eye
    await expect
      .poll(async () => {
        await next.evaluate((each) => each.scrollIntoView({ block: 'start' }));
        return new URL(page.url()).pathname;
      })
      .toMatch(/\/jieshui-tiaoli\/art-5\/$/u);
    expect(await page.title()).toMatch(/^第五条 · /u);
    await page.goto(new URL('..', page.url()).href);
    await page.getByRole('link', { name: '续读第五条', exact: true }).waitFor();
  });

  test('goes on where the official text alone is shown, too', async ({ visit }) => {
    const page = await visit('jieshui-tiaoli/art-4/?view=text', DESK);
    await page.mouse.move(700, 400);
    await page.mouse.wheel(0, 10);
    await expect.poll(() => neighbours(page).count()).toBeGreaterThan(0);
  });

  test('comes back to its own address, and ends with the last article', async ({ visit }) => {
    const page = await visit('jieshui-tiaoli/art-8/', DESK);
    const own = page.url();
    await page.mouse.move(700, 400);
    const next = await page.locator('.turn [rel=next]').getAttribute('href');
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 600);
        return neighbours(page).allTextContents();
      })
      .toContainEqual(expect.stringMatching(/^第十条/u));
    expect(await page.locator('.turn [rel=next]').getAttribute('href')).toBe(next);
    await page.mouse.wheel(0, -9000);
    await expect.poll(() => page.url()).toBe(own);
  });

  test('is what is copied, printed and cited: neighbours have neither ids nor lines', async ({ visit }) => {
    const page = await visit('jieshui-tiaoli/art-4/', DESK);
    await page.mouse.move(700, 400);
    await page.mouse.wheel(0, 10);
    await neighbours(page).first().waitFor();
    expect(await page.locator('.neighbour :is([id], [data-source], [data-editorial], .text)').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await neighbours(page).first().isVisible()).toBe(false);
  });
});
