import { describe, expect } from 'vitest';
import { violations } from '../support/site/axe.ts';
import { PHONE, sidewaysScroll, test } from '../support/site/browser.ts';
import { PAGE_KINDS } from '../support/site/page-kinds.ts';

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  test.for(PAGE_KINDS)('axe finds nothing on the $name', async ({ path, site, status = 200 }, { visit }) => {
    const page = await visit(path, { site, status, colorScheme });
    expect(await violations(page)).toEqual([]);
  });
});

describe('on a phone', () => {
  test.for(PAGE_KINDS)('nothing of the $name scrolls sideways', async ({ path, site, status = 200 }, { visit }) => {
    const page = await visit(path, { site, status, ...PHONE });
    expect(await sidewaysScroll(page)).toBe(0);
  });
});
