/** What a file is, by what is in it: endings lie. */
import { type Decoded, decode } from '../regulation/source/decode.ts';
import { htmlOfArchive, isArchive } from './embedded.ts';

export type Format =
  | { readonly kind: 'docx' | 'pdf' }
  | { readonly kind: 'html' | 'clipboard' | 'markdown' | 'plain' | 'source'; readonly text: string }
  | { readonly kind: 'foreign'; readonly name: ForeignName }
  | { readonly kind: 'encrypted' | 'empty' }
  | { readonly kind: 'undecodable'; readonly decoded: Exclude<Decoded, { kind: 'text' }> };

/** Formats that are known and not read. */
export type ForeignName =
  | 'doc'
  | 'wps'
  | 'ofd'
  | 'rtf'
  | 'odt'
  | 'xls'
  | 'xlsx'
  | 'ppt'
  | 'pptx'
  | 'image'
  | 'zip'
  | 'rar'
  | 'word-xml'
  | 'unknown';

export function formatOf(bytes: Uint8Array): Format {
  if (bytes.length === 0) return { kind: 'empty' };
  const head = latin(bytes.subarray(0, 2048));
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipFormat(bytes);
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compoundFormat(bytes);
  if (head.slice(0, 1024).includes('%PDF-')) return { kind: 'pdf' };
  if (head.startsWith('{\\rtf')) return { kind: 'foreign', name: 'rtf' };
  if (head.startsWith('Rar!') || head.startsWith('7z\xbc\xaf')) return { kind: 'foreign', name: 'rar' };
  if (/^(?:\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP)/s.test(head))
    return { kind: 'foreign', name: 'image' };
  return textFormat(bytes);
}

// UTF-8 was tried before: what is none and has Chinese words in GB18030 is GB18030
const CHINESE = /\p{Script=Han}{2}/u;

function textFormat(written: Uint8Array): Format {
  const bytes = (isArchive(written) ? htmlOfArchive(written) : null) ?? written;
  const decoded = decode(bytes, CHINESE);
  if (decoded.kind !== 'text') return { kind: 'undecodable', decoded };
  const { text } = decoded;
  if (text.trim() === '') return { kind: 'empty' };
  const start = text.slice(0, 4000);
  if (/<\?mso-application progid="Word\.Document"|<pkg:package/.test(start))
    return { kind: 'foreign', name: 'word-xml' };
  if (/<!--StartFragment-->|content="?Word\.Document/i.test(text.slice(0, 20_000))) return { kind: 'clipboard', text };
  // Tags of a page, and not one table in a text of Markdown
  if (
    /^\s*(?:<!--.*?-->\s*)*<(?:!doctype|\?xml|html|head|body|meta|div|table|p|section|article|span|center|font|h\d|style|script)\b/is.test(
      start,
    )
  )
    return { kind: 'html', text };
  if (/^\s*法规正文\s*[：:]/m.test(start)) return { kind: 'source', text };
  if (/^---\r?\n.*?\n---\r?\n/s.test(start) || /^#{1,6} \S|^\*\*\S|^\|.+\|\s*$|^<(?:table|p|div)\b/m.test(text))
    return { kind: 'markdown', text };
  return { kind: 'plain', text };
}

/** The directory of a zip names its parts in plain letters. */
function zipFormat(bytes: Uint8Array): Format {
  const names = latin(bytes.length > 400_000 ? concat(bytes.subarray(0, 100_000), bytes.subarray(-300_000)) : bytes);
  if (names.includes('word/') || names.includes('wordprocessingml')) return { kind: 'docx' };
  const known: readonly (readonly [string, ForeignName])[] = [
    ['OFD.xml', 'ofd'],
    ['opendocument.text', 'odt'],
    ['xl/', 'xlsx'],
    ['ppt/', 'pptx'],
  ];
  const found = known.find(([name]) => names.includes(name));
  if (found !== undefined) return { kind: 'foreign', name: found[1] };
  // Cut short before its directory, or of an unusual order: the reader says what is wrong with it
  return names.includes('[Content_Types].xml') ? { kind: 'docx' } : { kind: 'foreign', name: 'zip' };
}

/** Files of Office before 2007, and those of today under a password. */
function compoundFormat(bytes: Uint8Array): Format {
  const has = (name: string): boolean => latin(bytes).includes([...name].join('\0'));
  if (has('EncryptedPackage')) return { kind: 'encrypted' };
  if (has('WordDocument')) return { kind: 'foreign', name: 'doc' };
  if (has('Workbook')) return { kind: 'foreign', name: 'xls' };
  if (has('PowerPoint Document')) return { kind: 'foreign', name: 'ppt' };
  return { kind: 'foreign', name: 'wps' };
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

/** A character a byte; TextDecoder's latin1 is another table. */
function latin(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
