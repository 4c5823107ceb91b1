import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create, type Font, type Glyph } from 'fontkit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import decompress from 'woff2-encoder/decompress';
import { fontWith } from './outlines.ts';
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

async function songIn(cache: string): Promise<Font> {
  const font = create(Buffer.from(await decompress(await readFile(await fontIn(cache)))));
  if (!('characterSet' in font)) throw new TypeError('several fonts');
  return font;
}

test('has the characters of all official texts, each a square, and no others', async () => {
  const font = await songIn('a');
  // U+FFFF ends every table of characters
  const characters = String.fromCodePoint(...font.characterSet.filter((codePoint) => codePoint !== 0xffff));
  expect([...characters].sort()).toEqual([...new Set('第一条节约用水，人人有责。爱')].sort());
  for (const glyph of font.glyphsForString('节水，')) expect(glyph.advanceWidth).toBe(font.unitsPerEm);
});

test('has the shapes of the face to a thousandth of a square, its metrics, and says whose they are', async () => {
  const font = await songIn('a');
  for (const character of '第一条节约用水，人人有责。爱') {
    const face = await fontWith(character.codePointAt(0) ?? 0, 400);
    expect([font.ascent, font.descent, font.lineGap]).toEqual([face?.ascent, face?.descent, face?.lineGap]);
    const [own, its] = [font, face].map((each) => each?.glyphsForString(character)[0]);
    for (const side of ['minX', 'minY', 'maxX', 'maxY'] as const)
      expect(Math.abs((own?.bbox[side] ?? Number.NaN) - (its?.bbox[side] ?? 0)), character).toBeLessThanOrEqual(1);
    expect(Math.abs(areaOf(own) / areaOf(its) - 1), character).toBeLessThan(0.005);
  }
  expect(font.copyright).toContain('Adobe');
});

/** What a glyph covers, in square units of the font: the sum over the sides of its outline, curves in small steps. */
function areaOf(glyph: Glyph | undefined): number {
  let [x, y, area] = [0, 0, 0];
  let start: readonly [number, number] = [0, 0];
  const to = (a: number, b: number) => {
    area += (x * b - a * y) / 2;
    [x, y] = [a, b];
  };
  for (const { command, args } of glyph?.path.commands ?? []) {
    const [a = 0, b = 0, c = 0, d = 0] = args;
    if (command === 'moveTo') start = [x, y] = [a, b];
    else if (command === 'closePath') to(...start);
    else if (command === 'lineTo') to(a, b);
    else if (command === 'quadraticCurveTo') {
      const [fromX, fromY] = [x, y];
      for (let step = 1; step <= 8; step += 1) {
        const [t, u] = [step / 8, 1 - step / 8];
        to(u * u * fromX + 2 * u * t * a + t * t * c, u * u * fromY + 2 * u * t * b + t * t * d);
      }
    }
  }
  return area;
}

test('is the same to the byte whenever it is made', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-04T03:02:01Z') });
  const later = await readFile(await fontIn('b'));
  expect(later.equals(await readFile(await fontIn('a')))).toBe(true);
});
