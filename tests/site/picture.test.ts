import { describe, expect, inject } from 'vitest';
import { pagesOf, test } from '../support/site/browser.ts';

const PICTURE = 'zhiliang-tisheng-2017/picture/';

describe('结构图', () => {
  test('draws every article as a bar one can see, as long as its text, and links it by name', async ({ visit }) => {
    const page = await visit(PICTURE);
    const bars = await page.locator('.picture .row').evaluateAll((rows) =>
      rows.map((row) => {
        const { width = 0, height = 0 } = row.querySelector('.length')?.getBoundingClientRect() ?? {};
        const characters = Number(/(\d+) 字/u.exec(row.getAttribute('aria-label') ?? '')?.[1]);
        return { width, height, characters };
      }),
    );
    expect(bars.length).toBe(32);
    const longest = bars.reduce((most, bar) => (bar.characters > most.characters ? bar : most));
    for (const { width, height, characters } of bars) {
      expect(height).toBeGreaterThan(4);
      expect(width / longest.width).toBeCloseTo(characters / longest.characters, 1);
    }
    await page.getByRole('link', { name: /^（十九）/u }).click();
    await page.waitForURL('**/art-19/');
  });

  test('brings out what the focused article is tied to', async ({ visit }) => {
    const page = await visit(PICTURE);
    const opacities = () =>
      page
        .locator('.picture .ties path')
        .evaluateAll((ties) => [...new Set(ties.map((tie) => Number(getComputedStyle(tie).strokeOpacity)))].toSorted());
    expect(await opacities()).toHaveLength(1);
    await page.locator('.picture .row').nth(1).focus();
    await page.keyboard.press('Tab');
    const [rest = 1, ...brought] = await opacities();
    expect(rest).toBeLessThan(0.2);
    expect(brought.at(-1)).toBeGreaterThan(0.5);
  });

  test('prints on one sheet', async ({ visit }) => {
    const page = await visit(PICTURE);
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toEqual(['595 × 842']);
  });

  test('can be downloaded, as SVG and as PNG', async ({ visit }) => {
    const page = await visit(PICTURE);
    for (const [name, type] of [
      ['下载 SVG', 'image/svg+xml'],
      ['下载 PNG', 'image/png'],
    ] as const) {
      const link = page.getByRole('link', { name });
      expect(await link.getAttribute('download')).toBe('');
      const response = await fetch(new URL((await link.getAttribute('href')) ?? '', inject('own').url));
      expect(response.headers.get('content-type')).toBe(type);
    }
  });
});
