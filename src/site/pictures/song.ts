/**
 * A Song face (思源宋体, SIL Open Font License) for devices that have none: one file with the characters of this library's texts. The
 * faces a reader's device may have stand before it in the styles, so only who lacks them all fetches it.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Path } from 'opentype.js';
import type { Paths } from '../../files/paths.ts';
import { filesBelow } from '../../files/paths.ts';
import { writeWhole } from '../../files/replace-folder.ts';
import { fontWith } from './outlines.ts';

/** In the site: as the styles name it, beside the folder that they are built into. */
export const SONG_FILE = 'song.woff2';

/** 380 kB. Of a library with more characters those that its texts use most; the rest stay in the device's own face. */
const MOST_CHARACTERS = 1500;

/** The font's file, made when the cache lacks it. */
export async function songFont({ root, content }: Paths): Promise<string> {
  const characters = await songCharacters(content);
  const key = createHash('sha256').update(characters.join('')).digest('hex').slice(0, 12);
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
  const [{ default: opentype }, { compress }] = await Promise.all([import('opentype.js'), import('woff2-encoder')]);
  const glyphs = [new opentype.Glyph({ name: '.notdef', advanceWidth: 1000, path: new opentype.Path() })];
  for (const character of characters) {
    const unicode = character.codePointAt(0) ?? 0;
    const font = await fontWith(unicode, 400);
    if (!font?.hasGlyphForCodePoint(unicode)) continue;
    const { path, advanceWidth } = font.glyphForCodePoint(unicode);
    glyphs.push(
      new opentype.Glyph({
        name: `u${unicode}`,
        unicode,
        advanceWidth,
        path: drawn(new opentype.Path(), path.commands),
      }),
    );
  }
  const font = new opentype.Font({ ...FACE, familyName: 'Tiaowen Song', styleName: 'Regular', glyphs });
  return compress(undated(new Uint8Array(font.toArrayBuffer())));
}

/** The same characters give the same bytes on any day: opentype.js writes when a font was made into its table `head`. */
function undated(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer);
  for (let entry = 12; entry < 12 + 16 * view.getUint16(4); entry += 16) {
    if (view.getUint32(entry) !== HEAD) continue;
    const head = view.getUint32(entry + 8);
    view.setBigUint64(head + 20, 0n);
    view.setBigUint64(head + 28, 0n);
  }
  return bytes;
}

/** `head` as a number. */
const HEAD = 0x68656164;

/** The metrics of Noto Serif SC in units of the font, and what its licence asks every copy to say. */
const FACE = {
  unitsPerEm: 1000,
  ascender: 1151,
  descender: -286,
  copyright: '© 2017-2024 Adobe (http://www.adobe.com/).',
  license: 'This Font Software is licensed under the SIL Open Font License, Version 1.1.',
  licenseURL: 'https://openfontlicense.org',
};

interface Command {
  readonly command: string;
  readonly args: readonly number[];
}

/** In whole units of the font: what its variation leaves behind the point is not seen. */
function drawn(path: Path, commands: readonly Command[]): Path {
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args.map(Math.round);
    if (command === 'moveTo') path.moveTo(a, b);
    else if (command === 'lineTo') path.lineTo(a, b);
    else if (command === 'quadraticCurveTo') path.quadraticCurveTo(a, b, c, d);
    else if (command === 'bezierCurveTo') path.curveTo(a, b, c, d, e, f);
    else path.close();
  }
  return path;
}
