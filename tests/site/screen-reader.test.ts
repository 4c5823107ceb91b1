/** What a screen reader says: the names and roles of the accessibility tree, and a journey by keyboard alone. */
import { describe, expect } from 'vitest';
import { test } from '../support/site/browser.ts';

describe('a screen reader', () => {
  test('names 条, 款, 项 and 目 by their clause, and notes by their number', async ({ visit }) => {
    const page = await visit('zhushi-banfa/art-2/', { site: 'fixtures' });
    const article = page.getByRole('article');
    await expect.poll(() => article.ariaSnapshot()).toContain('heading "第二条注释1" [level=1]');
    const links = await article
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => link.getAttribute('aria-label')));
    expect(links.filter((name) => name?.startsWith('第'))).toEqual([
      '第二条第一款的链接',
      '第二条第一款第一项的链接',
      '第二条第一款第二项的链接',
      '第二条第一款第二项第1目的链接',
      '第二条第一款第二项第2目的链接',
      '第二条第二款的链接',
    ]);
    // A note comes after its paragraph, says which it is, and leads back
    const note = article.getByRole('note', { name: '注释2' });
    await expect.poll(() => note.getByRole('link', { name: '2，回到正文' }).count()).toBe(1);
    await expect.poll(() => article.getByRole('list').first().getByRole('listitem').count()).toBeGreaterThan(0);
  });

  test('finds its way by landmarks, each with a name of its own where there are several', async ({ visit }) => {
    const page = await visit('zhiliang-tisheng-2017/art-3/');
    for (const role of ['banner', 'main', 'contentinfo', 'article'] as const) {
      expect(await page.getByRole(role).count(), role).toBe(1);
    }
    const names = await page
      .getByRole('navigation')
      .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
    expect(names).not.toContain(null);
    expect(new Set(names).size).toBe(names.length);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
  });
});

test('by keyboard alone a reader goes from home by a search to an article, reads its note and goes on', async ({
  visit,
}) => {
  const page = await visit('');
  const { keyboard } = page;
  await keyboard.press('/');
  await keyboard.type('全要素生产率');
  await page
    .getByRole('option', { name: /主要目标/u })
    .first()
    .waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await page.waitForURL('**/zhiliang-tisheng-2017/art-3/**');
  const mark = page.getByRole('link', { name: '注释2', exact: true });
  while (!(await mark.evaluate((link) => link === document.activeElement))) await keyboard.press('Tab');
  await keyboard.press('Enter');
  await page.waitForURL('**#note-quanyaosu-shengchanlv');
  await keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('.note')?.textContent)).toContain('全要素生产率');
  const next = page.locator('.turn [rel=next]');
  while (!(await next.evaluate((link) => link === document.activeElement))) await keyboard.press('Tab');
  await keyboard.press('Enter');
  await page.waitForURL('**/zhiliang-tisheng-2017/art-4/');
});

test('where motion is not wanted nothing moves from page to page', async ({ visit }) => {
  const page = await visit('zhiliang-tisheng-2017/art-3/', { reducedMotion: 'reduce' });
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return animationName !== 'none' || Number.parseFloat(transitionDuration) > 0.01;
      }).length,
  );
  expect(moving).toBe(0);
  // Pages change with a transition only for who has nothing against motion
  const conditions = await page.evaluate(() => {
    const isTransition = (rule: CSSRule) => rule.cssText.startsWith('@view-transition');
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    return rules.flatMap((rule) => {
      if (isTransition(rule)) return ['always'];
      return rule instanceof CSSMediaRule && [...rule.cssRules].some(isTransition) ? [rule.conditionText] : [];
    });
  });
  expect(conditions).toEqual(['(prefers-reduced-motion: no-preference)']);
});
