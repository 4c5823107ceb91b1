/** Addresses that were kept say which edition they mean; the page answers when it shows another. */
import { expect, inject } from 'vitest';
import { test } from '../support/site/browser.ts';

const SLUG = 'zhiliang-tisheng-2017';
const OTHER = '这个链接指的是2016年1月2日的版本，本站没有收录；现在显示的是2017年9月5日的版本。';

test.for([`${SLUG}/`, `${SLUG}/full/`, `${SLUG}/art-12/`])(
  '%s says that it is not the edition meant',
  async (path, { visit }) => {
    const page = await visit(`${path}?edition=2016-01-02`);
    expect(await page.locator('main').getByRole('status').textContent()).toBe(OTHER);
    expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(`https://tiaowen.example/${path}`);
  },
);

test('of the edition that is shown nothing is said', async ({ visit }) => {
  const page = await visit('');
  const loaded = page.waitForResponse(/_astro\/edition\..*js/u);
  await page.goto(new URL(`${SLUG}/art-12/?edition=2017-09-05#art_12__para_1`, page.url()).href);
  await (await loaded).finished();
  // What is asked for after it comes after it
  await page.locator('.permalink').first().click();
  await page.getByRole('dialog', { name: '引用' }).waitFor();
  expect(await page.locator('.other-edition').count()).toBe(0);
});

test('a date that is none says nothing', async ({ visit }) => {
  const page = await visit(`${SLUG}/art-12/?edition=%3Cb%3E`);
  await page.locator('.permalink').first().click();
  await page.getByRole('dialog', { name: '引用' }).waitFor();
  expect(await page.locator('.other-edition').count()).toBe(0);
});

test('a range is shown together with what is said of the edition', async ({ visit }) => {
  const page = await visit(`${SLUG}/art-2/?show=art_2__item_1..art_2__item_2&edition=2016-01-02#art_2__item_1`);
  expect(await page.locator('main').getByRole('status').textContent()).toBe(OTHER);
  const shown = () =>
    page.locator('[data-shown]').evaluateAll((all) => all.map(({ id }) => id).filter((id) => /item_\d$/u.test(id)));
  await expect.poll(shown).toEqual(['art_2__item_1', 'art_2__item_2']);
});

test('a sentence is found by an address with an edition', async ({ visit }) => {
  const page = await visit(`${SLUG}/art-12/?edition=2017-09-05#art_12__para_1__s_2`);
  const highlighted = () => page.evaluate(() => Array.from(CSS.highlights.get('sentence') ?? [], String).join(''));
  await expect.poll(highlighted).toMatch(/^加强与国际优质产品/u);
});

test.for([`${SLUG}/art-12/index.md`, `${SLUG}/files/${SLUG}.md`])(
  'what is taken away says its edition: %s',
  async (path) => {
    const text = await (await fetch(new URL(path, inject('own').url))).text();
    const page = path.replace(/index\.md$|files\/.*$/u, '');
    expect(text).toContain(`<https://tiaowen.example/${page}?edition=2017-09-05>`);
  },
);
