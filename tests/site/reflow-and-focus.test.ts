/** WCAG 2.2 AA for who enlarges the page fourfold, spaces its letters, or has a keyboard alone: on every kind of page. */
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { sidewaysScroll, test } from '../support/site/browser.ts';
import { PAGE_KINDS } from '../support/site/page-kinds.ts';

/** A window of 1280 × 1024 enlarged four times, as WCAG 1.4.10 asks. */
const ENLARGED = { viewport: { width: 320, height: 256 } } as const;

/** What a reader may set, as WCAG 1.4.12 asks. */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;

describe('at 320 pixels', () => {
  test.for(PAGE_KINDS)(
    'nothing of the $name is cut off or scrolls sideways, however its letters are spaced',
    async ({ path, site, status = 200 }, { visit }) => {
      const page = await visit(path, { site, status, ...ENLARGED });
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await cutOff(page)).toEqual([]);
      // As a reader's own style sheet, which no policy of the page keeps out
      await page.evaluate((style) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        document.adoptedStyleSheets = [sheet];
      }, SPACED);
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await cutOff(page)).toEqual([]);
    },
  );
});

/** Elements whose words do not fit and cannot be scrolled to. What ends in … says so, and is whole where its link leads. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.body.querySelectorAll<HTMLElement>('*')]
      .filter((element) => {
        if (element.closest('.unseen, .skip, svg, dialog:not([open]), template') || element.clientWidth === 0)
          return false;
        const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
        if (textOverflow === 'ellipsis') return false;
        const clips = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
        return (
          (clips(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (clips(overflowY) && element.scrollHeight > element.clientHeight + 1)
        );
      })
      .map((element) => `${element.tagName}.${element.className}：${element.textContent?.trim().slice(0, 40)}`),
  );
}

describe('with the keyboard', () => {
  test.for(PAGE_KINDS)(
    'the focus is seen wherever it goes on the $name',
    async ({ path, site, status = 200 }, { visit }) => {
      const page = await visit(path, { site, status });
      expect(await unseenFocus(page)).toEqual([]);
      await page.emulateMedia({ forcedColors: 'active' });
      await page.reload();
      expect(await unseenFocus(page), 'in forced colours').toEqual([]);
    },
  );
});

/** What the Tab key has reached of a page so far. */
interface Walk {
  /** Elements that did not show that they have the focus. */
  readonly unseen: string[];
  hasBegun: boolean;
  isOver: boolean;
}

declare global {
  interface Window {
    walk: Walk;
  }
}

/** What the Tab key reaches of the first 60 stops without showing it. */
async function unseenFocus(page: Page): Promise<readonly string[]> {
  await page.evaluate(watchFocus);
  for (let stop = 1; stop <= 60; stop += 1) {
    await page.keyboard.press('Tab');
    // The page tells what it saw; asking after every key would take longer than all else
    if (stop % 12 === 0 && (await page.evaluate(() => window.walk.isOver))) break;
  }
  const { unseen, hasBegun } = await page.evaluate(() => window.walk);
  expect(hasBegun).toBe(true);
  return unseen;
}

/** Runs in the page. */
function watchFocus(): void {
  const walk: Walk = { unseen: [], hasBegun: false, isOver: false };
  window.walk = walk;
  document.addEventListener('focusin', ({ target }) => {
    walk.hasBegun = true;
    if (!(target instanceof HTMLElement || target instanceof SVGElement)) return;
    // A choice that is not seen itself shows the focus on its label
    const label = target.classList.contains('unseen') && target instanceof HTMLInputElement && target.labels?.[0];
    const element = label || target;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const ring = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    const { width, height } = element.getBoundingClientRect();
    if (!(ring && width > 1 && height > 1)) walk.unseen.push(element.outerHTML.slice(0, 120));
  });
  document.addEventListener('focusout', ({ relatedTarget }) => {
    walk.isOver ||= relatedTarget === null;
  });
}
