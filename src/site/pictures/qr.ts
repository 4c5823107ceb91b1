import { crc32 } from 'node:zlib';
import { zlibSync } from 'fflate';
import encodeQR, { type ErrorCorrection } from 'qr';

/** A QR code as lines through its dark modules, to be stroked one unit wide in a view of `0 -.5 size size`: a third of the bytes of squares. */
export interface QrCode {
  readonly path: string;
  /** Side in modules, with the quiet zone around. */
  readonly size: number;
}

export function qrCode(address: string): QrCode {
  const modules = modulesOf(address);
  const rows = modules.map((row, y) => {
    let end = 0;
    return [...row.map(Number).join('').matchAll(/1+/g)]
      .map(({ 0: run, index }) => {
        const start = end === 0 ? `M${index} ${y}` : `m${index - end} 0`;
        end = index + run.length;
        return `${start}h${run.length}`;
      })
      .join('');
  });
  return { path: rows.join(''), size: modules.length };
}

/** In modules (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** Line by line whether a module is dark, with the quiet zone around. */
type Modules = readonly (readonly boolean[])[];

/** @param mask from 0 to 7; the best of all where none is given */
const modulesOf = (address: string, mask?: number): Modules =>
  drawn(address, correctionFor(Buffer.byteLength(address)), mask);

const drawn = (address: string, ecc: ErrorCorrection, mask?: number): Modules =>
  encodeQR(address, 'raw', { ecc, encoding: 'byte', border: QUIET_ZONE, mask });

const BETTER = ['medium', 'quartile', 'high'] as const;
/** That the largest code has room for (ISO/IEC 18004, table 7). */
const MOST_BYTES = { medium: 2331, quartile: 1663, high: 1273 } as const;
const corrections = new Map<number, ErrorCorrection>();

/** Of an address of so many bytes the most correction that its code has room for without growing: paper gets stains. */
function correctionFor(length: number): ErrorCorrection {
  const known = corrections.get(length);
  if (known) return known;
  // From the least: what has room for no more has room for no better
  const sizeAt = (ecc: ErrorCorrection) => drawn('a'.repeat(length), ecc, MASK).length;
  const size = sizeAt('low');
  let most: ErrorCorrection = 'low';
  for (const better of BETTER) {
    if (length > MOST_BYTES[better] || sizeAt(better) > size) break;
    most = better;
  }
  corrections.set(length, most);
  return most;
}

/** Codes of one sheet at most: some ten kilobytes, which only who prints asks for. */
export const CODES_A_SHEET = 64;
const COLUMNS = 8;

/**
 * QR codes as one picture: `sheet.svg#art-12` shows the one of that name (SVG 2, linking into SVG content). A file for each would be a
 * third of a site's files and three times the bytes. Each module is some pixels wide, as many as printers can tell apart, so that no viewer
 * that smooths it blurs it.
 * @param addresses by the names of their codes, at most `CODES_A_SHEET`
 */
export function qrSheet(addresses: ReadonlyMap<string, string>): string {
  const codes = Array.from(addresses, ([name, address]) => ({ name, modules: modulesOf(address, MASK) }));
  const cell = Math.max(...codes.map(({ modules }) => modules.length));
  const [width, height] = [Math.min(codes.length, COLUMNS) * cell, Math.ceil(codes.length / COLUMNS) * cell];
  // A line is a byte for its filter and four bits for each module; those below the first of a row stay zero, the same as above
  const line = 1 + Math.ceil(width / 2);
  const lines = new Uint8Array(height * MODULE * line);
  for (let y = 0; y < height * MODULE; y += 1) {
    const isFirst = y % MODULE === 0;
    lines[y * line] = isFirst ? AS_IT_IS : SAME_AS_ABOVE;
    if (isFirst) lines.fill(0xff, y * line + 1, (y + 1) * line);
  }
  const views = codes.map(({ name, modules }, at) => {
    const [left, top] = [(at % COLUMNS) * cell, Math.floor(at / COLUMNS) * cell];
    // Without iterators: ten million modules of ten thousand codes
    for (let y = 0; y < modules.length; y += 1) {
      const start = (top + y) * MODULE * line + 1;
      for (let x = 0; x < modules.length; x += 1) {
        if (!modules[y]?.[x]) continue;
        const column = left + x;
        const place = start + (column >> 1);
        lines[place] = (lines[place] ?? 0) & (column % 2 === 0 ? 0x0f : 0xf0);
      }
    }
    return `<view id="${name}" viewBox="${left} ${top} ${modules.length} ${modules.length}"/>`;
  });
  const png = [
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.concat([uint32(width * MODULE), uint32(height * MODULE), ONE_BIT_GREY])),
    // In JavaScript: zlib's own bytes differ from processor to processor. A higher level and more memory take a
    // third longer for a six-hundredth of the bytes
    chunk('IDAT', zlibSync(lines, { level: 8, mem: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  const picture = Buffer.concat(png).toString('base64');
  const image = `<image width="${width}" height="${height}" href="data:image/png;base64,${picture}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${views.join('')}${image}</svg>`;
}

/** A reader of codes takes any; codes of one have more in common: an eighth fewer bytes. */
const MASK = 0;

/** In pixels. Two would do for a reader of codes, at a fifth of the time and fewer bytes, but look soft on paper. */
const MODULE = 4;

/* PNG (https://www.w3.org/TR/png-3/): what comes before a line; the header after the size; how a chunk is framed. */
const AS_IT_IS = 0;
const SAME_AS_ABOVE = 2;
const ONE_BIT_GREY = Buffer.from([1, 0, 0, 0, 0]);

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  return Buffer.concat([uint32(content.length), body, uint32(crc32(body))]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
