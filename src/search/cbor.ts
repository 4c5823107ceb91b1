/** As much of CBOR (RFC 8949) as Pagefind writes: unsigned and negative integers, byte and text strings, arrays, null. */
export type CborValue = number | string | Uint8Array | null | readonly CborValue[];

/** @throws RangeError on anything else, and when the bytes end too early. */
export function decodeCbor(bytes: Uint8Array): CborValue {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let at = 0;

  function take(count: number): number {
    const begin = at;
    at += count;
    if (at > bytes.length) throw new RangeError('CBOR ends too early');
    return begin;
  }

  function argument(short: number): number {
    if (short < 24) return short;
    if (short === 24) return view.getUint8(take(1));
    if (short === 25) return view.getUint16(take(2));
    if (short === 26) return view.getUint32(take(4));
    throw new RangeError(`CBOR ${short} at ${at}`);
  }

  function value(): CborValue {
    const initial = view.getUint8(take(1));
    if (initial === 0xf6) return null;
    const major = initial >> 5;
    const size = argument(initial & 31);
    switch (major) {
      case 0:
        return size;
      case 1:
        return -1 - size;
      case 2:
        return bytes.slice(take(size), at);
      case 3:
        return utf8.decode(bytes.subarray(take(size), at));
      case 4:
        return Array.from({ length: size }, value);
      default:
        throw new RangeError(`CBOR ${major} at ${at}`);
    }
  }

  return value();
}
