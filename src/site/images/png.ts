import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { writeWhole } from '../../files/write-whole.ts';

/** At this density one unit of a drawing is one pixel. */
const UNIT_DENSITY = 72;

const CACHE = join(import.meta.env.CACHE_FOLDER, 'images');

/**
 * A drawing whose text is outlines as PNG, `scale` pixels to its unit. Custom properties take their fallbacks: the rasteriser
 * knows none. The same drawing is rasterised once and kept: builds repeat what has not changed.
 */
export async function toPng(svg: string, scale: number): Promise<Uint8Array<ArrayBuffer>> {
  const plain = svg.replace(/var\(--[\w-]+,([^)]+)\)/g, '$1');
  const key = createHash('sha256').update(`${sharp.versions.sharp} ${scale} ${plain}`).digest('hex');
  const file = join(CACHE, `${key}.png`);
  const kept = await readFile(file).catch(() => null);
  const png = kept ?? (await rasterise(plain, scale));
  if (kept === null) await keep(file, png);
  return new Uint8Array(png);
}

/** A few flat colours are all there is, so a small palette holds them. */
function rasterise(svg: string, scale: number): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density: UNIT_DENSITY * scale })
    .png({ palette: true, colours: 32, dither: 0, effort: 2 })
    .toBuffer();
}

/** Put in place whole: two builds may want the same picture. A cache that cannot be written is no reason to fail. */
async function keep(file: string, png: Buffer): Promise<void> {
  try {
    await mkdir(CACHE, { recursive: true });
    await writeWhole(file, png);
  } catch {}
}
