/**
 * An official text as some version of the content has it, and whether one only goes on from another: every difference is a correction on
 * record. The same rule holds between a text and its record, between any two commits, and between a regulation and what it was renamed to.
 */
import { createHash } from 'node:crypto';
import { type Correction, officialLines, undoCorrections } from '../../regulation/corrections.ts';
import { metadataOf } from '../../regulation/metadata.ts';
import type { SourceText } from '../../regulation/source/source-text.ts';

export interface OfficialText {
  /** `regulations/law/source.txt`; `regulations/law/editions/2015-03-15/source.txt`; `regulations/law/decision.txt` */
  readonly file: string;
  /** Of the file, without their ends. */
  readonly lines: readonly string[];
  readonly corrections: readonly Correction[];
  /** What is official of `regulation.yaml` or `edition.yaml`. Null for a decision. */
  readonly facts: Facts | null;
  /** The official file beside it, as it is on record. */
  readonly original: OriginalOnRecord | null;
}

/** By SHA-256. */
export interface OriginalOnRecord {
  readonly hash: string;
  /** Of those whose place it took. */
  readonly earlier: readonly string[];
}

/** What pages show, and what the header alone says; empty where nothing is known. */
export interface Fact {
  readonly shown: string;
  readonly printed: string;
}

export type FactName = 'title' | 'issuers' | 'issuedOn';
export type Facts = Readonly<Record<FactName, Fact>>;

const FACTS = ['title', 'issuers', 'issuedOn'] as const satisfies readonly FactName[];

/** What a `regulation.yaml`, or what was made of it, says besides the header. */
export interface OfficialMetadata {
  readonly title?: string | undefined;
  readonly issuers?: readonly string[] | undefined;
  readonly issuedOn?: string | undefined;
  readonly corrections?: readonly Correction[] | undefined;
  readonly decision?: { readonly corrections?: readonly Correction[] | undefined } | undefined;
}

/** `regulations/law/editions/2015-03-15/source.txt` → `2015-03-15`; empty for the newest. */
export const dayOfFolder = (file: string): string => /\/editions\/([^/]+)\//.exec(file)?.[1] ?? '';

/** Whether a text is that of a decision, which stands beside the edition that it made. */
export const isDecision = (file: string): boolean => file.endsWith('/decision.txt');

/** Where what is said of a text stands: the file beside it, and the place of its corrections there. */
export function besideOf(file: string): { readonly file: string; readonly corrections: readonly string[] } {
  const name = file.includes('/editions/') ? 'edition.yaml' : 'regulation.yaml';
  return {
    file: file.replace(/[^/]+$/, name),
    corrections: isDecision(file) ? ['decision', 'corrections'] : ['corrections'],
  };
}

/** Of what is said beside a text, its corrections. */
export const correctionsOf = (file: string, beside: OfficialMetadata): readonly Correction[] =>
  (isDecision(file) ? beside.decision?.corrections : beside.corrections) ?? [];

export function officialText(
  source: SourceText,
  file: OfficialMetadata,
  original: OriginalOnRecord | null,
): OfficialText {
  const printed = metadataOf(source);
  const fact = (shown: string | undefined, inHeader: string): Fact => ({ shown: shown ?? inHeader, printed: inHeader });
  // An earlier edition is of the day that its folder names
  const day = dayOfFolder(source.file);
  return {
    file: source.file,
    lines: source.lines.map(({ start, end }) => source.text.slice(start, end)),
    corrections: correctionsOf(source.file, file),
    facts: isDecision(source.file)
      ? null
      : {
          title: fact(file.title, printed.title),
          issuers: fact(file.issuers?.join('、'), printed.issuers.join('、')),
          issuedOn: fact(day === '' ? file.issuedOn : day, printed.issuedOn ?? day),
        },
    original: isDecision(source.file) ? null : original,
  };
}

/** SHA-256 of a text's official lines, hexadecimal: as first published, then after each correction. */
export type Chain = readonly string[];

/** The chain that a text and its corrections give: each correction in turn taken back gives the hash before it. */
export function chainOf({ lines, corrections }: Pick<OfficialText, 'lines' | 'corrections'>): Chain {
  return Array.from({ length: corrections.length + 1 }, (_, made) =>
    hashOf(undoCorrections(lines, corrections.slice(made))),
  );
}

const hashOf = (lines: readonly string[]): string =>
  createHash('sha256').update(officialLines(lines).join('\n')).digest('hex');

/** Why a text does not go on from an earlier one. */
export type Departure =
  /** Corrections that are not listed any more, or as something else. */
  | { readonly kind: 'corrections'; readonly missing: readonly [Correction, ...Correction[]] }
  /** The first place that no correction explains: of the text now, and what stood there. Line and column from 1. */
  | {
      readonly kind: 'text';
      readonly line: number;
      readonly column: number;
      readonly now: string;
      readonly was: string;
    }
  | { readonly kind: 'fact'; readonly name: FactName; readonly now: string; readonly was: string }
  /** Another official file, or none. */
  | { readonly kind: 'original'; readonly was: string };

/** Null where a text goes on from another: it lists all corrections of that one, and without the others it is that one. */
export function departure(now: OfficialText, before: OfficialText): Departure | null {
  const { missing, others } = compareCorrections(now.corrections, before.corrections);
  const [first, ...rest] = missing;
  if (first) return { kind: 'corrections', missing: [first, ...rest] };
  return (
    textDeparture(now, undoCorrections(now.lines, others), before.lines) ??
    factDeparture(now.facts, before.facts) ??
    originalDeparture(now.original, before.original)
  );
}

/** Of two lists, which of the earlier one are not in the later, and which the later has besides. The line of a correction is that of now. */
function compareCorrections(
  now: readonly Correction[],
  before: readonly Correction[],
): { readonly missing: readonly Correction[]; readonly others: readonly Correction[] } {
  const others = [...now];
  const take = (isSame: (other: Correction) => boolean): boolean => {
    const at = others.findIndex(isSame);
    if (at >= 0) others.splice(at, 1);
    return at >= 0;
  };
  // One day may have the same correction in several lines
  const moved = before.filter((one) => !take((other) => other.line === one.line && keyOf(other) === keyOf(one)));
  const missing = moved.filter((one) => !take((other) => keyOf(other) === keyOf(one)));
  return { missing, others };
}

/** What makes a correction the one it is. */
export const keyOf = ({ date, from, to, authority }: Correction): string => JSON.stringify([date, from, to, authority]);

function textDeparture(
  { lines }: OfficialText,
  restored: readonly string[],
  before: readonly string[],
): Departure | null {
  const [now, was] = [officialLines(restored), officialLines(before)];
  const at = Array.from({ length: Math.max(now.length, was.length) }).findIndex(
    (_, index) => now[index] !== was[index],
  );
  if (at < 0) return null;
  const [found = '', expected = ''] = [now[at], was[at]];
  const line = lines.findIndex((text, index) => index >= at && text.trim() === found.trim());
  const column = [...found].findIndex((_, index) => found.charAt(index) !== expected.charAt(index));
  const indent = lines[line]?.search(/\S/) ?? 0;
  return {
    kind: 'text',
    line: line < 0 ? lines.length : line + 1,
    column: Math.max(0, indent) + (column < 0 ? found.length : column) + 1,
    now: found,
    was: expected,
  };
}

/**
 * The header is on record, `regulation.yaml` is not: it may say what nothing said before, and give way to the header; whatever else it
 * says of a title, an issuer or a date that was published is another one.
 */
function factDeparture(now: Facts | null, before: Facts | null): Departure | null {
  if (now === null || before === null) return null;
  const name = FACTS.find((each) => {
    const [is, was] = [now[each], before[each]];
    return is.shown !== was.shown && was.shown !== '' && (is.shown === '' || is.shown !== is.printed);
  });
  return name === undefined ? null : { kind: 'fact', name, now: now[name].shown, was: before[name].shown };
}

/** An official file that was published stays what it was, or on record as one that gave way. */
function originalDeparture(now: OriginalOnRecord | null, before: OriginalOnRecord | null): Departure | null {
  const known = now === null ? [] : [now.hash, ...now.earlier];
  const was = before === null ? undefined : [before.hash, ...before.earlier].find((each) => !known.includes(each));
  return was === undefined ? null : { kind: 'original', was };
}
