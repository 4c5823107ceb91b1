import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../../files/write-whole.ts';
import type { Diagnostic } from '../../regulation/diagnostics.ts';
import { positionAt, splitLines } from '../../regulation/source/source-text.ts';
import { compareText } from '../../regulation/text-order.ts';
import { readContentText } from '../read-file.ts';
import type { Reading } from '../reading.ts';
import { isAddress } from './address.ts';

/**
 * Addresses and what is read there. An address is a path below the site's base: `law/art-4/`, `law/art-4/#art_4__para_2`;
 * what it means is the provision's heading, or where it has none the first words of its text.
 */
export type Permalinks = ReadonlyMap<string, string>;

/** Every address ever published, also those that are gone: what is not listed would not be missed. */
export const PERMALINKS_FILE = 'permalinks.json';

const fileSchema = z.record(z.string(), z.string());

/** Null when the library keeps no list: its addresses are then not watched. */
export async function loadPermalinks(content: string): Promise<Reading<Permalinks | null>> {
  const reading = await readContentText(content, PERMALINKS_FILE);
  if (!reading.ok) return { value: null, diagnostics: reading.missing ? [] : reading.diagnostics };
  const value = parsePermalinks(reading.text);
  if (value === null) return { value, diagnostics: [unreadable] };
  const wrong = [...value.keys()].filter((address) => !isAddress(address));
  return wrong.length === 0
    ? { value, diagnostics: [] }
    : { value: null, diagnostics: wrong.map((address) => noAddress(address, reading.text)) };
}

function parsePermalinks(json: string): Permalinks | null {
  try {
    return new Map(Object.entries(fileSchema.parse(JSON.parse(json))));
  } catch {
    return null;
  }
}

/** Sorted, one address a line: its diff is a list of what was added and changed. */
export function formatPermalinks(permalinks: Permalinks): string {
  const sorted = [...permalinks].sort(([a], [b]) => compareText(a, b));
  return `${JSON.stringify(Object.fromEntries(sorted), null, 1)}\n`;
}

/** Writes the list when it changed; whether it did. */
export async function storePermalinks(content: string, permalinks: Permalinks): Promise<boolean> {
  const path = join(content, PERMALINKS_FILE);
  const text = formatPermalinks(permalinks);
  if ((await readFile(path, 'utf8').catch(() => null)) === text) return false;
  await writeWhole(path, text);
  return true;
}

const invalid = {
  severity: 'error',
  code: 'permalinks-invalid',
  file: PERMALINKS_FILE,
  hint: '请从 Git 恢复这个文件，再运行 npm run permalinks；合并冲突时两边的行都保留。',
} as const;

const unreadable: Diagnostic = {
  ...invalid,
  line: 1,
  column: 1,
  message: '固定链接的登记读不懂：应是 JSON 对象，每行一个地址，值是那里的标题或开头。',
};

function noAddress(address: string, text: string): Diagnostic {
  const at = positionAt({ lines: splitLines(text) }, Math.max(0, text.indexOf(JSON.stringify(address))));
  return { ...invalid, ...at, message: `“${address}”不是本站的地址。` };
}
