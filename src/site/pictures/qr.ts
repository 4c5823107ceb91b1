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

/** The mask that suits an address: a reader of codes takes any, and most of what it takes to make one is to compare all eight. */
let suited: { readonly to: string; readonly mask: number } = { to: '', mask: -1 };

/** The pages of a regulation share all but the end of their addresses, and with it the mask. */
function maskOf(address: string): number {
  const folder = address.slice(0, address.lastIndexOf('/', address.lastIndexOf('/') - 1) + 1);
  if (suited.to !== folder) suited = { to: folder, mask: encode(folder, OPTIONS).maskPattern };
  return suited.mask;
}

/**
 * A QR code as a picture of its own, beside each page: half the bytes of the path, for the picture in it is compressed. Each module is
 * some pixels wide, as many as printers can tell apart, so that no viewer that smooths it blurs it.
 */
export function qrSvg(address: string): string {
  const { data, size } = encode(address, { ...OPTIONS, maskPattern: maskOf(address) });
  // A line is a byte for its filter and four bits for each module; those below the first of a row stay zero, the same as above
  const line = 1 + Math.ceil(size / 2);
  const lines = new Uint8Array(size * MODULE * line);
  for (const [y, row] of data.entries()) {
    const first = y * MODULE * line;
    for (let x = 0; x < size; x += 2) lines[first + 1 + x / 2] = (row[x] ? 0 : 0xf0) | (row[x + 1] ? 0 : 0x0f);
    for (let below = 1; below < MODULE; below += 1) lines[first + below * line] = SAME_AS_ABOVE;
  }
  const side = size * MODULE;
  const png = [
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.concat([uint32(side), uint32(side), ONE_BIT_GREY])),
    // In JavaScript: zlib's own bytes differ from processor to processor
    chunk('IDAT', zlibSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  const picture = Buffer.concat(png).toString('base64');
  const view = `viewBox="0 0 ${size} ${size}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${view}><image width="${size}" height="${size}" href="data:image/png;base64,${picture}"/></svg>`;
}

/** In pixels. */
const MODULE = 4;

/* PNG (https://www.w3.org/TR/png-3/): what comes before a line, 0 where it is as it is; the header after the size; how a chunk is framed. */
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
