/**
 * Text as outlines: for pictures that are drawn where there may be no Chinese font. The shapes come from Noto Serif SC (思源宋体,
 * SIL Open Font License), which the npm package cuts into a hundred files by character; only those that are needed are read.
 */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Font } from 'fontkit';
import type { TextPlace, Weight, WriteText } from './svg.ts';

export interface Outlines {
  readonly write: WriteText;
  /** How wide a text is set, in units of its size. */
  readonly widthOf: (text: string, weight: Weight) => number;
}

/** Reads what is needed to set the given texts in both weights. A character the font lacks is set as a blank. */
export async function outlinesFor(texts: Iterable<string>): Promise<Outlines> {
  const characters = new Set([...texts].flatMap((text) => [...text]));
  const glyphs: Record<Weight, ReadonlyMap<string, Glyph>> = {
    400: await glyphsOf(characters, 400),
    700: await glyphsOf(characters, 700),
  };
  const glyphOf = (character: string, weight: Weight): Glyph => glyphs[weight].get(character) ?? BLANK;
  return {
    write: (text, place) => writeOutlines(text, place, glyphOf),
    widthOf: (text, weight) => [...text].reduce((sum, character) => sum + glyphOf(character, weight).width, 0),
  };
}

interface Glyph {
  /** SVG path data in units of the font, y upwards. */
  readonly path: string;
  readonly unitsPerEm: number;
  /** In em. */
  readonly width: number;
}

const BLANK: Glyph = { path: '', unitsPerEm: 1000, width: 1 };

function writeOutlines(
  text: string,
  { x, y, size, weight }: TextPlace,
  glyphOf: (character: string, weight: Weight) => Glyph,
): string {
  let at = x;
  const paths: string[] = [];
  for (const character of text) {
    const { path, unitsPerEm, width } = glyphOf(character, weight);
    const scale = Number((size / unitsPerEm).toFixed(5));
    if (path) paths.push(`<path transform="translate(${at.toFixed(2)} ${y}) scale(${scale} ${-scale})" d="${path}"/>`);
    at += width * size;
  }
  return `<g>${paths.join('')}</g>`;
}

const known: Record<Weight, Map<string, Glyph>> = { 400: new Map(), 700: new Map() };

async function glyphsOf(characters: ReadonlySet<string>, weight: Weight): Promise<ReadonlyMap<string, Glyph>> {
  const glyphs = known[weight];
  for (const character of characters) {
    if (glyphs.has(character)) continue;
    const codePoint = character.codePointAt(0) ?? 0;
    const font = await fontWith(codePoint, weight);
    if (!font?.hasGlyphForCodePoint(codePoint)) continue;
    const { path, advanceWidth } = font.glyphForCodePoint(codePoint);
    glyphs.set(character, {
      path: path.toSVG(),
      unitsPerEm: font.unitsPerEm,
      width: advanceWidth / font.unitsPerEm,
    });
  }
  return glyphs;
}

const PACKAGE = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/noto-serif-sc/package.json'));

/** Every file of the font by the characters it holds: `[first, last, name]`. */
let subsets: Promise<readonly (readonly [number, number, string])[]> | null = null;
const fonts = new Map<string, Promise<Font>>();

/** The face with a character at a weight; null when no file of the font has it. */
export async function fontWith(codePoint: number, weight: Weight): Promise<Font | null> {
  subsets ??= readSubsets();
  const subset = (await subsets).find(([first, last]) => first <= codePoint && codePoint <= last);
  if (subset === undefined) return null;
  const key = `${subset[2]} ${weight}`;
  const font = fonts.get(key) ?? readFont(subset[2], weight);
  fonts.set(key, font);
  return font;
}

async function readSubsets() {
  const ranges: Record<string, string> = JSON.parse(await readFile(join(PACKAGE, 'unicode.json'), 'utf8'));
  return Object.entries(ranges).flatMap(([name, list]) =>
    list.split(',').map((range) => {
      const [first = 0, last = first] = range
        .replace('U+', '')
        .split('-')
        .map((hex) => Number.parseInt(hex, 16));
      return [first, last, name.replace(/[[\]]/g, '')] as const;
    }),
  );
}

async function readFont(subset: string, weight: Weight): Promise<Font> {
  const file = join(PACKAGE, 'files', `noto-serif-sc-${subset}-wght-normal.woff2`);
  // Not loaded where nothing is drawn
  const [{ create }, { default: decompress }] = await Promise.all([
    import('fontkit'),
    import('woff2-encoder/decompress'),
  ]);
  // fontkit reads WOFF2 but cannot vary it
  const font = create(Buffer.from(await decompress(await readFile(file))));
  if (!('getVariation' in font)) throw new TypeError(`${file} holds several fonts`);
  return font.getVariation({ wght: weight });
}
