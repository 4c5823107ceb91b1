import scan from 'jsqr';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { qrSvg } from './qr.ts';

test.each([
  'https://tiaowen.example/zhiliang-tisheng-2017/art-13/?edition=2017-09-05',
  'https://tiaowen.example/duchuan/full/',
  `https://tiaowen.example/${'changchang-'.repeat(12)}tiaoli/art-120-1/?edition=2024-03-15`,
])('the code of %s leads there', async (address) => {
  const { data, info } = await sharp(Buffer.from(qrSvg(address)), { density: 300 })
    .resize(400)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(scan(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(address);
});

test('the code of an ordinary page takes less than a kilobyte', () => {
  expect(qrSvg('https://example.org/xianfa/art-5/?edition=2018-03-11').length).toBeLessThan(700);
});
