import { expect } from 'vitest';
import { test } from '../../tests/support/content-folder.ts';
import { unportable, unportableNames } from './slug.ts';

test.each([
  'con',
  'CON',
  'aux.md',
  'com1',
  'lpt9.txt',
  'nul.tar.gz',
  'a.',
  'a ',
  'a:b',
  'a?',
  'a\u0007',
  'a'.repeat(81),
])('Windows cannot check out “%s”', (name) => {
  expect(unportable(name)).not.toBe(null);
});

test.each(['console', 'com', 'com10', 'aux-1', 'a.b', '.gitkeep', '节水.md', 'a'.repeat(80)])('it can “%s”', (name) => {
  expect(unportable(name)).toBe(null);
});

test('a folder is named once, whatever lies in it', async ({ content }) => {
  await content.put('regulations/con/source.txt', 'a');
  await content.put('regulations/con/notes/a.md', 'a');
  await content.put('regulations/good/notes/aux.md', 'a');
  await content.put('generated/nul/a.mdx', 'made, not committed');
  expect((await unportableNames(content.path)).map(({ file, code }) => [file, code])).toEqual([
    ['regulations/con', 'name-unportable'],
    ['regulations/good/notes/aux.md', 'name-unportable'],
  ]);
});
