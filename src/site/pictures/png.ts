import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sharp } from 'sharp';
import { writeWhole } from '../../files/replace-folder.ts';

/** At this density one unit of a drawing is one pixel. */
const UNIT_DENSITY = 72;

/**
 * A drawing whose text is outlines as PNG, `scale` pixels to its unit. Custom properties take their fallbacks: the rasteriser
 * knows none. The same drawing is rasterised once and kept: builds repeat what has not changed.
 */
export async function toPng(svg: string, scale: number): Promise<Uint8Array<ArrayBuffer>> {
  // Not loaded where nothing is drawn
  const { default: sharp } = await import('sharp');
  const plain = svg.replace(/var\(--[\w-]+,([^)]+)\)/g, '$1');
  const key = createHash('sha256').update(`${sharp.versions.sharp} ${scale} ${plain}`).digest('hex');
  const folder = join(import.meta.env.CACHE_FOLDER, 'images');
  const file = join(folder, `${key}.png`);
  const kept = await readFile(file).catch(() => null);
  const png = kept ?? (await rasterise(sharp(Buffer.from(plain), { density: UNIT_DENSITY * scale })));
  if (kept === null) await keep(folder, file, png);
  return new Uint8Array(png);
}

/** A few flat colours are all there is, so a small palette holds them. */
const rasterise = (drawing: Sharp): Promise<Buffer> =>
  drawing.png({ palette: true, colours: 32, dither: 0, effort: 2 }).toBuffer();

/** Put in place whole: two builds may want the same picture. A cache that cannot be written is no reason to fail. */
async function keep(folder: string, file: string, png: Buffer): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeWhole(file, png);
  } catch {}
}

/** In pixels: what launchers of Android (192, 512) and iOS (180) ask for. */
export const ICON_SIZES = [180, 192, 512] as const;

/** Side of the drawing in units. */
const SIDE = 32;

/** The mark on a full square, small enough to survive whatever shape a launcher cuts out (the inner 80 %). */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}"><rect width="${SIDE}" height="${SIDE}" fill="#a8201a"/><path d="M12.5 9h9v2.5h-9zM8.5 14.5h14.5v2.5h-14.5zM8.5 20h9v2.5h-9z" fill="#fff"/></svg>`;

export function iconPng(size: number): Promise<Uint8Array<ArrayBuffer>> {
  return toPng(ICON, size / SIDE);
}
