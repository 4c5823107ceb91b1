import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../../files/replace-folder.ts';
import { say } from '../../regulation/diagnostics/codes.ts';
import type { Diagnostic } from '../../regulation/diagnostics.ts';
import { positionAt, splitLines } from '../../regulation/source/source-text.ts';
import { compareText } from '../../regulation/strings.ts';
import { type Reading, readContentFolder } from '../read-file.ts';

/**
 * Addresses and what is read there. An address is a path below the site's base: `law/art-4/`, `law/art-4/#art_4__para_2`;
 * what it means is the provision's heading, or where it has none the first words of its text.
 */
export type Permalinks = ReadonlyMap<string, string>;

/**
 * Every address ever published, also those that are gone: what is not listed would not be missed. One file for each first segment
 * (a regulation, `glossary`), so that two branches that each add a regulation touch no file in common.
 */
export const PERMALINKS_FOLDER = 'permalinks';

/** `law/art-4/` → `permalinks/law.json` */
export const permalinksFileOf = (address: string): string => `${PERMALINKS_FOLDER}/${segmentOf(address)}.json`;

/** The first segment of an address: a regulation's slug, or a page of the site. */
export const segmentOf = (address: string): string => address.split('/')[0] ?? '';

/**
 * Whether a text is an address below the site's base. Nothing else becomes the path of a page, and nothing that leads out of the
 * site: `law/../../x/`.
 */
export const isAddress = (text: string): boolean =>
  /^(?:[a-z0-9-]+(?:\.\.[a-z0-9-]+)?\/)+(?:#[A-Za-z0-9_-]+)?$/.test(text);

const fileSchema = z.record(z.string(), z.string());

/**
 * Null when the library keeps no list, or one that cannot be read: its addresses are then not watched.
 * @param isAsked whose lists are read, by their first segment
 */
export async function loadPermalinks(
  content: string,
  isAsked: (segment: string) => boolean = () => true,
): Promise<Reading<Permalinks | null>> {
  const { value: files, diagnostics: unreadable } = await readContentFolder(
    content,
    PERMALINKS_FOLDER,
    '.json',
    isAsked,
  );
  const value = new Map<string, string>();
  const diagnostics: Diagnostic[] = [...unreadable];
  for (const { file, content: text } of files) {
    const entries = parsePermalinks(text);
    if (entries === null) diagnostics.push({ ...say('permalinks-invalid', null), file, line: 1, column: 1 });
    for (const [address, meaning] of entries ?? []) {
      if (isAddress(address) && permalinksFileOf(address) === file) value.set(address, meaning);
      else diagnostics.push(noAddress(address, file, text));
    }
  }
  const isWatched = files.length > 0 && !diagnostics.some(({ severity }) => severity === 'error');
  return { value: isWatched ? value : null, diagnostics };
}

export function parsePermalinks(json: string): Permalinks | null {
  try {
    return new Map(Object.entries(fileSchema.parse(JSON.parse(json))));
  } catch {
    return null;
  }
}

/** The files that hold a list: sorted, one address a line, so that their diff is a list of what was added and changed. */
export function permalinkFiles(permalinks: Permalinks): ReadonlyMap<string, string> {
  const byFile = Map.groupBy(permalinks, ([address]) => permalinksFileOf(address));
  const format = (entries: readonly (readonly [string, string])[]): string =>
    `${JSON.stringify(Object.fromEntries(entries.toSorted(([a], [b]) => compareText(a, b))), null, 1)}\n`;
  return new Map([...byFile].map(([file, entries]) => [file, format(entries)]));
}

/** Writes the files that changed. */
export async function storePermalinks(content: string, permalinks: Permalinks): Promise<void> {
  await mkdir(join(content, PERMALINKS_FOLDER), { recursive: true });
  for (const [file, text] of permalinkFiles(permalinks)) {
    const path = join(content, file);
    if ((await readFile(path, 'utf8').catch(() => null)) !== text) await writeWhole(path, text);
  }
}

function noAddress(address: string, file: string, text: string): Diagnostic {
  const at = positionAt({ lines: splitLines(text) }, Math.max(0, text.indexOf(JSON.stringify(address))));
  const below = file.replace(/^.*\/|\.json$/g, '');
  return { ...say('permalinks-invalid', { address, below }), file, ...at };
}
