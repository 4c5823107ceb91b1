/**
 * The catalogue says where everything stands in the one long text that Pagefind indexes: records lie end to end, and a hit
 * at offset 1,234 belongs to the record that begins at or before it. With it, hits are counted, filtered and ranked before a
 * word of text has been loaded. The texts themselves lie in shards of neighbouring divisions.
 */
import type { RecordKind, SearchDocument } from './record.ts';
import { decodeNumbers } from './vlq.ts';

/** Divisions that follow one another and share regulation, kind and part. */
export interface CatalogueGroup {
  /** Index into `documents`. */
  readonly document: number;
  readonly kind: RecordKind;
  readonly part: string;
  /** eIds of the divisions. */
  readonly eIds: readonly string[];
  /** The first record of each division, in a large library, whose divisions are not numbered. */
  readonly records?: readonly number[];
}

/** The groups as written, one list for each of their properties: like beside like, gzip halves what one object each would take. */
export interface CatalogueColumns {
  readonly documents: readonly number[];
  readonly kinds: readonly RecordKind[];
  readonly parts: readonly string[];
  /** Folded by `foldEIds`. */
  readonly eIds: readonly string[];
}

/** A record's flags: it is the first of its division; its division is a container. */
export const OPENS_DIVISION = 1;
export const CONTAINER = 2;

/** What Pagefind calls `pagefind-entry.json` and `pagefind.<hash>.pf_meta`. Here they cost no request, and are always of one build. */
export interface PagefindStart {
  /** JSON. */
  readonly entry: string;
  /** Base64 of the file, which is compressed. */
  readonly meta: string;
}

/** `catalogue.json`, as written. */
export interface CatalogueFile {
  /** Changes whenever anything that can be found changes. */
  readonly stamp: string;
  /** The two small files from which Pagefind starts, of the very index these offsets belong to: another would be read as nonsense. */
  readonly pagefind: PagefindStart;
  readonly documents: readonly SearchDocument[];
  /** 宪法, 法律 …: the highest first. */
  readonly ranks: readonly string[];
  readonly groups: CatalogueColumns;
  /** VLQ, two numbers a record: its length × 4 and the flags below; its heading's length. */
  readonly records: string;
  /** Words readers type, and the words of the texts. */
  readonly synonyms: Readonly<Record<string, readonly string[]>>;
}

export interface Catalogue extends Omit<CatalogueFile, 'records' | 'groups' | 'pagefind'> {
  /** Of a large library: how to load what is not here yet. */
  readonly levels?: Levels;
  readonly groups: readonly CatalogueGroup[];
  /** Offset at which each record begins, and at the end the length of the whole text. */
  readonly starts: Uint32Array;
  readonly headingLengths: Uint32Array;
  /** 1 for records of containers, whose headings only lead to articles. */
  readonly containers: Uint8Array;
  /** The division of each record. */
  readonly divisions: Uint32Array;
  /** The group of each division. */
  readonly divisionGroups: Uint32Array;
  /** The first record of each shard, and at the end the number of records. */
  readonly shards: Uint32Array;
}

/** How a large library's catalogue is completed: until then no division, part, slug or title of a record is known. */
export interface Levels {
  /** The characters that names of regulations end with. */
  readonly tails: string;
  /** Whether the titles of all are loaded. */
  named: boolean;
  nameAll(): Promise<void>;
  /** Loads the slugs of all. */
  openAll(): Promise<void>;
  /** @returns the document with the slug, its records loaded; -1 when there is none */
  open(slug: string | null): Promise<number>;
  /** Loads all that is known of the records. */
  reach(records: Iterable<number>): Promise<void>;
  reachDocuments(documents: Iterable<number>): Promise<void>;
  /** Loads to which articles they belong, unless they are in too many places. @returns whether that is known now */
  divide(records: readonly number[]): Promise<boolean>;
  /** Loads which articles hold records of every list. */
  divideAlike(lists: readonly (readonly number[])[]): Promise<void>;
  /** Whether the record is the title of its document. */
  isTitle(record: number): boolean;
}

/** A shard ends with the first division that takes it past this many characters: about 2 kB gzip, a dozen articles. */
const SHARD_LENGTH = 1_500;

export function readCatalogue(file: CatalogueFile): Catalogue {
  const numbers = decodeNumbers(file.records);
  const count = numbers.length / 2;
  const starts = new Uint32Array(count + 1);
  const headingLengths = new Uint32Array(count);
  const containers = new Uint8Array(count);
  const divisions = new Uint32Array(count);
  let division = -1;
  for (let record = 0; record < count; record += 1) {
    const packed = numbers[2 * record] ?? 0;
    starts[record + 1] = (starts[record] ?? 0) + (packed >> 2);
    headingLengths[record] = numbers[2 * record + 1] ?? 0;
    containers[record] = packed & CONTAINER ? 1 : 0;
    division += packed & OPENS_DIVISION;
    divisions[record] = division;
  }
  const groups = readGroups(file.groups);
  const divisionGroups = Uint32Array.from(groups.flatMap(({ eIds }, group) => eIds.map(() => group)));
  if (divisionGroups.length !== division + 1) throw new SyntaxError('the catalogue contradicts itself');
  const shards = Uint32Array.from(shardStarts(starts, divisions));
  return { ...file, groups, starts, headingLengths, containers, divisions, divisionGroups, shards };
}

/** @throws SyntaxError when the columns do not belong together */
export function readGroups({ documents, kinds, parts, eIds }: CatalogueColumns): CatalogueGroup[] {
  return eIds.map((folded, index) => {
    const [document, kind, part] = [documents[index], kinds[index], parts[index]];
    if (document === undefined || kind === undefined || part === undefined) {
      throw new SyntaxError('the catalogue contradicts itself');
    }
    return { document, kind, part, eIds: unfoldEIds(folded) };
  });
}

/** The first record of each shard and, last, the number of records. Index and query cut by this one rule. */
export function shardStarts(starts: ArrayLike<number>, divisions: ArrayLike<number>): number[] {
  const shards = [0];
  for (let record = 1; record < divisions.length; record += 1) {
    const opensDivision = divisions[record] !== divisions[record - 1];
    const length = (starts[record] ?? 0) - (starts[shards.at(-1) ?? 0] ?? 0);
    if (opensDivision && length >= SHARD_LENGTH) shards.push(record);
  }
  return divisions.length === 0 ? [0] : [...shards, divisions.length];
}

/** The last index whose value is at most `value`. `sorted` begins at or below it. */
export function lastAtMost<T extends number | string>(sorted: ArrayLike<T>, value: T): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    const at = sorted[middle];
    if (at !== undefined && at <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

const NUMBERED = /^(.*\D)(\d+)$/;

/** `art_1 art_2 art_3 preamble` → `art_1~3 preamble`: runs of consecutive numbers are folded. */
export function foldEIds(eIds: readonly string[]): string {
  const runs: { stem: string; first: number; last: number }[] = [];
  for (const eId of eIds) {
    const [, stem = eId, digits] = NUMBERED.exec(eId) ?? [];
    const number = digits === undefined ? Number.NaN : Number(digits);
    const run = runs.at(-1);
    if (run && run.stem === stem && run.last + 1 === number) run.last = number;
    else runs.push({ stem, first: number, last: number });
  }
  return runs
    .map(({ stem, first, last }) => (Number.isNaN(first) ? stem : `${stem}${first}${last > first ? `~${last}` : ''}`))
    .join(' ');
}

export function unfoldEIds(folded: string): string[] {
  return folded.split(' ').flatMap((run) => {
    const [, stem = '', first = '', last = ''] = /^(.*\D)(\d+)~(\d+)$/.exec(run) ?? [];
    if (last === '') return [run];
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => `${stem}${Number(first) + index}`);
  });
}

/** The texts of neighbouring divisions, loaded when one of them is shown: `text/<stamp>/<shard>.json`, of a large library as `pathsIn` says. */
export interface ShardFile {
  readonly divisions: readonly ShardDivision[];
}

export interface ShardDivision {
  readonly eId: string;
  readonly label: string;
  readonly heading: string;
  readonly url: string;
  /** What it is called where that is not its label: 附件1第三条; of a note, the provision it stands on. */
  readonly name?: string;
  readonly records: readonly ShardRecord[];
}

export interface ShardRecord {
  readonly eId: string;
  readonly text: string;
  /** What the provision adds to the name of the division: 第一款第二项. */
  readonly name?: string;
}
