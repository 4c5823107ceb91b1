import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadLibrary } from '../content/library.ts';
import { projectRoot } from '../files/paths.ts';
import { sitemap } from './feeds.ts';
import { publishedAddresses } from './published.ts';
import { absoluteUrl, addresses, homeUrl } from './urls.ts';

test('every page of the sitemap is an address to keep', async () => {
  const { library } = await loadLibrary(join(projectRoot, 'content'), addresses);
  const published = publishedAddresses(library);
  const home = absoluteUrl(homeUrl());
  const pages = [...sitemap(library).matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = '']) => url.slice(home.length));
  expect(pages.length).toBeGreaterThan(70);
  expect(pages.filter((page) => page !== '' && !published.has(page))).toEqual([]);
});
