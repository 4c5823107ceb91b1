/** What is said of texts that changed without a record: against the record itself, and against what the history has. */
import { relative } from 'node:path';
import { basename } from 'node:path/posix';
import { z } from 'zod';
import { officialLines } from '../../regulation/corrections.ts';
import { say } from '../../regulation/diagnostics/codes.ts';
import { squashHint } from '../../regulation/diagnostics/records.ts';
import { type Diagnostic, wholeOf } from '../../regulation/diagnostics.ts';
import {
  officialSlug,
  type PublishedTexts,
  publishedBase,
  publishedTexts,
  type TakenIn,
} from '../history/published-texts.ts';
import { ORIGINAL_RECORD } from '../original.ts';
import { readContentFile, readContentText } from '../read-file.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import {
  besideOf,
  type Chain,
  chainOf,
  type Departure,
  dayOfFolder,
  departure,
  isDecision,
  type OfficialText,
} from './official-text.ts';
import {
  type Chains,
  chainFor,
  type Entry,
  goesOnFrom,
  type Recorded,
  type Records,
  recordFileOf,
} from './records-file.ts';
import { lostEntries, readSnapshot, type Snapshot, successorOf } from './snapshot.ts';

/** The files as they are. */
export interface Places {
  readonly content: string;
  /** Those that are official, sorted. */
  readonly files: readonly string[];
}

async function snapshotOnDisk(slug: string, { content, files }: Places): Promise<Snapshot | null> {
  const read = new Map<string, Uint8Array>();
  for (const file of files.filter((each) => officialSlug(each) === slug)) {
    const reading = await readContentFile(content, file);
    if (reading.ok) read.set(file, reading.bytes);
  }
  return readSnapshot(read);
}

/** The content folder as whoever runs the command would write it: "content". */
const shownIn = ({ content }: Places): string => relative(process.cwd(), content) || '.';

/** Where a value of the YAML beside a text stands; what is not there has the place of what it would stand in. */
async function besideText({ content }: Places, text: string, path: readonly PropertyKey[]) {
  const { file } = besideOf(text);
  const reading = await readContentText(content, file);
  const yaml = readYaml({ file, text: reading.ok ? reading.text : '', firstLine: 1 }, z.unknown());
  return { file, ...(yaml.ok ? yaml.at(path) : { line: 1, column: 1 }) };
}

const correctionsBeside = (places: Places, text: string, ...path: readonly PropertyKey[]) =>
  besideText(places, text, [...besideOf(text).corrections, ...path]);

/** As a maintainer would look for it: "regulation.yaml 的 decision.corrections". */
function whereToCorrect(text: string): string {
  const { file, corrections } = besideOf(text);
  return `${basename(file)} 的 ${corrections.join('.')}`;
}

/** What the records say of the library's texts. A library that keeps none misses none. */
export async function recordDiagnostics(
  regulations: readonly Recorded[],
  records: Records,
  places: Places,
): Promise<readonly Diagnostic[]> {
  if (records.size === 0) return [];
  const said = await Promise.all(regulations.map((each) => ofRegulation(each, records.get(each.slug) ?? [], places)));
  return said.flat();
}

async function ofRegulation(regulation: Recorded, chains: Chains, places: Places): Promise<readonly Diagnostic[]> {
  const record = recordFileOf(regulation.slug);
  // Decisions last: a chain that no text begins is a regulation's rather than theirs
  const texts = regulation.texts
    .toSorted((a, b) => Number(isDecision(a.file)) - Number(isDecision(b.file)))
    .map((text) => ({ text, chain: chainOf(text) }));
  const claimed = new Set(texts.flatMap(({ chain }) => chainFor(chain, chains) ?? []).map(({ line }) => line));
  // One that no text begins is that of a text whose beginning was changed
  const unclaimed = chains.filter(([first]) => first && !claimed.has(first.line));
  const said: Diagnostic[] = [];
  for (const { text, chain } of texts) {
    const recorded = chainFor(chain, chains) ?? unclaimed.shift();
    if (recorded === undefined) said.push({ ...say('record-missing'), ...wholeOf(text.file) });
    else if (!goesOnFrom(chain, recorded)) said.push(await contradiction(text, chain, recorded, record, places));
    else {
      said.push(...relabelled(text, recorded, record));
      if (recorded.length === chain.length) continue;
      const place = await correctionsBeside(places, text.file, recorded.length - 1);
      said.push({ ...say('record-behind', chain.length - recorded.length), ...place });
    }
  }
  return [
    ...said,
    ...unclaimed.map(([first]) => ({ ...say('text-gone', null), file: record, line: first?.line ?? 1, column: 1 })),
  ];
}

/** The text, or the corrections listed, contradict the chain. */
async function contradiction(
  text: OfficialText,
  chain: Chain,
  recorded: readonly Entry[],
  record: string,
  places: Places,
): Promise<Diagnostic> {
  if (recorded.at(-1)?.hash === chain.at(-1))
    return {
      ...say('correction-erased', recorded.length - 1, chain.length - 1, null),
      ...(await correctionsBeside(places, text.file)),
    };
  const wrong = recorded.find(({ hash }, index) => chain[index] !== hash);
  const { file } = text;
  return {
    ...say('text-unrecorded', { record: `${shownIn(places)}/${record}`, line: wrong?.line ?? 1 }, whereToCorrect(file)),
    ...wholeOf(file),
  };
}

/** Lines of a record that name another day than the correction they are of. */
const relabelled = ({ corrections }: OfficialText, recorded: readonly Entry[], file: string): readonly Diagnostic[] =>
  recorded.flatMap(({ date, line, title }, at) => {
    const correction = corrections[at - 1];
    return correction === undefined || date === correction.date
      ? []
      : [{ ...say('record-relabelled', title, correction.date), file, line, column: 67 }];
  });

/**
 * What the history has of the regulations that are there and the disk does not go on from. Once pushed, a commit cannot be told from one that
 * was published, so that even what was mended before that is wrong; it is said how it leaves the history.
 */
export async function historyDiagnostics(
  texts: Pick<PublishedTexts, 'demands' | 'elsewhere'>,
  there: ReadonlySet<string>,
  places: Places,
): Promise<readonly Diagnostic[]> {
  const wrong = async ({ demands, elsewhere }: typeof texts, slugs: Iterable<string>) =>
    Promise.all(
      Array.from(slugs, async (slug) => {
        const demanded = [...(demands.get(slug) ?? []), ...(elsewhere.get(slug) ?? [])];
        return { slug, said: await ofSlug(slug, demanded, places) };
      }),
    );
  const known = new Set([...texts.demands.keys(), ...texts.elsewhere.keys()].filter((slug) => there.has(slug)));
  const found = (await wrong(texts, known)).filter(({ said }) => said.length > 0);
  const base = found.length === 0 ? null : await publishedBase(places.content);
  if (base === null) return found.flatMap(({ said }) => said);
  const published = await publishedTexts(places.content, places.files, base);
  const still = await wrong(
    published,
    found.map(({ slug }) => slug),
  );
  return found.flatMap(({ said }, at) => {
    const isPublished = published.unread !== null || still[at]?.said.length !== 0;
    return isPublished ? said : said.map((each) => ({ ...each, hint: squashHint(shownIn(places), base.slice(0, 12)) }));
  });
}

async function ofSlug(slug: string, demands: readonly Snapshot[], places: Places): Promise<readonly Diagnostic[]> {
  const now = await snapshotOnDisk(slug, places);
  // What cannot be read is said already
  if (now === null || now.texts.length === 0) return [];
  const said: Diagnostic[] = [];
  for (const before of demands) {
    for (const text of before.texts) said.push(...(await textDiagnostics(now, text, before, places)));
    said.push(...recordLosses(slug, now, before, places));
  }
  return distinct(said);
}

async function textDiagnostics(
  now: Snapshot,
  before: OfficialText,
  all: Snapshot,
  places: Places,
): Promise<readonly Diagnostic[]> {
  if (successorOf(now.texts, before)) return [];
  // Of several, the one that stands where it stood and is not another's
  const free = now.texts.filter(
    (text) =>
      isDecision(text.file) === isDecision(before.file) && !all.texts.some((other) => successorOf([text], other)),
  );
  const text = free.find(({ file }) => file === before.file) ?? free.at(-1);
  const why = text ? departure(text, before) : null;
  if (!text || !why) return [{ ...say('text-gone', before.file), ...wholeOf(now.texts.at(-1)?.file ?? before.file) }];
  return [await departed(text, why, before.corrections.length, places)];
}

async function departed(text: OfficialText, why: Departure, made: number, places: Places): Promise<Diagnostic> {
  switch (why.kind) {
    case 'corrections': {
      const [{ date, line, from, to }] = why.missing;
      const erased = say('correction-erased', made, text.corrections.length, { date, line, from, to });
      return { ...erased, ...(await correctionsBeside(places, text.file)) };
    }
    case 'fact': {
      const isFolder = why.name === 'issuedOn' && dayOfFolder(text.file) !== '';
      const place = isFolder ? wholeOf(text.file) : await besideText(places, text.file, [why.name]);
      return { ...say('fact-unrecorded', why.name, why.was, why.now, isFolder), ...place };
    }
    case 'original':
      return { ...say('original-unrecorded', why.was), ...wholeOf(text.file.replace(/[^/]+$/, ORIGINAL_RECORD)) };
    case 'text': {
      const { line, column, now, was } = why;
      return {
        ...say('text-unrecorded', { now, was, column }, whereToCorrect(text.file)),
        file: text.file,
        line,
        column,
      };
    }
  }
}

function recordLosses(slug: string, now: Snapshot, before: Snapshot, places: Places): readonly Diagnostic[] {
  const lost = lostEntries(now, before);
  const [first] = lost;
  if (first === undefined) return [];
  const file = recordFileOf(slug);
  const line = Math.min(first.line, Math.max(1, ...now.chains.flat().map((entry) => entry.line)));
  return [{ ...say('record-rewritten', shownIn(places), file, lost.length, first.hash), file, line, column: 1 }];
}

/** A text of a regulation that is gone, and what became of it. */
export interface Departed {
  readonly slug: string;
  /** What it was renamed to, where that is in the library. */
  readonly successor: string | null;
  readonly demands: readonly Snapshot[];
  /** On record, where the history does not have it. */
  readonly chains: readonly (readonly Entry[])[];
  readonly takenIn: readonly TakenIn[];
}

/**
 * A regulation that was renamed goes on under its new slug. One that was withdrawn does not come back as another: what it was must be among
 * what the text of the same work was. A revision has a day of its own, and says that it is none of what it resembles. What stood beside it
 * from the first is another, held to its own history.
 */
export function departedDiagnostics(
  { slug, successor, demands, chains, takenIn }: Departed,
  regulations: readonly Recorded[],
  records: Records,
): readonly Diagnostic[] {
  const texts = demands.flatMap((snapshot) => snapshot.texts);
  const broken = (other: string, file: string, why: Departure | null): Diagnostic => {
    const at = why?.kind === 'text' ? { line: why.line, column: why.column } : { line: 1, column: 1 };
    return { ...say('record-broken-off', slug, other, why?.kind === 'text' ? why : null), file, ...at };
  };
  const followed = regulations.find((each) => each.slug === successor);
  if (followed) {
    const now = followed.texts;
    const [last] = now.slice(-1);
    const goesOn = (recorded: readonly Entry[]): boolean =>
      now.some((text) => goesOnFrom(chainOf(text), recorded)) ||
      records.get(followed.slug)?.some((other) =>
        goesOnFrom(
          other.map(({ hash }) => hash),
          recorded,
        ),
      ) === true;
    const lost = texts.filter((text) => !successorOf(now, text));
    if (!last || (lost.length === 0 && (texts.length > 0 || chains.every(goesOn)))) return [];
    return [broken(followed.slug, last.file, lost[0] ? departure(last, lost[0]) : null)];
  }
  const again = regulations.flatMap(({ slug: other, texts: its }) => its.map((text) => ({ slug: other, text })));
  /** Whether a text of another regulation stood there whenever this one of the regulation that is gone came in. */
  const stoodBeside = (other: string, text: OfficialText, before: OfficialText): boolean => {
    const times = takenIn.filter((each) => each.texts.some((first) => departure(before, first) === null));
    return (
      times.length > 0 &&
      times.every(({ beside }) => {
        const was = beside.get(other);
        return was !== undefined && (was === null || was.texts.some((each) => departure(text, each) === null));
      })
    );
  };
  const goesOn = (text: OfficialText, before: OfficialText): boolean =>
    departure(text, before) === null || chainOf(text).includes(chainOf(before).at(-1) ?? '');
  /** What stood beside it and is none of its texts may have been revised since: it is more like what it was than like what is gone. */
  const isRevised = (other: string, text: OfficialText, before: OfficialText): boolean =>
    again.some(
      (own) =>
        own.slug === other &&
        own.text.facts !== null &&
        stoodBeside(other, own.text, before) &&
        !texts.some((each) => goesOn(own.text, each)) &&
        shareIn(own.text, text) >= shareIn(before, text),
    );
  return distinct(
    texts.flatMap((before) => {
      const isKept = again.some(({ text }) => goesOn(text, before));
      return again.flatMap(({ slug: other, text }) => {
        if (!resembles(text, before) || goesOn(text, before)) return [];
        if (stoodBeside(other, text, before) || isRevised(other, text, before)) return [];
        if (isOfOneDay(text, before)) return [broken(other, text.file, departure(text, before))];
        // A revision whose predecessor is an edition of it, or stands elsewhere
        if (isKept || regulations.some((each) => each.slug === other && each.distinctFrom.includes(slug))) return [];
        const { line, ...change } = bodyDeparture(text, before);
        return [{ ...say('withdrawn-resembled', slug, other, change), file: text.file, line, column: 1 }];
      });
    }),
  );
}

/** Where either says no day, it may be that of the other. */
function isOfOneDay(a: OfficialText, b: OfficialText): boolean {
  const [day = '', other = ''] = [a.facts?.issuedOn.shown, b.facts?.issuedOn.shown];
  return day === other || day === '' || other === '';
}

/**
 * Of the same words: more than two works share, or half as much under one title. Of 212 regulations those alone share
 * more than 0.56 of which one was copied from the other, or is an edition of it, and they have days of their own.
 */
function resembles(a: OfficialText, b: OfficialText): boolean {
  if (a.facts === null || b.facts === null) return false;
  const [title, otherTitle] = [a, b].map(({ facts }) => facts?.title.shown.replace(/\s/g, ''));
  return likeness(a, b) >= (title === otherTitle ? 0.3 : 0.6);
}

/** From 0 to 1: of the shorter text, what the other has too, in runs of three characters. */
function likeness(a: OfficialText, b: OfficialText): number {
  return runsOf(a).size < runsOf(b).size ? shareIn(b, a) : shareIn(a, b);
}

/** Of the second, what the first has too. */
function shareIn(other: OfficialText, text: OfficialText): number {
  const [has, runs] = [runsOf(other), runsOf(text)];
  return [...runs].filter((run) => has.has(run)).length / Math.max(1, runs.size);
}

/** The first place where two differ below the header. */
function bodyDeparture(
  now: OfficialText,
  before: OfficialText,
): { readonly line: number; readonly now: string; readonly was: string } {
  const [own, others] = [bodyOf(now), bodyOf(before)];
  const differs = own.findIndex((line, index) => line !== others[index]);
  const at = differs < 0 ? own.length : differs;
  const found = own[at] ?? '';
  return {
    line:
      Math.max(
        0,
        now.lines.findIndex((line) => line.trim() === found),
      ) + 1,
    now: found,
    was: others[at] ?? '',
  };
}

const bodyOf = (text: OfficialText): readonly string[] => officialLines(text.lines.slice(bodyStart(text)));

const bodyStart = ({ lines }: OfficialText): number => lines.findIndex((line) => /^\s*法规正文/.test(line)) + 1;

function runsOf(text: OfficialText): ReadonlySet<string> {
  const words = text.lines.slice(bodyStart(text)).join('').replace(/\s/g, '');
  return new Set(Array.from({ length: Math.max(0, words.length - 2) }, (_, at) => words.slice(at, at + 3)));
}

function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((each) => [JSON.stringify(each), each])).values()];
}
