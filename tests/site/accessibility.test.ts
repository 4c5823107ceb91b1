/** WCAG 2.2 AA as axe tells it, on every kind of page, in every colour and however a reader's system is set. */
import { expect } from 'vitest';
import { chooseSettings, test } from '../support/site/browser.ts';
import { faintTexts, violations } from '../support/site/faults.ts';
import { PAGE_KINDS } from '../support/site/page-kinds.ts';

/** What a reader may choose on top of what the system asks for: all that changes is what stands out from what. */
const CHOICES = [
  ['light', { theme: 'sepia' }],
  ['light', { contrast: 'more' }],
  ['light', { elder: 'on' }],
  ['dark', {}],
  ['dark', { contrast: 'more' }],
] as const;

test.for(PAGE_KINDS)('axe finds nothing on the $name', async ({ path, site, status = 200 }, { visit }) => {
  const page = await visit(path, { site, status, colorScheme: 'light', reducedMotion: 'reduce' });
  expect(await violations(page)).toEqual([]);
  for (const [colorScheme, choice] of CHOICES) {
    await page.emulateMedia({ colorScheme });
    await chooseSettings(page, choice);
    expect(await faintTexts(page), `${colorScheme} ${JSON.stringify(choice)}`).toEqual([]);
  }
});
