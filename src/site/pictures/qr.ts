import { encode } from 'uqr';

/** A QR code as lines through its dark modules, to be stroked one unit wide in a view of `0 -.5 size size`: a third of the bytes of squares. */
export interface QrCode {
  readonly path: string;
  /** Side in modules, with the quiet zone around. */
  readonly size: number;
}

/** Modules of quiet zone around the code (ISO/IEC 18004). */
const BORDER = 4;

export function qrCode(address: string): QrCode {
  const { data, size } = encode(address, { ecc: 'L', boostEcc: true, border: BORDER });
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

/** A QR code as a picture of its own. */
export function qrSvg(address: string): string {
  const { path, size } = qrCode(address);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -.5 ${size} ${size}" shape-rendering="crispEdges"><path d="${path}" fill="none" stroke="#000"/></svg>`;
}
