import { encode } from 'uqr';

/** A QR code as the path of its dark modules, one unit each; with the quiet zone around it it is `size` units wide (ISO/IEC 18004). */
export interface QrCode {
  readonly path: string;
  readonly size: number;
}

/** Modules around the code that stay light. */
const QUIET = 4;

/** Level M: what is printed and photographed from a screen loses some. */
export function qrCode(address: string): QrCode {
  const { data, size } = encode(address, { ecc: 'M', border: QUIET });
  const runs = data.flatMap((row, y) =>
    [...row.map(Number).join('').matchAll(/1+/g)].map(
      ({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`,
    ),
  );
  return { path: runs.join(''), size };
}
