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

/** A text with the name of its record. */
interface RecordedText extends Recorded {
  readonly name: string;
}

/**
 * Each edition has a chain of its own. `law.txt` is that of the text that it begins with, which may have moved to `editions/` since: a
 * record is never rewritten. The other editions have theirs under `law.2018-10-26.txt`.
 */
function namedTexts(regulations: readonly Recorded[], records: Records): readonly RecordedText[] {
  return [...Map.groupBy(regulations, ({ slug }) => slug)].flatMap(([slug, editions]) => {
    const [first] = records.get(slug) ?? [];
    const owner =
      editions.find(({ text, metadata }) => chainOf(text.source, metadata.corrections)[0] === first) ?? editions[0];
    return editions.map((edition) => ({
      ...edition,
      name: edition === owner ? slug : `${slug}.${edition.metadata.issuedOn ?? ''}`,
    }));
  });
}

/** The slug of the work that a record is of. */
export const slugOfRecord = (name: string): string => name.replace(/\..*$/, '');

/** Whether a chain only goes on from another: begins with all of it. */
export const goesOnFrom = (chain: Chain, earlier: Chain): boolean => earlier.every((hash, at) => chain[at] === hash);

/** What the records say of the library's texts. A library that keeps none misses none. */
export function recordDiagnostics(regulations: readonly Recorded[], records: Records): readonly Diagnostic[] {
  return namedTexts(regulations, records).flatMap(
    ({ name, text, metadata: { corrections } }): readonly Diagnostic[] => {
      const recorded = records.get(name);
      const chain = chainOf(text.source, corrections);
      if (recorded === undefined)
        return records.size === 0 ? [] : [{ ...say('record-missing'), file: text.source.file, ...at }];
      if (!goesOnFrom(chain, recorded)) return [contradiction(name, recorded, chain, text.source)];
      if (recorded.length === chain.length) return [];
      const file = metadataFileOf(text.source);
      return [{ ...say('record-behind', chain.length - recorded.length), file, ...at }];
    },
  );
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
    name,
    text,
    metadata: { corrections },
  } of namedTexts(regulations, records)) {
    const recorded = records.get(name) ?? [];
    const chain = chainOf(text.source, corrections);
    if (!goesOnFrom(chain, recorded) || recorded.length >= chain.length) continue;
    const path = join(content, recordFileOf(name));
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

/** The file beside a source text that has its corrections. */
const metadataFileOf = ({ file }: SourceText): string =>
  file.replace(/[^/]+$/, file.includes('/editions/') ? 'edition.yaml' : 'regulation.yaml');

/** The text, or the corrections on record, contradict the chain. */
function contradiction(name: string, recorded: Chain, chain: Chain, source: SourceText): Diagnostic {
  if (recorded.at(-1) === chain.at(-1)) {
    const file = metadataFileOf(source);
    return { ...say('correction-erased', recorded.length - 1, chain.length - 1), file, ...at };
  }
  const wrong = recorded.findIndex((hash, index) => chain[index] !== hash);
  return {
    ...say('text-unrecorded', recordFileOf(name), wrong + 1, chain.length - 1),
    file: source.file,
    line: source.firstBodyLine,
    column: 1,
  };
}
