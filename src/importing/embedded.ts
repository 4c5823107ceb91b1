/** A page within another file: Word keeps whole pages as they are, alone or in an archive of mail (MHT), as browsers save them, too. */

import { decode } from '../regulation/source/decode.ts';
import type { Pages } from './blocks.ts';
import { readHtml } from './html/read.ts';

/** Null for what is no text. */
export function readEmbedded(bytes: Uint8Array): Pages | null {
  const html = isArchive(bytes) ? htmlOfArchive(bytes) : bytes;
  const decoded = html === null ? null : decode(html, /./);
  return decoded?.kind === 'text' ? readHtml(decoded.text, 'fragment') : null;
}

/** An archive begins with lines of a mail: `From: <Saved by Blink>`, `MIME-Version: 1.0`. */
export const isArchive = (bytes: Uint8Array): boolean =>
  /^\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,12}?MIME-Version:/i.test(ascii(bytes.subarray(0, 2048)));

const ascii = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/** The first page of an archive, its encoding undone. */
export function htmlOfArchive(bytes: Uint8Array): Uint8Array | null {
  const text = ascii(bytes);
  const boundary = /boundary\s*=\s*"?([^"\r\n;]+)"?/i.exec(text)?.[1];
  const parts = boundary === undefined ? [text] : text.split(`--${boundary}`);
  for (const part of parts) {
    const end = /\r?\n\r?\n/.exec(part.replace(/^\r?\n/, (lead) => ' '.repeat(lead.length)));
    if (end === null) continue;
    const head = part.slice(0, end.index);
    if (!/content-type:\s*text\/html/i.test(head)) continue;
    const body = part.slice(end.index + end[0].length);
    if (/content-transfer-encoding:\s*quoted-printable/i.test(head)) return bytesOf(quotedPrintable(body));
    if (/content-transfer-encoding:\s*base64/i.test(head)) return fromBase64(body);
    return bytesOf(body);
  }
  return null;
}

function quotedPrintable(text: string): string {
  return text
    .replace(/=\r?\n/g, '')
    .replace(/=([\dA-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function fromBase64(text: string): Uint8Array | null {
  try {
    return bytesOf(atob(text.replace(/\s+/g, '')));
  } catch {
    return null;
  }
}

/** Latin-1 as TextDecoder reads it is Windows-1252: its letters from 0x80 to 0x9F lie elsewhere. */
function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => WINDOWS.get(character) ?? character.charCodeAt(0) & 0xff);
}

const WINDOWS = new Map(
  Array.from({ length: 32 }, (_, i) => [new TextDecoder('latin1').decode(Uint8Array.of(0x80 + i)), 0x80 + i] as const),
);
