/** Bytes to text: UTF-8 with or without BOM, UTF-16 with BOM, GB18030 where the header proves it. Nothing else is guessed. */
import type { Encoding } from './source-text.ts';

export type Decoded =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: Encoding }
  /** Bytes that are no text: NUL bytes, images, archives. `offset` is a byte offset. */
  | { readonly kind: 'binary'; readonly offset: number }
  /** `before` is what could be read of the file up to the first bad byte; `encoding` what it was read as. */
  | { readonly kind: 'invalid'; readonly before: string; readonly byte: number; readonly encoding: Encoding };

/** Where a GB18030 file must show itself as one of ours. UTF-8 misread as GB18030 never contains it. */
const HEADER = /法规(?:标题|正文)/;

/** `proof` is what only a GB18030 text of the expected kind has. */
export function decode(bytes: Uint8Array, proof = HEADER): Decoded {
  const marked = byteOrderMark(bytes);
  if (marked !== null) return strict(bytes, marked);
  const nul = bytes.indexOf(0);
  if (nul >= 0) return { kind: 'binary', offset: nul };
  const utf8 = strict(bytes, 'UTF-8');
  if (utf8.kind === 'text') return utf8;
  const gb18030 = strict(bytes, 'GB18030');
  return gb18030.kind === 'text' && proof.test(gb18030.text) ? gb18030 : utf8;
}

function byteOrderMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'UTF-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  return null;
}

/** TextDecoder drops the BOM itself. */
function strict(bytes: Uint8Array, encoding: Encoding): Decoded {
  const text = attempt(bytes, encoding);
  if (text !== null) return { kind: 'text', text, encoding };
  const good = longestGoodPrefix(bytes, encoding);
  return {
    kind: 'invalid',
    before: attempt(bytes.subarray(0, good), encoding) ?? '',
    byte: bytes[good] ?? 0,
    encoding,
  };
}

function attempt(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** By halving: a prefix that ends inside a character is good as long as its complete characters are (`stream`). */
function longestGoodPrefix(bytes: Uint8Array, encoding: Encoding): number {
  let good = 0;
  let bad = bytes.length;
  while (good < bad) {
    const middle = Math.ceil((good + bad) / 2);
    if (isGoodPrefix(bytes.subarray(0, middle), encoding)) good = middle;
    else bad = middle - 1;
  }
  while (good > 0 && attempt(bytes.subarray(0, good), encoding) === null) good -= 1;
  return good;
}

function isGoodPrefix(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
