import { toPng } from './png.ts';

/** In pixels: what launchers of Android (192, 512) and iOS (180) ask for. */
export const ICON_SIZES = [180, 192, 512] as const;

/** Side of the drawing in units. */
const SIDE = 32;

/** The mark on a full square, small enough to survive whatever shape a launcher cuts out (the inner 80 %). */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}"><rect width="${SIDE}" height="${SIDE}" fill="#a8201a"/><path d="M12.5 9h9v2.5h-9zM8.5 14.5h14.5v2.5h-14.5zM8.5 20h9v2.5h-9z" fill="#fff"/></svg>`;

export function iconPng(size: number): Promise<Uint8Array<ArrayBuffer>> {
  return toPng(ICON, size / SIDE);
}
