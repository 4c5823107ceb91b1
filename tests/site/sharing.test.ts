/** What a link shows where it is shared, and how fast the next page is there when it is followed. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, inject } from 'vitest';
import { test } from '../support/site/browser.ts';
import { attribute, builtPages, firstElement } from '../support/site/built-site.ts';

const SLUG = 'zhiliang-tisheng-2017';

test('every article has a picture of its own, of the size that is asked for', async () => {
  const { dist } = inject('own');
  const articles = (await builtPages(dist)).filter(({ path }) => path.startsWith(`/${SLUG}/art-`));
  const hashes = new Set<string>();
  for (const { path, html } of articles) {
    const image = firstElement(html, (element) => attribute(element, 'property') === 'og:image');
    const address = new URL((image && attribute(image, 'content')) ?? '');
    expect(address.origin, path).toBe('https://tiaowen.example');
    const bytes = await readFile(join(dist, decodeURIComponent(address.pathname)));
    expect(await sharp(bytes).metadata(), path).toMatchObject({ format: 'png', width: 1200, height: 630 });
    hashes.add(createHash('sha256').update(bytes).digest('hex'));
  }
  expect(hashes.size).toBe(30);
});

test('a page may be fetched ahead when its link is pointed at, of this site alone', async ({ visit }) => {
  const page = await visit('zhiliang-tisheng-2017/art-12/');
  const rules = page.locator('script[type="speculationrules"]');
  await expect.poll(() => rules.count()).toBe(1);
  expect(await rules.textContent()).toBe('{"prefetch":[{"where":{"href_matches":"/*"},"eagerness":"moderate"}]}');
  const [ahead] = await Promise.all([
    page.waitForRequest((request) => request.headers()['sec-purpose'] === 'prefetch'),
    page.locator('.turn [rel="next"]').hover(),
  ]);
  expect(new URL(ahead.url()).pathname).toBe('/zhiliang-tisheng-2017/art-13/');
});
