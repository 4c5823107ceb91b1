/**
 * 原文登记: no official character changes without a record. `records/<slug>.txt` lists the SHA-256 of a text as it was first published
 * and after each correction of `regulation.yaml`, one a line; lines are only ever added, and stay when the regulation is gone.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { basename } from 'node:path/posix';
import { writeWhole } from '../files/replace-folder.ts';
import { type Correction, officialLines, undoCorrections } from '../regulation/corrections.ts';
import { say } from '../regulation/diagnostics/codes.ts';
import type { Diagnostic } from '../regulation/diagnostics.ts';
import type { Regulation } from '../regulation/regulation.ts';
import type { SourceText } from '../regulation/source/source-text.ts';
import { type Reading, readContentFolder } from './read-file.ts';

export const RECORDS_FOLDER = 'records';

/** `law` → `records/law.txt` */
export const recordFileOf = (slug: string): string => `${RECORDS_FOLDER}/${slug}.txt`;

/** SHA-256 of a text's official lines, hexadecimal: as first published, then after each correction. */
export type Chain = readonly string[];

/** By slug, those of regulations that are gone included. */
export type Records = ReadonlyMap<string, Chain>;

// e.g. "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  更正 2026-02-01 第 7 行"
const ENTRY = /^([0-9a-f]{64})(?:\s|$)/;

/** The hashes that lines of a record begin with. */
export const hashesIn = (lines: readonly string[]): Chain => lines.flatMap((line) => ENTRY.exec(line)?.[1] ?? []);

export async function loadRecords(content: string): Promise<Reading<Records>> {
  const { value: files, diagnostics: unread } = await readContentFolder(content, RECORDS_FOLDER, '.txt');
  const diagnostics = [...unread];
  const value = new Map<string, Chain>();
  for (const { file, content: text } of files) {
    const lines = text.split(/\r?\n/);
    // One that is empty answers for nothing
    const isEmpty = text.trim() === '';
    const wrong = isEmpty ? 0 : lines.findIndex((line) => line.trim() !== '' && !ENTRY.test(line));
    if (wrong >= 0)
      diagnostics.push({
        ...say('record-invalid', (lines[wrong] ?? '').slice(0, 24)),
        file,
        line: wrong + 1,
        column: 1,
      });
    else value.set(basename(file, '.txt'), hashesIn(lines));
  }
  return { value, diagnostics };
}

/** The chain that a text and its corrections give: each correction in turn taken back gives the hash before it. */
export function chainOf(source: Pick<SourceText, 'text' | 'lines'>, corrections: readonly Correction[]): Chain {
  const lines = source.lines.map(({ start, end }) => source.text.slice(start, end));
  return Array.from({ length: corrections.length + 1 }, (_, made) =>
    hashOf(undoCorrections(lines, corrections.slice(made))),
  );
}

const hashOf = (lines: readonly string[]): string =>
  createHash('sha256').update(officialLines(lines).join('\n')).digest('hex');

export type Recorded = Pick<Regulation, 'slug' | 'text' | 'metadata'>;

/** Whether a chain only goes on from another: begins with all of it. */
export const goesOnFrom = (chain: Chain, earlier: Chain): boolean => earlier.every((hash, at) => chain[at] === hash);

/** What the records say of the library's texts. A library that keeps none misses none. */
export function recordDiagnostics(regulations: readonly Recorded[], records: Records): readonly Diagnostic[] {
  return regulations.flatMap(({ slug, text, metadata: { corrections } }): readonly Diagnostic[] => {
    const recorded = records.get(slug);
    const chain = chainOf(text.source, corrections);
    if (recorded === undefined)
      return records.size === 0 ? [] : [{ ...say('record-missing'), file: `regulations/${slug}/source.txt`, ...at }];
    if (!goesOnFrom(chain, recorded)) return [contradiction(slug, recorded, chain, text.source)];
    if (recorded.length === chain.length) return [];
    const file = `regulations/${slug}/regulation.yaml`;
    return [{ ...say('record-behind', chain.length - recorded.length), file, ...at }];
  });
}

/** Adds what is missing to the records of texts that bear them out; nothing is ever replaced. How many lines were added. */
export async function storeRecords(
  content: string,
  regulations: readonly Recorded[],
  records: Records,
): Promise<number> {
  await mkdir(join(content, RECORDS_FOLDER), { recursive: true });
  let added = 0;
  for (const {
    slug,
    text,
    metadata: { corrections },
  } of regulations) {
    const recorded = records.get(slug) ?? [];
    const chain = chainOf(text.source, corrections);
    if (!goesOnFrom(chain, recorded) || recorded.length >= chain.length) continue;
    const path = join(content, recordFileOf(slug));
    const before = recorded.length === 0 ? '' : await readFile(path, 'utf8').catch(() => '');
    const lines = chain.map((hash, at) => `${hash}  ${titleOf(corrections[at - 1])}\n`);
    await writeWhole(path, before.replace(/\n?$/, before === '' ? '' : '\n') + lines.slice(recorded.length).join(''));
    added += chain.length - recorded.length;
  }
  return added;
}

const titleOf = (correction: Correction | undefined): string =>
  correction ? `更正 ${correction.date} 第 ${correction.line} 行` : '收录';

const at = { line: 1, column: 1 } as const;

/** The text, or the corrections on record, contradict the chain. */
function contradiction(slug: string, recorded: Chain, chain: Chain, { firstBodyLine }: SourceText): Diagnostic {
  if (recorded.at(-1) === chain.at(-1)) {
    const file = `regulations/${slug}/regulation.yaml`;
    return { ...say('correction-erased', recorded.length - 1, chain.length - 1), file, ...at };
  }
  const wrong = recorded.findIndex((hash, index) => chain[index] !== hash);
  return {
    ...say('text-unrecorded', recordFileOf(slug), wrong + 1, chain.length - 1),
    file: `regulations/${slug}/source.txt`,
    line: firstBodyLine,
    column: 1,
  };
}
