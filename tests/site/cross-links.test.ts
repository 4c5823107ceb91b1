import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { PHONE, test } from '../support/site/browser.ts';
import { violations } from '../support/site/faults.ts';

/** Address below the site's root. */
const where = (page: Page, site: 'own' | 'fixtures' = 'own'): string => page.url().slice(inject(site).url.length);

const card = (page: Page) => page.locator('.preview:popover-open');
const reference = (page: Page, words: string) => page.locator('a.reference', { hasText: words }).first();

describe('a reference of the text', () => {
  test('leads to the provision it names, in its own regulation and in another', async ({ visit }) => {
    const page = await visit('jieshui-xize/art-3/', { site: 'fixtures' });
    await reference(page, '《条例》第四条').click();
    await page.waitForURL('**/jieshui-tiaoli/art-4/');
    await page.goBack();
    await reference(page, '前款').click();
    expect(where(page, 'fixtures')).toBe('jieshui-xize/art-3/#art_3__para_1');
  });

  test('to a law outside the library is no link and says the law in full', async ({ visit }) => {
    const page = await visit('jieshui-xize/art-4/', { site: 'fixtures' });
    const cited = page.locator('article cite');
    expect(await cited.allTextContents()).toEqual(['《中华人民共和国水法》第四十八条']);
    expect(await cited.locator('a').count()).toBe(0);
  });

  test('to a range leads where all of it is seen, and marks it', async ({ visit }) => {
    const page = await visit('jieshui-xize/art-2/', { site: 'fixtures' });
    await reference(page, '第三条至第五条').click();
    await page.waitForURL('**/jieshui-tiaoli/full/?show=art_3..art_5#art_3');
    await expect
      .poll(() => shownIds(page))
      .toEqual(expect.arrayContaining(['art_3', 'art_3__para_1', 'art_4', 'art_5', 'art_5__para_2']));
    expect((await shownIds(page)).filter((id) => /^art_(?![345](?:__|$))/u.test(id))).toEqual([]);
    expect(await background(page, '#art_5__para_2')).not.toBe(await background(page, '#art_6__para_1'));
  });

  test('to a range of 款 of the article itself marks them without another page', async ({ visit }) => {
    const page = await visit('jieshui-xize/art-3/', { site: 'fixtures' });
    const loads: string[] = [];
    page.on('request', (request) => request.isNavigationRequest() && loads.push(request.url()));
    await reference(page, '前两款').click();
    expect(where(page, 'fixtures')).toBe('jieshui-xize/art-3/?show=art_3__para_1..art_3__para_2#art_3__para_1');
    await expect.poll(() => shownIds(page)).toEqual(['art_3__para_1', 'art_3__para_2']);
    await page.goBack();
    await expect.poll(() => shownIds(page)).toEqual([]);
    expect(loads).toEqual([]);
  });

  test('stays on the page in the whole text', async ({ visit }) => {
    const page = await visit('jieshui-xize/full/', { site: 'fixtures' });
    expect(await reference(page, '本章').getAttribute('href')).toBe('#chp_2');
    expect(await reference(page, '第二条至第四条').getAttribute('href')).toBe('?show=art_2..art_4#art_2');
    expect(await reference(page, '《条例》第四条').getAttribute('href')).toContain('/jieshui-tiaoli/art-4/');
  });

  test('no link of any text stands inside another', async ({ visit }) => {
    for (const path of ['zhiliang-tisheng-2017/art-13/', 'zhiliang-tisheng-2017/full/']) {
      const page = await visit(path);
      expect(await page.locator('a a').count()).toBe(0);
      expect(await page.locator('.text a').count()).toBeGreaterThan(10);
    }
  });
});

describe('without scripts', () => {
  test('references, terms and relations are plain links', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-13/', { javaScriptEnabled: false });
    await page.locator('a.term', { hasText: '军民融合' }).click();
    await page.waitForURL('**/glossary/junmin-ronghe/');
    await page.goBack();
    await page.locator('a.relation-sign').first().click();
    expect(where(page)).toMatch(/^zhiliang-tisheng-2017\/art-13\/#relation-[a-z-]+$/u);
    const entry = page.locator(':target');
    expect(await entry.locator('a').count()).toBe(1);
  });

  test('a range is reached at its beginning', async ({ visit }) => {
    const page = await visit('jieshui-xize/art-2/', { site: 'fixtures', javaScriptEnabled: false });
    await reference(page, '第三条至第五条').click();
    await page.waitForURL('**/jieshui-tiaoli/full/?show=art_3..art_5#art_3');
    expect(await page.locator(':target').getAttribute('id')).toBe('art_3');
  });

  test('the table of all links stands whole, without a filter that does nothing', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/links/', { javaScriptEnabled: false });
    expect(await page.locator('tbody tr').count()).toBeGreaterThanOrEqual(40);
    expect(await page.locator('[data-filter]').isVisible()).toBe(false);
  });
});

describe('a preview', () => {
  test('opens under the mouse with the text behind the link, beside the line and not over it', async ({ visit }) => {
    const page = await visit('jieshui-xize/art-4/', { site: 'fixtures' });
    const link = reference(page, '《条例》第七条');
    await link.hover();
    await card(page).waitFor();
    expect(await card(page).textContent()).toContain('《云溪市节约用水条例》第七条');
    await expect.poll(() => card(page).textContent()).toContain('处一千元以上一万元以下罚款');
    const [of, from] = await Promise.all([boxOf(card(page)), boxOf(link)]);
    expect(of.y >= from.y + from.height || of.y + of.height <= from.y).toBe(true);
    await page.mouse.move(5, 5);
    await card(page).waitFor({ state: 'detached' });
  });

  test('of several paragraphs gives all of them; of several articles the first, and says that there is more', async ({
    visit,
  }) => {
    const page = await visit('jieshui-xize/art-3/', { site: 'fixtures' });
    await reference(page, '前两款').hover();
    await expect.poll(() => card(page).textContent()).toContain('前款规定的台账按月报送。');
    expect(await card(page).textContent()).toContain('建立用水台账。');
    await page.goto(`${inject('fixtures').url}jieshui-xize/art-6/`);
    await reference(page, '第二条至第四条').hover();
    await expect.poll(() => card(page).textContent()).toContain('应当遵守本细则。…');
  });

  test('stays open while the mouse is in it, and leads on', async ({ visit }) => {
    const page = await visit('jieshui-xize/art-4/', { site: 'fixtures' });
    await reference(page, '《条例》第七条').hover();
    await card(page).waitFor();
    await card(page).getByText('打开').click();
    await page.waitForURL('**/jieshui-tiaoli/art-7/');
  });

  test('opens at keyboard focus, describes the link to screen readers, and closes with Escape', async ({ visit }) => {
    const page = await visit('jieshui-xize/art-3/', { site: 'fixtures' });
    const link = reference(page, '《条例》第四条');
    await tabTo(page, '《条例》第四条');
    await card(page).waitFor();
    const described = await link.getAttribute('aria-describedby');
    await expect.poll(() => page.locator(`#${described ?? 'preview-text'}`).textContent()).toContain('建立用水台账');
    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'detached' });
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await link.getAttribute('aria-describedby')).toBeNull();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/jieshui-tiaoli/art-4/');
  });

  test('opens at the first tap, goes there at the second, and closes at a tap elsewhere', async ({ visit }) => {
    const page = await visit('jieshui-xize/art-4/', { site: 'fixtures', ...PHONE });
    const link = reference(page, '本章');
    await link.tap();
    await card(page).waitFor();
    expect(where(page, 'fixtures')).toBe('jieshui-xize/art-4/');
    await page.locator('h1').first().tap();
    await card(page).waitFor({ state: 'detached' });
    await link.tap();
    await card(page).waitFor();
    await link.tap();
    await page.waitForURL('**/jieshui-xize/full/#chp_2');
  });

  test('fits a window of 320 pixels', async ({ visit }) => {
    const page = await visit('jieshui-xize/art-4/', {
      site: 'fixtures',
      ...PHONE,
      viewport: { width: 320, height: 568 },
    });
    await reference(page, '《条例》第七条').tap();
    await card(page).waitFor();
    await expect.poll(() => card(page).textContent()).toContain('罚款');
    const { x, y, width, height } = await boxOf(card(page));
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(320);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(568);
  });

  test.for([
    ['a term', 'own', 'zhiliang-tisheng-2017/art-16/', 'a.term', '简政放权、放管结合、优化服务'],
    ['a relation', 'own', 'zhiliang-tisheng-2017/art-13/', 'a.relation-sign', '两处都讲标准化改革'],
    ['a reference', 'fixtures', 'jieshui-xize/art-4/', 'a.reference:not(.relative)', '处一千元以上一万元以下罚款'],
  ] as const)(
    'shows what is behind %s, and axe finds nothing',
    async ([, site, path, selector, expected], { visit }) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await visit(path, { site, colorScheme });
        await page.locator(`.text ${selector}`).first().hover();
        await card(page).waitFor();
        await expect.poll(() => card(page).textContent()).toContain(expected);
        expect(await violations(page)).toEqual([]);
      }
    },
  );

  test('loads nothing before the reader points at a link', async ({ visit }) => {
    const page = await visit('jieshui-xize/art-4/', { site: 'fixtures' });
    const requests: string[] = [];
    page.on('request', (request) => {
      if (['script', 'fetch', 'document'].includes(request.resourceType())) requests.push(request.url());
    });
    await page.locator('h1').first().hover();
    expect(requests).toEqual([]);
    await reference(page, '《条例》第七条').hover();
    await card(page).waitFor();
    expect(requests.some((url) => url.endsWith('/jieshui-tiaoli/art-7/'))).toBe(true);
  });

  test('of a page that cannot be reached still says what the link leads to', async ({ visit }) => {
    const page = await visit('jieshui-xize/art-4/', { site: 'fixtures' });
    await page.route('**/jieshui-tiaoli/art-7/', (route) => route.fulfill({ status: 204 }));
    await reference(page, '《条例》第七条').hover();
    await card(page).waitFor();
    expect(await card(page).textContent()).toBe('《云溪市节约用水条例》第七条打开');
  });
});

describe('an article', () => {
  test('says what it cites and what cites it, with the sentences, counts and provisions', async ({ visit }) => {
    const page = await visit('jieshui-tiaoli/art-5/', { site: 'fixtures' });
    const links = page.locator('.links');
    expect(await links.locator('h3').allTextContents()).toEqual(['本条引用1', '引用本条4']);
    const entries = await links.locator('li').allTextContents();
    expect(entries[0]).toContain('第四条');
    expect(entries.join('\n')).toMatch(/第六条第三项.*引用第五条第一款.*第五条第一款规定单位的冷却补水/u);
    expect(entries.join('\n')).toContain('《云溪市节约用水条例实施细则》第二条');
    await links.getByRole('link', { name: '《云溪市节约用水条例实施细则》第二条' }).click();
    await page.waitForURL('**/jieshui-xize/art-2/**');
  });

  test('of the first regulation shows each relation at both ends, with its reason', async ({ visit }) => {
    const here = await visit('zhiliang-tisheng-2017/art-14/');
    const there = await visit('zhiliang-tisheng-2017/art-24/');
    const reason = '优质优价要有市场兑现';
    expect(await here.locator('#relation-youzhi-youjia').textContent()).toContain(reason);
    expect(await there.locator('#relation-youzhi-youjia').textContent()).toContain(reason);
    const heading = (page: Page) => page.locator('section', { has: page.locator('#relation-youzhi-youjia') }).last();
    expect(await heading(here).locator('h3').textContent()).toContain('任务的保障');
    expect(await heading(there).locator('h3').textContent()).toContain('所保障的任务');
  });
});

describe('relations', () => {
  const DESK = { viewport: { width: 1440, height: 900 } };

  test('have one sign in a sentence, which neither the keyboard nor a screen reader meets there', async ({ visit }) => {
    for (const path of ['zhiliang-tisheng-2017/art-3/', 'zhiliang-tisheng-2017/art-13/']) {
      const page = await visit(path, DESK);
      const crowded = await page.locator('.text p[id]').evaluateAll(
        (paragraphs) =>
          paragraphs.filter((paragraph) => {
            const sentences = paragraph.querySelectorAll('i[id]').length || 1;
            return paragraph.querySelectorAll('.relation-sign').length > sentences;
          }).length,
      );
      expect(crowded).toBe(0);
      const signs = page.locator('.text .relation-sign');
      expect(await signs.count()).toBeGreaterThan(1);
      expect(await signs.evaluateAll((all) => all.filter((sign) => sign.matches(':not([tabindex="-1"])')))).toEqual([]);
      expect(await page.getByRole('article').ariaSnapshot()).not.toMatch(/link "关联|※/u);
    }
  });

  test('open where one reads, all those of the sentence, and stay until they are closed', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-3/', DESK);
    const sign = page.locator('.text .relation-sign[data-and]').first();
    await sign.scrollIntoViewIfNeeded();
    const [place, height] = [page.url(), await page.evaluate(() => scrollY)];
    await sign.click();
    await card(page).waitFor();
    await page.mouse.move(5, 5);
    await expect.poll(() => card(page).locator('h3').count()).toBe(Number(await sign.textContent()));
    expect(await page.evaluate(() => scrollY)).toBe(height);
    expect(page.url()).toBe(place);
    const [link] = await card(page).locator('a:visible').all();
    expect(await link?.getAttribute('href')).toMatch(/\/art-\d+\/#art_/u);
    await sign.click();
    await card(page).waitFor({ state: 'detached' });
    await sign.click();
    await card(page).waitFor();
    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'detached' });
  });

  test('are listed under the text on a wide screen too, in words, each link by a name of its own', async ({
    visit,
  }) => {
    const page = await visit('zhiliang-tisheng-2017/art-13/', DESK);
    const [text, list] = await Promise.all([boxOf(page.locator('article.text')), boxOf(page.locator('.links'))]);
    expect([list.x, list.width]).toEqual([text.x, text.width]);
    expect(list.y).toBeGreaterThan(text.y + text.height);
    expect(await page.locator('.links').textContent()).not.toMatch(/[←→↔]/u);
    const links = await page
      .locator('.links li a')
      .evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute('href')].join(' ')));
    const names = new Set(links.map((link) => link.split(' ')[0]));
    expect(names.size).toBe(new Set(links).size);
  });

  test('are told of under the text; their signs go when the reader says so, and stay away', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-13/', DESK);
    const signs = page.locator('.text .relation-sign:visible');
    expect(await signs.count()).toBeGreaterThan(0);
    expect(await page.locator('.legend').textContent()).toMatch(/^关联8\s*文中以此为记$/u);
    await page.locator('.masthead [data-settings]').click();
    await page.getByRole('radio', { name: '不显示' }).check();
    expect(await signs.count()).toBe(0);
    await page.reload();
    expect(await signs.count()).toBe(0);
    await page.locator('.legend a').click();
    expect(page.url()).toMatch(/#links-title$/u);
  });

  test('have no signs on a phone, but their number under the text', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-13/', PHONE);
    expect(await page.locator('.relation-sign:visible').count()).toBe(0);
    expect(await page.locator('.legend > :visible').allTextContents()).toEqual(['关联8']);
  });
});

describe('all links of a regulation', () => {
  test('narrow by type, direction and text, and say how many are left', async ({ visit }) => {
    const page = await visit('jieshui-tiaoli/links/', { site: 'fixtures' });
    const rows = page.locator('tbody tr:visible');
    const all = await rows.count();
    const status = page.getByRole('status');
    expect(await status.textContent()).toContain(`共${all}项`);
    await page.getByLabel('方向').selectOption('被其他法规引用');
    const cited = await rows.count();
    expect(cited).toBeGreaterThan(0);
    expect(cited).toBeLessThan(all);
    expect(await status.textContent()).toBe(`${all}项中的${cited}项`);
    await page.getByLabel('文字').fill('台账');
    expect(await rows.count()).toBe(1);
    await page.getByLabel('文字').fill('');
    await page.getByLabel('方向').selectOption('全部');
    expect(await rows.count()).toBe(all);
  });

  test('are there for programs, the same', async ({ visit }) => {
    const page = await visit('jieshui-tiaoli/links/', { site: 'fixtures' });
    const [rows, data] = await Promise.all([
      page.locator('tbody tr').count(),
      page.evaluate(async () => {
        const link = [...document.querySelectorAll('a')].find((each) => each.textContent === 'links.json');
        return (await fetch(link?.href ?? '')).json();
      }),
    ]);
    expect(data.links.length).toBe(rows);
    expect(data.links).toContainEqual(
      expect.objectContaining({
        type: '引用',
        direction: 'in',
        from: expect.objectContaining({ regulation: 'jieshui-xize', eId: 'art_3__para_1', text: '《条例》第四条' }),
        to: expect.objectContaining({
          targets: [expect.objectContaining({ regulation: 'jieshui-tiaoli', eId: 'art_4' })],
        }),
      }),
    );
    // Whole documents, in the library and outside
    const whole = { regulation: 'jieshui-tiaoli', eId: null, url: expect.stringMatching(/\/jieshui-tiaoli\/$/u) };
    expect(data.links).toContainEqual(
      expect.objectContaining({
        direction: 'in',
        from: expect.objectContaining({ regulation: 'jieshui-xize', text: '《云溪市节约用水条例》' }),
        to: expect.objectContaining({ targets: [whole] }),
      }),
    );
    expect(data.links).toContainEqual(
      expect.objectContaining({
        direction: 'outside',
        law: '中华人民共和国水法',
        from: expect.objectContaining({ text: '《中华人民共和国水法》' }),
        to: expect.objectContaining({ targets: [] }),
      }),
    );
  });
});

describe('the glossary', () => {
  test('lists terms by pinyin, leads to a term, and from each use to its paragraph', async ({ visit }) => {
    const page = await visit('glossary/');
    const letters = await page.locator('section > h2').allTextContents();
    expect(letters).toEqual(letters.toSorted());
    await page.getByRole('link', { name: '检验检测认证', exact: true }).click();
    await page.waitForURL('**/glossary/jianyan-jiance-renzheng/');
    const lines = page.locator('.kwic li');
    expect(await lines.count()).toBe(5);
    expect(await lines.locator('b').allTextContents()).toEqual(Array.from({ length: 5 }, () => '检验检测认证'));
    const lefts = await lines.locator('b').evaluateAll((terms) => terms.map((t) => t.getBoundingClientRect().left));
    expect(new Set(lefts).size).toBe(1);
    const counts = await page.locator('.counts span').allTextContents();
    expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(5);
    await lines.getByRole('link').first().click();
    await page.waitForURL('**/art-9/#art_9__para_2');
  });

  test('counts a longer term apart, finds aliases, and says where a definition comes from', async ({ visit }) => {
    const page = await visit('glossary/yongshui-danwei/', { site: 'fixtures' });
    expect(await page.locator('main').textContent()).toContain('又作用水户');
    expect(await page.locator('.sources').textContent()).toContain('云溪市节约用水条例（云溪市人民代表大会常务委员会');
    const shorter = await visit('glossary/yongshui/', { site: 'fixtures' });
    const behind = await shorter.locator('.kwic .after').allTextContents();
    expect(behind.length).toBeGreaterThan(5);
    expect(behind.filter((text) => text.startsWith('单位'))).toEqual([]);
    expect(await shorter.getByRole('link', { name: '用水单位' }).count()).toBe(1);
  });
});

async function tabTo(page: Page, words: string): Promise<void> {
  for (let press = 0; press < 40; press++) {
    if ((await page.evaluate(() => document.activeElement?.textContent)) === words) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`按 Tab 走不到“${words}”`);
}

async function boxOf(locator: ReturnType<Page['locator']>) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('看不见');
  return box;
}

const background = (page: Page, selector: string): Promise<string> =>
  page.locator(selector).evaluate((element) => getComputedStyle(element).backgroundColor);

const shownIds = (page: Page): Promise<readonly string[]> =>
  page.locator('[data-shown]').evaluateAll((elements) => elements.map(({ id }) => id));
