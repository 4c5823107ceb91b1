import { describe, expect, inject, test } from 'vitest';
import { builtPages } from '../support/site/built-site.ts';
import { htmlProblems } from '../support/site/faults.ts';

describe.each(['own', 'fixtures'] as const)('the HTML of the %s site', async (name) => {
  const pages = await builtPages(inject(name).dist);

  test.each(pages)('is valid: $path', async ({ path, html }) => {
    expect(await htmlProblems(html, path)).toEqual([]);
  });
});
