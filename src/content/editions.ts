/**
 * The editions of one work, as its folder has them: the newest text in `source.txt`, earlier ones under `editions/<date>/`, and what leads
 * from each to the next.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { placeName } from '../regulation/amending/carry-out.ts';
import { say } from '../regulation/diagnostics/codes.ts';
import { type Diagnostic, wholeOf } from '../regulation/diagnostics.ts';
import { findReferences, type Reference } from '../regulation/layers/references/index.ts';
import { checkTables, type Span } from '../regulation/layers/tables/check.ts';
import { changesBesides } from '../regulation/lineage/besides.ts';
import { correctedFor, correctionProblems, type LineageCorrection, lineageSchema } from '../regulation/lineage/hand.ts';
import { heirsIn } from '../regulation/lineage/heirs.ts';
import { lineageOf } from '../regulation/lineage/lineage.ts';
import { compareEditions } from '../regulation/lineage/report.ts';
import { confirm, editionFileSchema, type Metadata, type MetadataFile, metadataOf } from '../regulation/metadata.ts';
import type { RegulationText, Scheme } from '../regulation/model.ts';
import type { OriginalFile } from '../regulation/regulation.ts';
import { readSource, readSourceHeader } from '../regulation/source/read.ts';
import type { SourceText } from '../regulation/source/source-text.ts';
import { parse } from '../regulation/structure/parse.ts';
import { dayOf, effectiveFrom, type Passage } from '../regulation/work.ts';
import { proveOriginal, type Reimport } from './original.ts';
import { type Reading, readContentFile, readContentText } from './read-file.ts';
import {
  loadMetadataFile,
  loadTablesFile,
  type MetadataReading,
  spanDiagnostics,
  unknownFacts,
  unplacedCorrections,
  unusedConfirmations,
} from './regulation-files.ts';
import { strayFiles } from './regulation-folders.ts';
import { type PositionOf, readYaml } from './yaml/read-yaml.ts';

/** One text and what its own files say. */
export interface ReadEdition {
  /** See `Regulation`. */
  readonly sourceHash: string;
  readonly text: RegulationText;
  readonly metadata: Metadata;
  readonly original: OriginalFile | null;
  readonly spans: readonly Span[];
  /** What the text cites; other laws by their titles only. */
  readonly citations: readonly Reference[];
  /** 修改决定: the text of the act that made it of the edition before. */
  readonly decision: SourceText | null;
}

export interface ReadEditions {
  /** Oldest first, the last that of `source.txt`; none when one of the texts cannot be read. */
  readonly editions: readonly ReadEdition[];
  readonly passages: readonly Passage[];
  /** Whether these are all of the folder. */
  readonly isWhole: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * @param folder `regulations/<slug>`
 * @param readEdition see `readWholeEdition`, `readEditionHeader`
 */
export async function readEditions(
  content: string,
  folder: string,
  readEdition: EditionReader = readWholeEdition('changed'),
): Promise<ReadEditions> {
  const metadata = await loadMetadataFile(content, `${folder}/regulation.yaml`);
  const newest = await readEdition(content, folder, metadata);
  const listing = await earlierFolders(content, `${folder}/editions`);
  const earlier: EditionReading[] = [];
  for (const date of listing.value) {
    const own = `${folder}/editions/${date}`;
    const file = await loadMetadataFile(content, `${own}/edition.yaml`, editionFileSchema);
    earlier.push(await readEdition(content, own, inheriting(file, metadata.value, date)));
  }
  const hand = await loadLineageFile(content, `${folder}/lineage.yaml`);
  const all = [...earlier, newest];
  const readable = all.flatMap(({ edition, ...rest }) => (edition === null ? [] : [{ ...rest, edition }]));
  const order = readable.length < all.length ? [] : orderProblems(readable, listing.value);
  const isInOrder = readable.length === all.length && order.length === 0;
  const between = isInOrder ? passagesBetween(readable, hand) : { passages: [], odd: [], others: [] };
  const diagnostics = [
    ...listing.diagnostics,
    ...order,
    ...hand.diagnostics,
    ...between.others,
    ...all.flatMap((reading) =>
      ownProblems(reading, between.odd[readable.findIndex(({ edition }) => edition === reading.edition)] ?? []),
    ),
  ];
  // What has no order is no work; the newest text alone is still read for what is wrong in its layers
  const editions = isInOrder ? readable : readable.slice(-1).filter(() => newest.edition !== null);
  return {
    editions: editions.map(({ edition }) => edition),
    passages: between.passages,
    isWhole: isInOrder,
    diagnostics,
  };
}

interface EditionReading {
  readonly folder: string;
  readonly edition: ReadEdition | null;
  readonly metadata: MetadataReading;
  /** What is odd about the text, which its metadata may confirm. */
  readonly odd: readonly Diagnostic[];
  readonly diagnostics: readonly Diagnostic[];
}

type EditionReader = (content: string, folder: string, metadata: MetadataReading) => Promise<EditionReading>;

const unreadable = (folder: string, metadata: MetadataReading, diagnostics: readonly Diagnostic[]): EditionReading => ({
  folder,
  edition: null,
  metadata,
  odd: [],
  diagnostics,
});

/** What names an edition: that of a text without a body, and what its metadata says. */
export async function readEditionHeader(
  content: string,
  folder: string,
  metadata: MetadataReading,
): Promise<EditionReading> {
  const file = await readContentFile(content, `${folder}/source.txt`);
  if (!file.ok) return unreadable(folder, metadata, [...file.diagnostics, ...metadata.diagnostics]);
  const { source, diagnostics } = readSourceHeader(file.bytes, `${folder}/source.txt`);
  if (!source) return unreadable(folder, metadata, [...diagnostics, ...metadata.diagnostics]);
  return {
    folder,
    edition: {
      sourceHash: '',
      text: { source, scheme: 'plain', provisions: [], divisions: [], byEId: new Map(), diagnostics: [] },
      metadata: metadataOf(source, metadata.value),
      original: null,
      spans: [],
      citations: [],
      decision: null,
    },
    metadata,
    odd: [],
    diagnostics: [...diagnostics, ...metadata.diagnostics],
  };
}

/** @param reimport whether the original is imported again */
export const readWholeEdition =
  (reimport: Reimport): EditionReader =>
  (content, folder, metadata) =>
    readEdition(content, folder, metadata, reimport);

async function readEdition(
  content: string,
  folder: string,
  metadata: MetadataReading,
  reimport: Reimport,
): Promise<EditionReading> {
  const spans = await loadTablesFile(content, `${folder}/tables.yaml`);
  const decision = await readDecision(content, `${folder}/decision.txt`);
  const besides = [...metadata.diagnostics, ...spans.diagnostics, ...decision.diagnostics];
  const file = await readContentFile(content, `${folder}/source.txt`);
  if (!file.ok) return unreadable(folder, metadata, [...file.diagnostics, ...besides]);
  const { source, diagnostics } = readSource(file.bytes, `${folder}/source.txt`);
  if (!source) return unreadable(folder, metadata, [...diagnostics, ...besides]);
  const text = parse(source);
  const known = metadataOf(source, metadata.value);
  const { references, diagnostics: citing } = findReferences(text);
  const tables = checkTables(text, spans.value);
  const original = await proveOriginal(content, folder, { source, corrections: known.corrections }, reimport);
  return {
    folder,
    edition: {
      sourceHash: createHash('sha256').update(file.bytes).digest('hex'),
      text,
      metadata: known,
      original: original.value,
      spans: spans.value,
      citations: references,
      decision: decision.value,
    },
    metadata,
    odd: [
      ...diagnostics,
      ...unknownFacts(source, known),
      ...text.diagnostics,
      ...tables.diagnostics,
      ...citing,
      ...impossibleDates(known, metadata),
    ],
    diagnostics: [
      ...[source, decision.value ?? []].flat().flatMap((each) => unplacedCorrections(metadata, each)),
      ...spanDiagnostics(spans, tables.problems),
      ...original.diagnostics,
      ...besides,
    ],
  };
}

/** All that is wrong with an edition's own files, without what its metadata confirms. */
function ownProblems(
  { edition, metadata, odd, diagnostics }: EditionReading,
  more: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (edition === null) return diagnostics;
  const confirmed = confirm(edition.text, [...odd, ...more], edition.metadata.confirmed);
  return [...confirmed.diagnostics, ...unusedConfirmations(metadata, confirmed.unused), ...diagnostics];
}

function impossibleDates({ issuedOn, effectiveOn }: Metadata, { file, at }: MetadataReading): readonly Diagnostic[] {
  if (issuedOn === undefined || effectiveOn === undefined || effectiveOn >= issuedOn) return [];
  return [{ ...say('effective-before-issued', effectiveOn, issuedOn), file, ...at(['effectiveOn']) }];
}

/** What the work is called in all its editions stands in `regulation.yaml` alone; an edition's date is the name of its folder. */
function inheriting(reading: MetadataReading, work: MetadataFile, date: string): MetadataReading {
  const { issuedOn } = reading.value;
  const differs: readonly Diagnostic[] =
    issuedOn === undefined || issuedOn === date
      ? []
      : [{ ...say('edition-date-differs', date, issuedOn), file: reading.file, ...reading.at(['issuedOn']) }];
  const { shortTitles, kind, subjects } = work;
  return {
    ...reading,
    value: { shortTitles, kind, subjects, ...reading.value, issuedOn: date },
    diagnostics: [...reading.diagnostics, ...differs],
  };
}

const DATE = /^\d{4}-\d\d-\d\d$/;

/** The folders of `editions/`, by their dates. */
async function earlierFolders(content: string, folder: string): Promise<Reading<readonly string[]>> {
  const path = join(content, folder);
  // Most works have none
  const entries = existsSync(path) ? await readdir(path, { withFileTypes: true }).catch(() => []) : [];
  const names = entries.filter(({ name }) => !name.startsWith('.')).map(({ name }) => name);
  const isEdition = new Set(entries.filter((each) => each.isDirectory() && isDay(each.name)).map(({ name }) => name));
  const value = names.filter((name) => isEdition.has(name)).sort();
  const stray: Diagnostic[] = [];
  for (const date of value) stray.push(...(await strayFiles(content, `${folder}/${date}`, 'edition')));
  return {
    value,
    diagnostics: [
      ...names
        .filter((name) => !isEdition.has(name))
        .map((name) => ({ ...say('edition-folder', name), ...wholeOf(`${folder}/${name}`) })),
      ...stray,
    ],
  };
}

const isDay = (name: string): boolean =>
  DATE.test(name) && !Number.isNaN(Date.parse(name)) && new Date(name).toISOString().startsWith(name);

/** A decision is an official text like any other; an edition may have none. */
async function readDecision(content: string, file: string): Promise<Reading<SourceText | null>> {
  const reading = await readContentFile(content, file);
  if (!reading.ok) return { value: null, diagnostics: reading.missing ? [] : reading.diagnostics };
  const { source, diagnostics } = readSource(reading.bytes, file);
  return { value: source, diagnostics: source === null ? diagnostics : [] };
}

interface LineageReading extends Reading<readonly LineageCorrection[]> {
  readonly file: string;
  readonly at: PositionOf;
}

async function loadLineageFile(content: string, file: string): Promise<LineageReading> {
  const nothing = { file, value: [], at: () => ({ line: 1, column: 1 }) };
  const reading = await readContentText(content, file);
  if (!reading.ok) return { ...nothing, diagnostics: reading.missing ? [] : reading.diagnostics };
  const yaml = readYaml({ file, text: reading.text, firstLine: 1 }, lineageSchema, []);
  return yaml.ok ? { ...yaml, file } : { ...nothing, diagnostics: yaml.diagnostics };
}

type Readable = EditionReading & { readonly edition: ReadEdition };

/** Why the editions have no order in time. */
function orderProblems(readings: readonly Readable[], dates: readonly string[]): readonly Diagnostic[] {
  const newest = readings.at(-1);
  if (newest === undefined || dates.length === 0) return [];
  const { file, header } = newest.edition.text.source;
  const own = newest.edition.metadata.issuedOn;
  const at = { file, line: header.find(({ name }) => name === '颁布时间')?.line ?? 1, column: 1 };
  if (own === undefined) return [{ ...say('edition-undated', dates.length), ...at }];
  return dates.flatMap((date): readonly Diagnostic[] => {
    if (date === own) return [{ ...say('edition-same-date', date), ...at }];
    return date > own ? [{ ...say('edition-after-newest', date, own), ...at }] : [];
  });
}

interface Between {
  readonly passages: readonly Passage[];
  /** Of each edition, what is odd about how it came from the one before: what its metadata may confirm. */
  readonly odd: readonly (readonly Diagnostic[])[];
  readonly others: readonly Diagnostic[];
}

function passagesBetween(readings: readonly Readable[], hand: LineageReading): Between {
  const passages: Passage[] = [];
  const odd: Diagnostic[][] = [];
  const others: Diagnostic[] = [...unknownEditions(readings, hand)];
  for (const [index, reading] of readings.entries()) {
    const before = readings[index - 1];
    if (before === undefined) {
      odd.push([]);
      const { decision } = reading.edition;
      if (decision !== null) others.push({ ...say('decision-first'), ...wholeOf(decision.file) });
      continue;
    }
    const [old, next] = [before.edition, reading.edition];
    const corrected = correctedFor(hand.value, dayOf(next));
    const compared = compareEditions(old.text, next.text, next.decision, corrected);
    passages.push({ ...compared, heirs: heirsIn(old.text, next.text, compared.lineage) });
    odd.push([...transition(before, reading, compared), ...decisionFindings(reading, compared, old)]);
    others.push(...handProblems(hand, old, next), ...wrongDecision(reading, compared));
  }
  return { passages, odd, others };
}

function unknownEditions(readings: readonly Readable[], { file, value, at }: LineageReading): readonly Diagnostic[] {
  const dates = readings.slice(1).map(({ edition }) => dayOf(edition));
  return value.flatMap(({ edition, article }, index): readonly Diagnostic[] => {
    const place = { file, ...at([index, 'edition']) };
    if (!dates.includes(edition)) return [{ ...say('lineage-edition-unknown', edition, dates), ...place }];
    const first = value.findIndex((each) => each.edition === edition && each.article === article);
    return first < index ? [{ ...say('lineage-duplicate', edition, article), ...place }] : [];
  });
}

function handProblems({ file, value, at }: LineageReading, old: ReadEdition, next: ReadEdition): readonly Diagnostic[] {
  if (!value.some(({ edition }) => edition === dayOf(next))) return [];
  const computed = lineageOf(old.text, next.text);
  return value.flatMap((correction, index) =>
    correction.edition === dayOf(next)
      ? correctionProblems(correction, old.text, next.text, computed).map((problem) => ({
          ...problem.said,
          file,
          ...at([index, ...problem.at]),
        }))
      : [],
  );
}

const SCHEME_NAMES: Readonly<Record<Scheme, string>> = {
  statute: '分条（第N条）',
  policy: '以一、（一）编号',
  decimal: '以 1.1 编号',
  plain: '没有编号',
};

/** What is odd about two editions beside each other. */
function transition(
  before: Readable,
  { edition, metadata }: Readable,
  { lineage }: Pick<Passage, 'lineage'>,
): readonly Diagnostic[] {
  const [old, next] = [before.edition, edition];
  const { file, firstBodyLine } = next.text.source;
  const at = { file, line: firstBodyLine, column: 1 };
  const [day, earlier] = [dayOf(next), dayOf(old)];
  const from = lineage.articles.flatMap((article) => article.from);
  return [
    ...(effectiveFrom(next) < effectiveFrom(old)
      ? [
          {
            ...say('effective-order', day, effectiveFrom(next), earlier, effectiveFrom(old)),
            file: metadata.file,
            ...metadata.at(['effectiveOn']),
          },
        ]
      : []),
    ...(lineage.articles.length > 0 && from.length === 0 ? [{ ...say('edition-unlike', day, earlier), ...at }] : []),
    ...(lineage.articles.length > 0 &&
    lineage.deleted.length === 0 &&
    lineage.articles.every(({ kind }) => kind === 'unchanged') &&
    changesBesides(old.text, next.text, lineage).length === 0
      ? [{ ...say('edition-identical', day, earlier), ...at }]
      : []),
    ...(old.text.scheme === next.text.scheme
      ? []
      : [{ ...say('edition-scheme', day, SCHEME_NAMES[next.text.scheme], SCHEME_NAMES[old.text.scheme]), ...at }]),
  ];
}

/** A decision that says nothing of the work is another work's. */
function wrongDecision(
  { edition }: Readable,
  { decision: carried, old }: Pick<Passage, 'decision' | 'old'>,
): readonly Diagnostic[] {
  const { decision } = edition;
  if (decision === null || carried === null) return [];
  const names = [edition.text.source.title, old.source.title, ...edition.metadata.shortTitles].map(bare);
  const words = bare(decision.text);
  if (names.some((name) => words.includes(name)) && carried.outcomes.length > 0) return [];
  return [{ ...say('decision-other', edition.metadata.title, decision.title), ...wholeOf(decision.file) }];
}

const bare = (title: string): string => title.replace(/\s|[《》〈〉]/g, '').replace(/^中华人民共和国/, '');

/** What carrying the decision out brings to light, each at its line of the decision. */
function decisionFindings(
  { edition }: Readable,
  { decision: carried }: Pick<Passage, 'decision'>,
  old: ReadEdition,
): readonly Diagnostic[] {
  const { decision } = edition;
  if (decision === null || carried === null) return [];
  const { file } = decision;
  const labels = new Set(articleLabels(old.text));
  const seen = new Map<string, number>();
  const found = carried.outcomes.flatMap(({ instruction, old: places, new: next, applied }): readonly Diagnostic[] => {
    const { n, line, operation } = instruction;
    const at = { file, line, column: 1 };
    const isRead = [instruction.old, instruction.stated, instruction.content].some((each) => each.length > 0);
    const key = JSON.stringify([
      operation,
      instruction.old,
      instruction.stated,
      instruction.content,
      instruction.words,
    ]);
    const earlier = seen.get(key);
    seen.set(key, earlier ?? line);
    if (isRead && earlier !== undefined && earlier !== line)
      return [{ ...say('instruction-twice', n, earlier), ...at }];
    const missing = instruction.old.find(
      ({ article }) => article !== undefined && !article.includes('至') && !labels.has(article),
    );
    if (missing !== undefined) return [{ ...say('instruction-place', n, placeName(missing)), ...at }];
    return applied ? [] : [{ ...say('instruction-unmet', n, next[0] ?? places[0] ?? ''), ...at }];
  });
  const { file: source, firstBodyLine } = edition.text.source;
  const lines = new Map(
    edition.text.divisions.map(({ provision }) => [labelOf(edition.text, provision.pieces), provision.pieces[0]?.line]),
  );
  return [
    ...found,
    ...carried.unexplained.map(({ new: label, old: was }) => ({
      ...say('change-unannounced', label, was),
      file: source,
      line: lines.get(label) ?? firstBodyLine,
      column: 1,
    })),
  ];
}

const labelOf = (
  { source }: RegulationText,
  pieces: RegulationText['divisions'][number]['provision']['pieces'],
): string =>
  pieces
    .filter(({ role }) => role === 'label')
    .map(({ start, end }) => source.text.slice(start, end).trim())
    .join('');

const articleLabels = (text: RegulationText): readonly string[] =>
  text.divisions.flatMap(({ role, provision }) => (role === 'unit' ? [labelOf(text, provision.pieces)] : []));
