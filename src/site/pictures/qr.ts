import { crc32 } from 'node:zlib';
import { zlibSync } from 'fflate';
import { encode } from 'uqr';

/** A QR code as lines through its dark modules, to be stroked one unit wide in a view of `0 -.5 size size`: a third of the bytes of squares. */
export interface QrCode {
  readonly path: string;
  /** Side in modules, with the quiet zone around. */
  readonly size: number;
}

/** Modules of quiet zone around the code (ISO/IEC 18004). */
const OPTIONS = { ecc: 'L', boostEcc: true, border: 4 } as const;

export function qrCode(address: string): QrCode {
  const { data, size } = encode(address, OPTIONS);
  const rows = data.map((row, y) => {
    let end = 0;
    return [...row.map(Number).join('').matchAll(/1+/g)]
      .map(({ 0: run, index }) => {
        const start = end === 0 ? `M${index} ${y}` : `m${index - end} 0`;
        end = index + run.length;
        return `${start}h${run.length}`;
      })
      .join('');
  });
  return { path: rows.join(''), size };
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
  const [first = ''] = addresses.values();
  // A reader of codes takes any mask, and most of what it takes to make one is to compare all eight: all have the one that suits the first
  const { maskPattern } = encode(first, OPTIONS);
  const bare = { ...OPTIONS, border: 0, maskPattern };
  const codes = Array.from(addresses, ([name, address]) => ({ name, ...encode(address, bare) }));
  const sideOf = ({ size }: { readonly size: number }): number => size + 2 * OPTIONS.border;
  const cell = Math.max(...codes.map(sideOf));
  const [width, height] = [Math.min(codes.length, COLUMNS) * cell, Math.ceil(codes.length / COLUMNS) * cell];
  // A line is a byte for its filter and four bits for each module; those below the first of a row stay zero, the same as above
  const line = 1 + Math.ceil(width / 2);
  const lines = new Uint8Array(height * MODULE * line);
  for (let y = 0; y < height * MODULE; y += 1) {
    const isFirst = y % MODULE === 0;
    lines[y * line] = isFirst ? AS_IT_IS : SAME_AS_ABOVE;
    if (isFirst) lines.fill(0xff, y * line + 1, (y + 1) * line);
  }
  const views = codes.map((code, at) => {
    const [left, top] = [(at % COLUMNS) * cell, Math.floor(at / COLUMNS) * cell];
    // Without iterators: ten million modules of ten thousand codes
    for (let y = 0; y < code.size; y += 1) {
      const start = (top + OPTIONS.border + y) * MODULE * line + 1;
      for (let x = 0; x < code.size; x += 1) {
        if (!code.data[y]?.[x]) continue;
        const column = left + OPTIONS.border + x;
        const place = start + (column >> 1);
        lines[place] = (lines[place] ?? 0) & (column % 2 === 0 ? 0x0f : 0xf0);
      }
    }
    return `<view id="${code.name}" viewBox="${left} ${top} ${sideOf(code)} ${sideOf(code)}"/>`;
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

/** In pixels. */
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
