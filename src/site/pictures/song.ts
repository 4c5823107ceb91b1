/**
 * A Song face (思源宋体, SIL Open Font License) for devices that have none: one file with the characters of this library's texts. The
 * faces a reader's device may have stand before it in the styles, so only who lacks them all fetches it.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { TTF } from 'fonteditor-core';
import type { Glyph as FontGlyph } from 'fontkit';
import type { Paths } from '../../files/paths.ts';
import { filesBelow } from '../../files/paths.ts';
import { writeWhole } from '../../files/replace-folder.ts';
import { fontWith } from './outlines.ts';

/** In the site: as the styles name it, beside the folder that they are built into. */
export const SONG_FILE = 'song.woff2';

/** 260 kB. Of a library with more characters those that its texts use most; the rest stay in the device's own face. */
const MOST_CHARACTERS = 1500;

/** What was made otherwise is not taken from the cache. */
const MADE_AS = 'TrueType ';

/** The font's file, made when the cache lacks it. */
export async function songFont({ root, content }: Paths): Promise<string> {
  const characters = await songCharacters(content);
  const key = createHash('sha256')
    .update(MADE_AS + characters.join(''))
    .digest('hex')
    .slice(0, 12);
  const folder = join(root, '.cache', 'song');
  const file = join(folder, `${key}.woff2`);
  const exists = await readFile(file).then(
    () => true,
    () => false,
  );
  if (!exists) {
    await mkdir(folder, { recursive: true });
    await writeWhole(file, await fontOf(characters));
  }
  return file;
}

/** What it is made of: in the order of their code points, so that the same texts give the same file. */
async function songCharacters(content: string): Promise<readonly string[]> {
  const regulations = join(content, 'regulations');
  // By code point: of a large library these are tens of millions
  const counts = new Uint32Array(0x110000);
  for (const path of await filesBelow(regulations)) {
    if (basename(path) !== 'source.txt') continue;
    const text = readFileSync(join(regulations, path), 'utf8');
    for (let at = 0; at < text.length; at += 1) {
      const code = text.codePointAt(at) ?? 0;
      if (code > 0xffff) at += 1;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  }
  const found: (readonly [character: string, count: number])[] = [];
  counts.forEach((count, code) => {
    if (count > 0) found.push([String.fromCodePoint(code), count]);
  });
  return found
    .filter(([character]) => /\S/u.test(character))
    .sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1))
    .slice(0, MOST_CHARACTERS)
    .map(([character]) => character)
    .sort();
}

/** WOFF2, regular weight; characters that the face lacks are left out. */
async function fontOf(characters: readonly string[]): Promise<Uint8Array> {
  // Not loaded where the cache has it
  const [{ createFont }, { compress }] = await Promise.all([import('fonteditor-core'), import('woff2-encoder')]);
  const glyphs = [glyphOf({ name: '.notdef', unicode: [], advanceWidth: FACE.unitsPerEm, contours: [] })];
  for (const character of characters) {
    const unicode = character.codePointAt(0) ?? 0;
    const font = await fontWith(unicode, 400);
    if (!font?.hasGlyphForCodePoint(unicode)) continue;
    const { path, advanceWidth } = font.glyphForCodePoint(unicode);
    glyphs.push(
      glyphOf({
        name: `u${unicode}`,
        unicode: [unicode],
        advanceWidth: Math.round(advanceWidth),
        contours: contoursOf(path),
      }),
    );
  }
  const font = createFont();
  const empty = font.get();
  const { unitsPerEm, ascender, descender, names } = FACE;
  font.set({
    ...empty,
    // The same characters give the same bytes on any day. The flags: the baseline is at 0, and so is each origin
    head: { ...empty.head, unitsPerEm, flags: 0b11, created: 1, modified: 1 },
    hhea: { ...empty.hhea, ascent: ascender, descent: descender, lineGap: 0 },
    'OS/2': {
      ...empty['OS/2'],
      ...{ sTypoAscender: ascender, sTypoDescender: descender, sTypoLineGap: 0 },
      ...{ usWinAscent: ascender, usWinDescent: -descender },
    },
    // The format knows one and two alone (OpenType, maxp)
    maxp: { ...empty.maxp, maxZones: 2 },
    // Names of glyphs are of no use to a reader
    post: { ...empty.post, format: 3 },
    name: { ...empty.name, ...names },
    glyf: glyphs,
  });
  return compress(new Uint8Array(font.write({ type: 'ttf', toBuffer: false }) as ArrayBuffer));
}

/** The metrics of Noto Serif SC in units of the font, and what its licence asks every copy to say. */
const FACE = {
  unitsPerEm: 1000,
  ascender: 1151,
  descender: -286,
  names: {
    ...{ fontFamily: 'Tiaowen Song', fontSubFamily: 'Regular', fullName: 'Tiaowen Song Regular' },
    ...{ postScriptName: 'TiaowenSong-Regular', uniqueSubFamily: 'Tiaowen Song Regular', version: 'Version 1.0' },
    copyright: '© 2017-2024 Adobe (http://www.adobe.com/).',
    licence: 'This Font Software is licensed under the SIL Open Font License, Version 1.1.',
    urlOfLicence: 'https://openfontlicense.org',
  },
};

/** With the box around it. */
function glyphOf(own: Pick<TTF.Glyph, 'name' | 'unicode' | 'advanceWidth' | 'contours'>): TTF.Glyph {
  const points = own.contours.flat();
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const box = (edge: (...values: number[]) => number, values: readonly number[]) =>
    values.length > 0 ? edge(...values) : 0;
  const xMin = box(Math.min, xs);
  return {
    ...own,
    xMin,
    leftSideBearing: xMin,
    xMax: box(Math.max, xs),
    yMin: box(Math.min, ys),
    yMax: box(Math.max, ys),
  };
}

/**
 * As TrueType has them, in whole units of the font: what its variation leaves behind the point is not seen. A point half-way between two that
 * bend the line to it goes without saying: a quarter of all.
 */
function contoursOf({ commands }: FontGlyph['path']): TTF.Contour[] {
  const contours: TTF.Contour[] = [];
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0] = args;
    const contour = contours.at(-1);
    if (command === 'moveTo') contours.push([{ x: a, y: b, onCurve: true }]);
    else if (command === 'lineTo') contour?.push({ x: a, y: b, onCurve: true });
    else if (command === 'quadraticCurveTo')
      contour?.push({ x: a, y: b, onCurve: false }, { x: c, y: d, onCurve: true });
    else if (command === 'bezierCurveTo') throw new TypeError('TrueType has no cubic curves');
  }
  return contours.map((contour) => {
    const [first] = contour;
    const last = contour.at(-1);
    // It ends where it began
    const open = contour.length > 1 && first?.x === last?.x && first?.y === last?.y ? contour.slice(0, -1) : contour;
    return open.flatMap(({ x, y, onCurve }, at) =>
      isImplied(open, at) ? [] : [{ x: Math.round(x), y: Math.round(y), onCurve }],
    );
  });
}

function isImplied(contour: TTF.Contour, at: number): boolean {
  const [before, point, after] = [contour.at(at - 1), contour[at], contour[(at + 1) % contour.length]];
  if (!before || !point?.onCurve || !after || before.onCurve || after.onCurve) return false;
  return isHalfWay(before.x, point.x, after.x) && isHalfWay(before.y, point.y, after.y);
}

const isHalfWay = (a: number, b: number, c: number): boolean => Math.abs(a + c - 2 * b) < 0.01;
