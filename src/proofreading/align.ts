/**
 * Whether a stretch of a draft is the official text, and where it is not: to the character. The stretch as a whole is laid against the
 * text (a fitting alignment after Sellers): nothing of it is left out, and it may begin and end anywhere in the text.
 */
import type { TextRange } from '../regulation/ranges.ts';
import { fold, SIGN } from '../search/fold.ts';
import { withNumerals } from './letters.ts';

/**
 * What is wrong with a few characters: other ones, too few, too many, in another order; or only signs, or the same characters in another
 * width, case or script, or as a scan reads them: o for 〇.
 */
export type DifferenceKind =
  | 'substituted'
  | 'missing'
  | 'added'
  | 'order'
  | 'sign'
  | 'width'
  | 'traditional'
  | 'look-alike';

/** Offsets in the stretch, and in the official text; one of them is empty where something is missing or added. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly start: number;
  readonly end: number;
  readonly officialStart: number;
  readonly officialEnd: number;
}

export interface WordAlignment {
  /** Of the official text that the stretch stands for. */
  readonly start: number;
  readonly end: number;
  /** What the differences weigh: 2 for a character, 1 for a sign, 0 for another form of the same. */
  readonly cost: number;
  /** In order. */
  readonly differences: readonly Difference[];
}

const LETTER = 2;
const SIGNS = 1;

/** Marks that are the same sign in another form: a quotation within a quotation changes its marks by rule. */
const SAME_SIGNS: ReadonlyMap<string, string> = new Map(
  [
    '“”"「」『』‘’\'',
    '，,',
    '；;',
    '：:',
    '（(',
    '）)',
    '〔[［',
    '〕]］',
    '。．.',
    '？?',
    '！!',
    '—-–－─',
    '…⋯',
  ].flatMap((group) => Array.from(group, (sign): [string, string] => [sign, group.charAt(0)])),
);
const QUOTES = new Set('“”"「」『』‘’\'');

interface AlignUnit {
  readonly key: string;
  readonly raw: string;
  readonly at: number;
  readonly isSign: boolean;
}

/** @param meant the same text as it is to be read, of the same length */
function unitsOf(text: string, meant: string): readonly AlignUnit[] {
  const folded = fold(meant);
  const units: AlignUnit[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const key = folded.charAt(at);
    if (key === ' ' || key === '\u200b') continue;
    const isSign = SIGN.test(key);
    units.push({ key: isSign ? (SAME_SIGNS.get(key) ?? key) : key, raw: text.charAt(at), at, isSign });
  }
  return units;
}

const weight = ({ isSign }: AlignUnit): number => (isSign ? SIGNS : LETTER);

/** Where a step of the alignment came from. */
const DIAGONAL = 1;
const ADDED = 2;
const MISSING = 3;

/**
 * Lays the whole stretch against the text where it costs least; of equal ones the first.
 * @param meant the stretch in simplified characters and plain numerals, of the same length
 * @returns null when either has no character
 */
export function align(stretch: string, text: string, meant: string = stretch): WordAlignment | null {
  const mine = unitsOf(stretch, meant);
  const theirs = unitsOf(text, withNumerals(text));
  if (mine.length === 0 || theirs.length === 0) return null;
  const { steps, best, cost } = costs(mine, theirs);
  const pairs = reached(trace(steps, mine.length, theirs.length, best), mine, theirs);
  const first = pairs.find(([, other]) => other !== null)?.[1];
  const last = pairs.findLast(([, other]) => other !== null)?.[1];
  const start = first == null ? (theirs[best - 1]?.at ?? 0) : (theirs[first]?.at ?? 0);
  const end = last == null ? start : (theirs[last]?.at ?? 0) + 1;
  return { start, end, cost, differences: differencesOf(pairs, mine, theirs, stretch.length) };
}

/** The table of least costs; its directions are kept, and where the last row costs least. */
function costs(
  mine: readonly AlignUnit[],
  theirs: readonly AlignUnit[],
): { readonly steps: Uint8Array; readonly best: number; readonly cost: number } {
  const width = theirs.length + 1;
  const steps = new Uint8Array((mine.length + 1) * width);
  let above = new Int32Array(width);
  let row = new Int32Array(width);
  const weights = theirs.map(weight);
  for (const [i, unit] of mine.entries()) {
    const own = weight(unit);
    row[0] = (above[0] ?? 0) + own;
    steps[(i + 1) * width] = ADDED;
    for (let j = 0; j < theirs.length; j += 1) {
      const other = theirs[j];
      const same = other?.key === unit.key;
      // A sign never stands for a letter
      const swap = same ? 0 : other?.isSign === unit.isSign ? own : own + (weights[j] ?? 0);
      let least = (above[j] ?? 0) + swap;
      let step = DIAGONAL;
      const added = (above[j + 1] ?? 0) + own;
      if (added < least) {
        least = added;
        step = ADDED;
      }
      const missing = (row[j] ?? 0) + (weights[j] ?? 0);
      if (missing < least) {
        least = missing;
        step = MISSING;
      }
      row[j + 1] = least;
      steps[(i + 1) * width + j + 1] = step;
    }
    [above, row] = [row, above];
  }
  let best = 0;
  for (let j = 1; j < width; j += 1) if ((above[j] ?? 0) < (above[best] ?? 0)) best = j;
  const cost = above[best] ?? 0;
  // 谁公示 for 谁公开: the last letter of the text's clause is another, not one too many
  const isOneMore = steps[mine.length * width + best] === ADDED && above[best + 1] === cost;
  if (isOneMore && (theirs[best + 1]?.isSign ?? true)) best += 1;
  return { steps, best, cost };
}

/** Indices into both; null where the other has nothing. */
type Pair = readonly [number | null, number | null];

function trace(steps: Uint8Array, rows: number, columns: number, from: number): readonly Pair[] {
  const pairs: Pair[] = [];
  let [i, j] = [rows, from];
  while (i > 0) {
    const step = steps[i * (columns + 1) + j];
    if (step === DIAGONAL) pairs.push([--i, --j]);
    else if (step === ADDED) pairs.push([--i, null]);
    else pairs.push([null, --j]);
  }
  return pairs.reverse();
}

/** Characters left out before the last words of a stretch, or behind its first ones. */
const LONGEST_LEFT_OUT = 30;

/** Words at an end that the text has a little further on: what lies between was left out. 作出决定 for 作出是否准予停靠的决定 */
function reached(pairs: readonly Pair[], mine: readonly AlignUnit[], theirs: readonly AlignUnit[]): readonly Pair[] {
  const mirrored = (all: readonly Pair[]): readonly Pair[] =>
    all.map(([own, other]): Pair => [turned(own, mine), turned(other, theirs)]).reverse();
  const behind = reachedBehind(pairs, mine, theirs);
  return mirrored(reachedBehind(mirrored(behind), mine.toReversed(), theirs.toReversed()));
}

const turned = (index: number | null, { length }: readonly AlignUnit[]): number | null =>
  index === null ? null : length - 1 - index;

function reachedBehind(
  pairs: readonly Pair[],
  mine: readonly AlignUnit[],
  theirs: readonly AlignUnit[],
): readonly Pair[] {
  const cut = pairs.findLastIndex(([, other]) => other !== null) + 1;
  const from = (pairs[cut - 1]?.[1] ?? theirs.length) + 1;
  const tail = pairs.slice(cut).flatMap(([own]) => (own === null ? [] : [own]));
  const key = (units: readonly AlignUnit[], at: number | undefined) => units[at ?? -1]?.key;
  const letters = tail.filter((own) => mine[own]?.isSign === false).length;
  if (cut === 0 || tail.length === 0) return pairs;
  // A single character, or a sign, is there by chance soon
  const longest = letters < 2 ? 2 : LONGEST_LEFT_OUT;
  for (let at = from; at <= from + longest && key(theirs, at - 1) !== '。'; at += 1) {
    if (!tail.every((own, offset) => key(mine, own) === key(theirs, at + offset))) continue;
    const missing = Array.from({ length: at - from }, (_, offset): Pair => [null, from + offset]);
    return [...pairs.slice(0, cut), ...missing, ...tail.map((own, offset): Pair => [own, at + offset])];
  }
  return pairs;
}

function differencesOf(
  pairs: readonly Pair[],
  mine: readonly AlignUnit[],
  theirs: readonly AlignUnit[],
  length: number,
): readonly Difference[] {
  const found: Difference[] = [];
  /** Where the next character of either stands: what is missing or added stands between two others. */
  let [at, officialAt] = [0, pairs.find(([, other]) => other !== null)?.[1] ?? 0];
  let open: Pair[] = [];
  const close = () => {
    if (open.length > 0) found.push(...described(open, mine, theirs, { at, officialAt, length }));
    open = [];
  };
  for (const pair of pairs) {
    const [own, other] = [mine[pair[0] ?? -1], theirs[pair[1] ?? -1]];
    if (own && other && own.key === other.key) {
      close();
      at = own.at + 1;
      officialAt = other.at + 1;
      if (own.raw !== other.raw && !(QUOTES.has(own.raw) && QUOTES.has(other.raw))) {
        const kind = formOf(own, other);
        join(found, { kind, start: own.at, end: own.at + 1, officialStart: other.at, officialEnd: other.at + 1 });
      }
    } else open.push(pair);
  }
  close();
  return moved(found, mine, theirs);
}

/** How the same character is written otherwise. */
function formOf(own: AlignUnit, other: AlignUnit): DifferenceKind {
  if (own.isSign || fold(own.raw) === fold(other.raw)) return 'width';
  return /\p{Script=Han}/u.test(own.raw) ? 'traditional' : 'look-alike';
}

/** Words between the first and the last part of a change of order. */
const LONGEST_MOVE = 24;

/** Differences that have the same characters on both sides are one change of order: 地点和时间 for 时间和地点. */
function moved(
  found: readonly Difference[],
  mine: readonly AlignUnit[],
  theirs: readonly AlignUnit[],
): readonly Difference[] {
  const result: Difference[] = [];
  for (let at = 0; at < found.length; ) {
    const [first] = found.slice(at);
    if (first === undefined) break;
    const count = [4, 3, 2].find((many) => isMove(found.slice(at, at + many), many, mine, theirs)) ?? 1;
    const last = found[at + count - 1] ?? first;
    result.push(count === 1 ? first : { ...first, kind: 'order', end: last.end, officialEnd: last.officialEnd });
    at += count;
  }
  return result;
}

function isMove(
  parts: readonly Difference[],
  many: number,
  mine: readonly AlignUnit[],
  theirs: readonly AlignUnit[],
): boolean {
  const [first, last] = [parts[0], parts.at(-1)];
  if (parts.length < many || !first || !last || last.start - first.end > LONGEST_MOVE) return false;
  const own = lettersIn(mine, parts);
  const official = lettersIn(
    theirs,
    parts.map(({ officialStart, officialEnd }) => ({ start: officialStart, end: officialEnd })),
  );
  return own !== '' && own === official && parts.every(({ kind }) => LETTERS.has(kind));
}

const LETTERS: ReadonlySet<DifferenceKind> = new Set(['added', 'missing', 'substituted']);

const lettersIn = (units: readonly AlignUnit[], ranges: readonly TextRange[]): string =>
  units
    .flatMap(({ at, key, isSign }) =>
      !isSign && ranges.some(({ start, end }) => at >= start && at < end) ? [key] : [],
    )
    .sort()
    .join('');

/** Neighbours of one kind are one difference: ＡＢ for AB. */
function join(found: Difference[], next: Difference): void {
  const last = found.at(-1);
  if (last && last.kind === next.kind && last.end === next.start && last.officialEnd === next.officialStart)
    found[found.length - 1] = { ...last, end: next.end, officialEnd: next.officialEnd };
  else found.push(next);
}

/** One run of characters that are not the same. */
function described(
  pairs: readonly Pair[],
  mine: readonly AlignUnit[],
  theirs: readonly AlignUnit[],
  { at, officialAt, length }: { readonly at: number; readonly officialAt: number; readonly length: number },
): readonly Difference[] {
  const own = pairs.flatMap(([index]) => (index === null ? [] : (mine[index] ?? [])));
  const other = pairs.flatMap(([, index]) => (index === null ? [] : (theirs[index] ?? [])));
  const start = own[0]?.at ?? Math.min(at, length);
  const officialStart = other[0]?.at ?? officialAt;
  const range = {
    start,
    end: (own.at(-1)?.at ?? start - 1) + 1,
    officialStart,
    officialEnd: (other.at(-1)?.at ?? officialStart - 1) + 1,
  };
  return [{ kind: kindOf(own, other), ...range }];
}

function kindOf(own: readonly AlignUnit[], other: readonly AlignUnit[]): DifferenceKind {
  if ([...own, ...other].every(({ isSign }) => isSign)) return 'sign';
  if (own.length === 0) return 'missing';
  if (other.length === 0) return 'added';
  const [letters, official] = [own, other].map((units) => units.filter(({ isSign }) => !isSign).map(({ key }) => key));
  const isSameSet = letters && official && [...letters].sort().join('') === [...official].sort().join('');
  if (isSameSet) return letters.join('') === official.join('') ? 'sign' : 'order';
  if (letters?.length === 0) return 'missing';
  return official?.length === 0 ? 'added' : 'substituted';
}
