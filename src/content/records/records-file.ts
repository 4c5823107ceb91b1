/**
 * 原文登记: no official character changes without a record. `records/<slug>.txt` has a chain for each text of a regulation: the SHA-256 of
 * the text as it was first published (收录) and after each correction (更正), one a line. A chain names no file: a text is the one that
 * bears it out, so that it may move from `source.txt` to `editions/<date>/`. Lines are only ever added, and stay when the regulation is gone.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { basename } from 'node:path/posix';
import { writeWhole } from '../../files/replace-folder.ts';
import type { Correction } from '../../regulation/corrections.ts';
import { say } from '../../regulation/diagnostics/codes.ts';
import type { Diagnostic } from '../../regulation/diagnostics.ts';
import { allEditions, type Library } from '../../regulation/regulation.ts';
import { compareText } from '../../regulation/strings.ts';
import { type Reading, readContentFolder } from '../read-file.ts';
import { type Chain, chainOf, type OfficialText, officialText } from './official-text.ts';

export const RECORDS_FOLDER = 'records';

/** `law` → `records/law.txt` */
export const recordFileOf = (slug: string): string => `${RECORDS_FOLDER}/${slug}.txt`;

export interface Entry {
  readonly hash: string;
  /** Of the file, from 1. */
  readonly line: number;
  /** 收录; 更正 2026-02-01 第 7 行 */
  readonly title: string;
  /** Of the correction; null for a text that was taken in. */
  readonly date: string | null;
}

/** One for each text, each begins with an entry without a date. */
export type Chains = readonly (readonly Entry[])[];

/** By slug, those of regulations that are gone included. */
export type Records = ReadonlyMap<string, Chains>;

// e.g. "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  更正 2026-02-01 第 7 行"
const ENTRY = /^([0-9a-f]{64})\s+(收录|更正 (\d{4}-\d{2}-\d{2}) 第 \d+ 行)\s*$/;

/** A record as its file says; `line` is that of the first line that is none, from 1. */
export function readChains(
  text: string,
):
  | { readonly ok: true; readonly chains: Chains }
  | { readonly ok: false; readonly line: number; readonly found: string } {
  const chains: Entry[][] = [];
  for (const [index, content] of text.split(/\r?\n/).entries()) {
    if (content.trim() === '') continue;
    const [, hash, title, date = null] = ENTRY.exec(content) ?? [];
    const isFirst = date === null;
    if (hash === undefined || title === undefined || (!isFirst && chains.length === 0))
      return { ok: false, line: index + 1, found: content };
    if (isFirst) chains.push([]);
    chains.at(-1)?.push({ hash, line: index + 1, title, date });
  }
  // One that is empty answers for nothing
  return chains.length > 0 ? { ok: true, chains } : { ok: false, line: 1, found: '' };
}

export async function loadRecords(content: string): Promise<Reading<Records>> {
  const { value: files, diagnostics: unread } = await readContentFolder(content, RECORDS_FOLDER, '.txt');
  const diagnostics: Diagnostic[] = [...unread];
  const value = new Map<string, Chains>();
  for (const { file, content: text } of files) {
    const reading = readChains(text);
    if (reading.ok) value.set(basename(file, '.txt'), reading.chains);
    else {
      const { line, found } = reading;
      diagnostics.push({ ...say('record-invalid', found.slice(0, 24)), file, line, column: 1 });
    }
  }
  return { value, diagnostics };
}

/** A regulation's texts that its record answers for: earlier editions before the text in force. */
export interface Recorded {
  readonly slug: string;
  readonly texts: readonly OfficialText[];
  /** Slugs of withdrawn regulations that it is none of, as its `regulation.yaml` says. */
  readonly distinctFrom: readonly string[];
}

/** The texts of all editions of a library. */
export const recordedTexts = (library: Pick<Library, 'regulations' | 'works'>): readonly Recorded[] =>
  [...Map.groupBy(allEditions(library), ({ slug }) => slug)].map(([slug, editions]) => ({
    slug,
    texts: editions
      .flatMap(({ text, decision, metadata, original }) =>
        [text.source, ...(decision === null ? [] : [decision])].map((source) =>
          officialText(source, metadata, original),
        ),
      )
      .toSorted((a, b) => compareText(a.file, b.file)),
    distinctFrom: editions.flatMap(({ metadata }) => metadata.distinctFrom ?? []),
  }));

export const goesOnFrom = (chain: Chain, earlier: readonly Entry[]): boolean =>
  earlier.every(({ hash }, at) => chain[at] === hash);

/** The chain on record that a text begins. */
export const chainFor = (chain: Chain, chains: Chains): readonly Entry[] | undefined =>
  chains.find(([first]) => first?.hash === chain[0]);

/** Adds what is missing to the records of texts that bear them out; nothing is ever replaced. How many lines were added. */
export async function storeRecords(
  content: string,
  regulations: readonly Recorded[],
  records: Records,
): Promise<number> {
  await mkdir(join(content, RECORDS_FOLDER), { recursive: true });
  let added = 0;
  for (const { slug, texts } of regulations) {
    const chains = records.get(slug) ?? [];
    // From the end of the file up, so that what is added moves no line that something is added after; where a chain goes on and another
    // begins, the one that goes on comes first
    const additions = texts
      .map((text) => additionTo(chains, text))
      .filter(({ lines }) => lines.length > 0)
      .sort((a, b) => b.after - a.after || Number(b.isNew) - Number(a.isNew));
    if (additions.length === 0) continue;
    const path = join(content, recordFileOf(slug));
    const file = chains.length === 0 ? [] : (await readFile(path, 'utf8')).trimEnd().split(/\r?\n/);
    for (const { after, lines } of additions) file.splice(after, 0, ...lines);
    await writeWhole(path, `${file.join('\n')}\n`);
    added += additions.reduce((sum, { lines }) => sum + lines.length, 0);
  }
  return added;
}

/** Lines for a text, and the line of the file that they come after. */
function additionTo(
  chains: Chains,
  text: OfficialText,
): { readonly after: number; readonly isNew: boolean; readonly lines: readonly string[] } {
  const chain = chainOf(text);
  const recorded = chainFor(chain, chains) ?? [];
  const after = recorded.at(-1)?.line ?? chains.flat().at(-1)?.line ?? 0;
  const lines = chain.map((hash, at) => `${hash}  ${titleOf(text.corrections[at - 1])}`);
  return {
    after,
    isNew: recorded.length === 0,
    lines: goesOnFrom(chain, recorded) ? lines.slice(recorded.length) : [],
  };
}

const titleOf = (correction: Correction | undefined): string =>
  correction ? `更正 ${correction.date} 第 ${correction.line} 行` : '收录';
