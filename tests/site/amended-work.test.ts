/**
 * The ferry rules, as a lawyer browses them: passed in 2012, amended in 2019 (which is law), and again in 2026, which is law from 2036 on.
 */
import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import type { Manifest } from '../../src/publishing/finish.ts';
import { test } from '../support/site/browser.ts';
import { builtPages } from '../support/site/built-site.ts';

const LAW = 'dukou-tiaoli';
const OLD = `${LAW}/2012-05-20`;
const NEXT = `${LAW}/2026-06-30`;

const SITE = { site: 'fixtures' } as const;
const WITHOUT_SCRIPTS = { ...SITE, javaScriptEnabled: false } as const;

const plain = (text: string | null): string => (text ?? '').replace(/\s+/gu, '');

describe('an address without a date is the law in force', () => {
  test('and says which edition it is and which will take its place', async ({ visit }) => {
    const page = await visit(`${LAW}/art-9/`, SITE);
    const article = page.locator('article.text');
    expect(await article.getAttribute('data-edition')).toBe('2019-09-26');
    expect(plain(await article.textContent())).toContain('检查记录保存三年。');
    const banner = page.locator('.edition-banner');
    expect(plain(await banner.textContent())).toContain('新文本自2036年1月1日起施行；在此之前本页为现行文本。');
    await banner.getByRole('link', { name: '第十条' }).click();
    expect(new URL(page.url()).pathname).toMatch(/dukou-tiaoli\/2026-06-30\/art-10\/$/u);
  });

  test('a dated address of it forwards, with its fragment', async ({ visit }) => {
    const page = await visit(`${LAW}/2019-09-26/art-5/#art_5__para_2`, SITE);
    await page.waitForURL(/dukou-tiaoli\/art-5\/#art_5__para_2$/u);
  });

  test('without scripts too', async ({ visit }) => {
    const page = await visit(`${LAW}/2019-09-26/art-5/`, WITHOUT_SCRIPTS);
    await page.waitForURL(/dukou-tiaoli\/art-5\/$/u);
  });
});

describe('an edition that is superseded', () => {
  test('says so, with its time, and leads to the same provision in force by lineage', async ({ visit }) => {
    const page = await visit(`${OLD}/art-7/`, SITE);
    expect(await page.locator('article.text').getAttribute('data-edition')).toBe('2012-05-20');
    const banner = page.locator('.edition-banner');
    expect(plain(await banner.textContent())).toContain(
      '2012年5月20日的版本（2012年公布）已被修改，不是现行文本。施行期间：2012年7月1日至2019年12月31日。',
    );
    expect(plain(await banner.textContent())).toContain('第八条文字相同');
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
    await banner.locator('[data-in-force]').click();
    expect(new URL(page.url()).pathname).toMatch(/dukou-tiaoli\/art-8\/$/u);
  });

  test('says that an article was taken out', async ({ visit }) => {
    const page = await visit(`${OLD}/art-10/`, SITE);
    expect(plain(await page.locator('.edition-banner').textContent())).toContain('没有与这一条对应的条文');
    expect(plain(await page.locator('.history').textContent())).toContain('2019年修正删去');
    // The note on its words stands here and nowhere else
    expect(await page.locator('.note').count()).toBe(1);
  });

  test('is left out of search engines, the sitemap and the search', async () => {
    const { dist } = inject('fixtures');
    const sitemap = await readFile(join(dist, 'sitemap.xml'), 'utf8');
    expect(sitemap).not.toContain(`${OLD}/`);
    expect(sitemap).toContain(`${NEXT}/art-6/`);
    expect(sitemap).toContain(`${LAW}/compare/2012-05-20..2019-09-26/`);
  });

  test('is cited as what it is', async ({ visit }) => {
    const page = await visit(`${OLD}/art-8/`, SITE);
    await page.getByRole('button', { name: '引用本条' }).click();
    const dialog = page.getByRole('dialog', { name: '引用' });
    await dialog.waitFor();
    expect(plain(await dialog.textContent())).toContain('《青岚市渡口管理条例》（2012年公布）第八条');
  });
});

describe('an edition that is not yet in force', () => {
  test.for([
    ['2035-12-31T15:59:00Z', '尚未施行，自2036年1月1日起施行。'],
    ['2035-12-31T16:00:00Z', '自2036年1月1日起已经施行，是现行文本。'],
  ])('at %s says: %s', async ([now = '', expected = ''], { visit }) => {
    const page = await visit(`${NEXT}/art-10/`, { ...SITE, prepare: (page) => page.clock.setFixedTime(now) });
    const told = page.locator('[data-effective]').getByText(expected.slice(0, 6)).filter({ visible: true });
    await expect.poll(async () => plain(await told.textContent())).toBe(expected);
  });

  test('on that day the one in force says that it is no more', async ({ visit }) => {
    const prepare = (page: Page) => page.clock.setFixedTime('2036-01-01T00:00:00Z');
    const page = await visit(`${LAW}/full/`, { ...SITE, prepare });
    await page.getByText('新文本已自2036年1月1日起施行，本页不再是现行文本。').filter({ visible: true }).waitFor();
  });
});

describe('a link that was kept', () => {
  test('leads to the edition that it means', async ({ visit }) => {
    const page = await visit(`${LAW}/art-8/?edition=2012-05-20#art_8__para_1`, SITE);
    const told = page.locator('main').getByRole('status');
    expect(plain(await told.textContent())).toBe(
      '这个链接指的是2012年5月20日的版本，现在显示的是2019年9月26日的版本。看2012年5月20日的版本',
    );
    await told.getByRole('link').click();
    expect(new URL(page.url()).pathname).toMatch(/dukou-tiaoli\/2012-05-20\/art-8\/$/u);
    expect(new URL(page.url()).hash).toBe('#art_8__para_1');
  });

  test('to an edition that is not there says so', async ({ visit }) => {
    const page = await visit(`${OLD}/art-8/?edition=2015-05-20`, SITE);
    expect(await page.locator('main').getByRole('status').textContent()).toBe(
      '这个链接指的是2015年5月20日的版本，本站没有收录；现在显示的是2012年5月20日的版本。',
    );
  });
});

describe('what other texts cite of it, without scripts', () => {
  const RULES = 'dugong-banfa';

  test.for([
    ['art-2', '（2012年公布）第六条', '现为第七条', '2012-05-20/art-6/'],
    ['art-3', '（2012年公布）第十条', '现行文本没有对应的条文', '2012-05-20/art-10/'],
  ] as const)(
    '%s means the edition of its own day, and says where that is now',
    async ([page, name, now, path], { visit }) => {
      const rule = await visit(`${RULES}/${page}/`, WITHOUT_SCRIPTS);
      const link = rule.locator('article.text a.reference');
      expect(await link.getAttribute('href')).toBe(`/fagui/${LAW}/${path}`);
      expect(await link.evaluate((each) => getComputedStyle(each, '::after').content)).toContain('2012年公布，现');
      const entry = rule.locator('.links li');
      expect(plain(await entry.textContent())).toContain(`《青岚市渡口管理条例》${name}${now}`);
      if (now.startsWith('现为')) {
        await entry.getByRole('link', { name: now }).click();
        expect(new URL(rule.url()).pathname).toMatch(/dukou-tiaoli\/art-7\/$/u);
      }
    },
  );

  test('of a law whose edition of that day is not held, it is said that the text in force answers', async ({
    visit,
  }) => {
    const page = await visit(`${RULES}/art-4/`, WITHOUT_SCRIPTS);
    expect(await page.locator('article.text a.reference').getAttribute('data-as-of')).toBe('按现行文本');
    expect(plain(await page.locator('.links li').textContent())).toContain('按现行文本');
  });

  test('原 is the edition before', async ({ visit }) => {
    const page = await visit('dugong-guiding/art-2/', WITHOUT_SCRIPTS);
    expect(await page.locator('article.text a.reference').getAttribute('href')).toBe(`/fagui/${OLD}/art-6/`);
  });

  test('is told where it is read now, and there', async ({ visit }) => {
    const now = await visit(`${LAW}/art-7/`, WITHOUT_SCRIPTS);
    expect((await now.locator('.links li').allTextContents()).map(plain)).toContain(
      '《青岚市渡工管理办法》第二条引用《青岚市渡口管理条例》（2012年公布）第六条渡工依照《青岚市渡口管理条例》第六条的规定持证上岗。',
    );
    const then = await visit(`${OLD}/art-10/`, WITHOUT_SCRIPTS);
    expect(await then.locator('.links li').count()).toBe(1);
  });
});

describe('a note', () => {
  test('shows in every edition where its place has its words, and nowhere else', async () => {
    const pages = (await builtPages(join(inject('fixtures').dist, LAW))).filter(({ path }) =>
      /\/art-\d+\/$/u.test(path),
    );
    const showing = (id: string) =>
      pages.filter(({ html }) => html.includes(`id="note-${id}"`)).map(({ path }) => path);
    expect(showing('hezai').toSorted()).toEqual(['/2012-05-20/art-5/', '/2026-06-30/art-5/', '/art-5/']);
    expect(showing('juli')).toEqual(['/2012-05-20/art-10/']);
  });

  test.for([
    ['', `/fagui/${LAW}/art-10/`],
    ['2012-05-20/', `/fagui/${OLD}/art-9/`],
    ['2026-06-30/', `/fagui/${NEXT}/art-11/`],
  ] as const)('leads to the same provision in the edition %s it shows in', async ([edition, href], { visit }) => {
    const page = await visit(`${LAW}/${edition}art-5/`, WITHOUT_SCRIPTS);
    const link = page.locator('.notes .note').getByRole('link', { name: '罚则', includeHidden: true });
    expect(await link.getAttribute('href')).toBe(href);
  });
});

describe('a link that is shared', () => {
  test.for([
    ['', 'card/index.png'],
    ['2012-05-20/', 'card/2012-05-20.png'],
    ['2012-05-20/art-8/', 'card/2012-05-20.png'],
    ['art-9/', 'card/art-9.png'],
  ] as const)('to %s shows the card of its edition, %s', async ([path, card], { visit }) => {
    const page = await visit(`${LAW}/${path}`, WITHOUT_SCRIPTS);
    const shown = await page.locator('meta[property="og:image"]').getAttribute('content');
    expect(shown).toBe(`https://tiaowen.example/fagui/${LAW}/${card}`);
    await access(join(inject('fixtures').dist, LAW, card));
  });

  test('the checksums name the text of every edition and its day', async () => {
    const { dist } = inject('fixtures');
    const { day, texts }: Manifest = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8'));
    expect(day).toBe('2026-09-01');
    for (const [path, edition] of [
      [LAW, '2019-09-26'],
      [OLD, '2012-05-20'],
      [NEXT, '2026-06-30'],
    ] as const) {
      const bytes = await readFile(join(dist, path, 'source.txt'));
      const told = texts.find((each) => each.work === LAW && each.edition === edition);
      expect(told?.source).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  });
});

describe('a work that is repealed', () => {
  test.for(['', 'art-2/', 'full/'])(
    'keeps its page %s, which says so and what replaced it',
    async (path, { visit }) => {
      const page = await visit(`dugong-banfa/${path}`, WITHOUT_SCRIPTS);
      const banner = page.locator('.edition-banner');
      expect(plain(await banner.locator('[data-after]').textContent())).toBe(
        '这部法规已于2022年1月1日废止，不再施行。',
      );
      await banner.getByRole('link', { name: '《青岚市渡工管理规定》' }).click();
      expect(new URL(page.url()).pathname).toMatch(/dugong-guiding\/$/u);
    },
  );
});

describe('沿革, without scripts', () => {
  test('of an article shows each change in place, with its reason or that there is none', async ({ visit }) => {
    const page = await visit(`${LAW}/art-9/`, WITHOUT_SCRIPTS);
    const history = page.locator('.history');
    expect((await history.locator('li > p').allTextContents()).map(plain)).toEqual([
      '2012年公布第八条',
      '2019年修正第九条修改并改条序现行',
      '2026年修正第十条只改条序尚未施行',
    ]);
    await history.getByText('改了什么').click();
    expect(await history.locator('del').textContent()).toBe('二年');
    expect(await history.locator('ins').textContent()).toBe('三年');
    expect(plain(await history.locator('.finding').textContent())).toBe(
      '发现决定没有一项说明这处改动，请对照官方文本。',
    );
  });

  test('of an article that a decision changed names its item and its words', async ({ visit }) => {
    const page = await visit(`${LAW}/art-7/`, WITHOUT_SCRIPTS);
    await page.locator('.history').getByText('改了什么').click();
    const reason = page.locator('.reasons summary');
    expect(plain(await reason.textContent())).toBe(
      '依《青岚市人民代表大会常务委员会关于修改〈青岚市渡口管理条例〉的决定》第四项',
    );
    await reason.click();
    expect(await page.locator('.reasons blockquote').textContent()).toBe(
      '四、将第六条改为第七条，修改为：“渡工应当年满十八周岁，经培训合格，持证上岗。”',
    );
  });

  test('of the regulation shows its editions, their time and their decisions', async ({ visit }) => {
    const page = await visit(`${LAW}/`, WITHOUT_SCRIPTS);
    const editions = page.locator('.editions li');
    expect((await editions.locator('> p:first-child').allTextContents()).map(plain)).toEqual([
      '2026年6月30日2026年修正尚未施行',
      '2019年9月26日2019年修正现行',
      '2012年5月20日2012年公布已被修改',
    ]);
    expect(plain(await editions.nth(1).textContent())).toContain('（青岚市人民代表大会常务委员会公告第18号）');
    await editions.nth(1).getByRole('link', { name: '对照' }).click();
    expect(decodeURI(new URL(page.url()).pathname)).toMatch(/compare\/2012-05-20\.\.2019-09-26\/$/u);
  });
});

describe('two editions beside each other, without scripts', () => {
  const PAIR = `${LAW}/compare/2012-05-20..2019-09-26/`;

  test('give every article of both once, by lineage', async ({ visit }) => {
    const page = await visit(PAIR, WITHOUT_SCRIPTS);
    const rows = await page
      .locator('[data-compare]')
      .evaluateAll((all) =>
        all.map((row) => ['data-new', 'data-from', 'data-kind'].map((name) => row.getAttribute(name)).join(' ')),
      );
    expect(rows).toEqual([
      '第一条 第一条 unchanged',
      '第二条 第二条 unchanged',
      '第三条 第三条 changed',
      '第四条 第四条 unchanged',
      '第五条 第五条 changed',
      '第六条  new',
      '第七条 第六条 renumbered-changed',
      '第八条 第七条 renumbered-unchanged',
      '第九条 第八条 renumbered-changed',
      '第十条 第九条 renumbered-changed',
      ' 第十条 deleted',
      '第十一条 第十一条 unchanged',
    ]);
  });

  test('show two columns, one text, or only what changed', async ({ visit }) => {
    const page = await visit(PAIR, WITHOUT_SCRIPTS);
    const unchanged = page.locator('[data-kind=unchanged]').first();
    const row = page.locator('#art_9');
    const [two, one] = [row.locator('.two'), row.locator('.one')];
    expect([await two.isVisible(), await one.isVisible()]).toEqual([true, false]);
    // A click is acknowledged when it is dispatched; what it shows is waited for, not looked up at once
    await page.getByText('合并', { exact: true }).click();
    await one.waitFor();
    await two.waitFor({ state: 'hidden' });
    expect(await one.textContent()).toContain('检查记录保存二年三年。');
    expect(await unchanged.isVisible()).toBe(true);
    await page.getByText('只看变动', { exact: true }).click();
    await unchanged.waitFor({ state: 'hidden' });
    await two.waitFor();
    expect(await row.isVisible()).toBe(true);
  });

  test('list what the decision does not announce', async ({ visit }) => {
    const page = await visit(PAIR, WITHOUT_SCRIPTS);
    expect(plain(await page.locator('.findings li').textContent())).toBe('第九条有改动，决定没有一项说明。');
    await page.locator('.findings a').click();
    expect(new URL(page.url()).hash).toBe('#art_9');
  });

  test('name what is a change of punctuation alone', async ({ visit }) => {
    const page = await visit(`${LAW}/compare/2019-09-26..2026-06-30/`, WITHOUT_SCRIPTS);
    expect(plain(await page.locator('#art_9 h3').textContent())).toBe('第八条→第九条只改条序只改标点');
    expect(await page.locator('#art_9 .new ins').allTextContents()).toEqual(['，', '，']);
    expect(plain(await page.locator('.counts').textContent())).toContain('其中只改标点1条');
  });

  test('go to a spreadsheet', async () => {
    const csv = await (await fetch(new URL(`${PAIR}compare.csv`, inject('fixtures').url))).text();
    expect(csv.split('\r\n')[9]).toBe(
      '第九条,第八条,修改并改条序,,渡口经营者应当每月检查码头和渡船，并记录检查情况。检查记录保存二年。,渡口经营者应当每月检查码头和渡船，并记录检查情况。检查记录保存三年。,,是',
    );
  });
});

describe('the search', () => {
  const results = (page: Page) => page.locator('[data-result]');
  const found = async (page: Page): Promise<number> => {
    await page.locator('[data-search-status=done]').waitFor();
    return Number(await page.locator('[data-search-status]').getAttribute('data-total'));
  };

  test('answers from the edition in force, and from all when they are chosen: only then their index is loaded', async ({
    visit,
  }) => {
    const asked: string[] = [];
    const prepare = async (page: Page) => page.on('request', (request) => asked.push(request.url()));
    const page = await visit('search/?q=检查记录保存二年', { ...SITE, prepare });
    expect(await found(page)).toBe(0);
    expect(asked.filter((url) => url.includes('/pagefind/editions/'))).toEqual([]);
    await page.getByRole('link', { name: '全部版本' }).click();
    await results(page).first().waitFor();
    expect(await found(page)).toBe(1);
    expect(asked.filter((url) => url.includes('/pagefind/editions/')).length).toBeGreaterThan(0);
    expect(new URL(page.url()).searchParams.get('editions')).toBe('all');
    expect(await results(page).getAttribute('data-regulation')).toBe(LAW);
    expect(await results(page).getAttribute('data-edition')).toBe('2012-05-20');
    expect(await page.locator('.search-tag').textContent()).toBe('2012年公布，已被修改');
    await results(page).getByRole('link').first().click();
    expect(new URL(page.url()).pathname).toMatch(/dukou-tiaoli\/2012-05-20\/art-8\/$/u);
  });

  test('of all editions still opens the law in force by its name', async ({ visit }) => {
    const page = await visit('search/?q=渡口管理条例第九条&editions=all', SITE);
    await found(page);
    const jumps = page.locator('[data-jump]');
    expect(await jumps.evaluateAll((all) => all.map((jump) => jump.getAttribute('href')))).toEqual([
      `/fagui/${LAW}/art-9/`,
    ]);
  });

  test('says of a result that it is repealed', async ({ visit }) => {
    const page = await visit('search/?q=渡工休息处', SITE);
    expect(await found(page)).toBe(1);
    expect(await page.locator('.search-tag').textContent()).toBe('已废止');
  });
});
