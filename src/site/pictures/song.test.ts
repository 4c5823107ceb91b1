import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'fontkit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import decompress from 'woff2-encoder/decompress';
import { songFont } from './song.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'song-'));
  await mkdir(join(folder, 'regulations', 'jieshui', 'editions', '2020-01-01'), { recursive: true });
  await writeFile(join(folder, 'regulations', 'jieshui', 'source.txt'), '第一条　节约用水，人人有责。\n');
  await writeFile(join(folder, 'regulations', 'jieshui', 'editions', '2020-01-01', 'source.txt'), '第一条　爱水。\n');
  await writeFile(join(folder, 'regulations', 'jieshui', 'regulation.yaml'), 'title: 说明\n');
});
afterAll(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true });
});

const fontIn = (cache: string): Promise<string> =>
  songFont({ root: join(folder, cache), content: folder, generated: '', out: '' });

test('has the characters of all official texts, each a square, and no others', async () => {
  const font = create(Buffer.from(await decompress(await readFile(await fontIn('a')))));
  if (!('characterSet' in font)) throw new TypeError('several fonts');
  // U+FFFF ends every table of characters
  const characters = String.fromCodePoint(...font.characterSet.filter((codePoint) => codePoint !== 0xffff));
  expect([...characters].sort()).toEqual([...new Set('第一条节约用水，人人有责。爱')].sort());
  for (const glyph of font.glyphsForString('节水，')) expect(glyph.advanceWidth).toBe(font.unitsPerEm);
});

test('is the same to the byte whenever it is made', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-04T03:02:01Z') });
  const later = await readFile(await fontIn('b'));
  expect(later.equals(await readFile(await fontIn('a')))).toBe(true);
});
