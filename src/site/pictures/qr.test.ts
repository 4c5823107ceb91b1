import scan from 'jsqr';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { CODES_A_SHEET, qrCode, qrSheet } from './qr.ts';

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
  ['addresses of different lengths', FEW],
  ['as many as there may be', MANY],
  ['one alone', MANY.slice(0, 1)],
])('each code of a sheet leads to its address: %s', async (_, addresses) => {
  expect(await readSheet(qrSheet(new Map(addresses)))).toEqual(addresses);
});

/** Pixels of a module: as on no paper, but all that a reader of codes needs. */
const MODULE = 4;

/** What a reader of codes reads where each view of a sheet is shown, by the names of the views. */
async function readSheet(sheet: string): Promise<(readonly [string, string | undefined])[]> {
  const [, width = ''] = /^<svg [^>]*viewBox="0 0 (\d+) /.exec(sheet) ?? [];
  const whole = sharp(Buffer.from(sheet)).resize(Number(width) * MODULE);
  const png = await whole.png().toBuffer();
  const views = Array.from(sheet.matchAll(/<view id="([^"]+)" viewBox="([^"]+)"/g), ([, name = '', view = '']) => {
    const [left = 0, top = 0, width = 0, height = 0] = view.split(' ').map((side) => Number(side) * MODULE);
    return { name, place: { left, top, width, height } };
  });
  return Promise.all(
    views.map(async ({ name, place }) => {
      const shown = sharp(png).extract(place).ensureAlpha().raw();
      const { data, info } = await shown.toBuffer({ resolveWithObject: true });
      return [name, scan(new Uint8ClampedArray(data), info.width, info.height)?.data] as const;
    }),
  );
}

test('what room a code has left goes into correction: it is read through a stain', async () => {
  // Of the smallest code all seven bytes that it has room for with the most correction
  const sheet = qrSheet(new Map([['art-1', 'a.cn/bc']]));
  const stain = '<rect x="12" y="12" width="4" height="4" fill="#fff"/>';
  expect(await readSheet(sheet.replace('</svg>', `${stain}</svg>`))).toEqual([['art-1', 'a.cn/bc']]);
});

test('an address as long as a code has room for has one, a longer one is an error', () => {
  expect(qrCode(`https://example.org/${'a'.repeat(1300)}`).size).toBeGreaterThan(100);
  expect(qrCode('a'.repeat(2953)).size).toBe(185);
  expect(() => qrCode('a'.repeat(2954))).toThrow();
});

test('the code of an ordinary page takes less than 200 bytes', () => {
  expect(qrSheet(new Map(MANY)).length / MANY.length).toBeLessThan(200);
});
