import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadLibrary } from '../content/library.ts';
import { projectRoot } from '../files/paths.ts';
import { deceptiveCharacters } from '../regulation/source/characters.ts';
import { pagesToRead } from './feeds.ts';
import { publishedAddresses } from './published.ts';
import { addresses, homeUrl } from './urls.ts';

test('every page of the sitemap is an address to keep', async () => {
  const { library } = await loadLibrary(join(projectRoot, 'content'), addresses);
  const published = publishedAddresses(library);
  const pages = pagesToRead(library).map((url) => url.slice(homeUrl().length));
  expect(pages.length).toBeGreaterThan(70);
  expect(pages.filter((page) => page !== '' && !published.has(page))).toEqual([]);
});

test('what is written of an address has no characters that maintainers may not write, whatever the official text has', async () => {
  const { library } = await loadLibrary(join(projectRoot, 'tests/fixtures/content'), addresses);
  const meanings = [...publishedAddresses(library).values()];
  expect(meanings.length).toBeGreaterThan(100);
  expect(meanings.filter((meaning) => deceptiveCharacters(meaning, 1).length > 0)).toEqual([]);
});
