import scan from 'jsqr';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { CODES_A_SHEET, qrSheet } from './qr.ts';

const FEW: readonly (readonly [string, string])[] = [
  ['art-13', 'https://tiaowen.example/zhiliang-tisheng-2017/art-13/?edition=2017-09-05'],
  ['full', 'https://tiaowen.example/duchuan/full/'],
  ['art-120-1', `https://tiaowen.example/${'changchang-'.repeat(12)}tiaoli/art-120-1/?edition=2024-03-15`],
];

const MANY: typeof FEW = Array.from({ length: CODES_A_SHEET }, (_, index) => [
  `art-${index + 1}`,
  `https://example.org/xianfa/art-${index + 1}/?edition=2018-03-11`,
]);

test.each([
  ['lengths', FEW],
  ['a full sheet', MANY],
])('each code of a sheet leads to its address: of different %s', async (_, addresses) => {
  const sheet = qrSheet(new Map(addresses));
  for (const [name, address] of addresses) expect(await read(sheet, name)).toBe(address);
});

/** What a reader of codes reads where a view of a sheet is shown. */
async function read(sheet: string, name: string): Promise<string | undefined> {
  const [, view] = new RegExp(`<view id="${name}" viewBox="([^"]+)"`).exec(sheet) ?? [];
  const shown = sheet.replace(/(?<=^<svg [^>]*viewBox=")[^"]+/, view ?? '');
  const { data, info } = await sharp(Buffer.from(shown), { density: 300 })
    .resize(400)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return scan(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

test('the code of an ordinary page takes less than 200 bytes', () => {
  expect(qrSheet(new Map(MANY)).length / MANY.length).toBeLessThan(200);
});
