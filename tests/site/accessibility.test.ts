/** WCAG 2.2 AA as axe tells it, on every kind of page, in every colour and however a reader's system is set. */
import { describe, expect } from 'vitest';
import { chooseSettings, test } from '../support/site/browser.ts';
import { faintTexts, violations } from '../support/site/faults.ts';
import { PAGE_KINDS } from '../support/site/page-kinds.ts';

/** What a reader may choose on top of what the system asks for. */
const CHOICES = {
  light: [{ theme: 'sepia' }, { contrast: 'more' }, { elder: 'on' }],
  dark: [{ contrast: 'more' }],
} as const;

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  test.for(PAGE_KINDS)('axe finds nothing on the $name', async ({ path, site, status = 200 }, { visit }) => {
    const page = await visit(path, { site, status, colorScheme, reducedMotion: 'reduce' });
    expect(await violations(page)).toEqual([]);
    for (const choice of CHOICES[colorScheme]) {
      await chooseSettings(page, choice);
      expect(await faintTexts(page), JSON.stringify(choice)).toEqual([]);
    }
  });
});
