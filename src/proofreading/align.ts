/**
 * Whether a stretch of a draft is the official text, and where it is not: to the character. The stretch as a whole is laid against the
 * text (a fitting alignment after Sellers): nothing of it is left out, and it may begin and end anywhere in the text.
 */
import type { TextRange } from '../regulation/ranges.ts';
import { fold, SIGN } from '../search/fold.ts';

/**
 * What is wrong with a few characters: other ones, too few, too many, in another order; or only signs, or the same characters in another
 * width, case or script.
 */
export type DifferenceKind = 'substituted' | 'missing' | 'added' | 'order' | 'sign' | 'width' | 'traditional';

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
  /** What the differences weigh: 2 for a character, 1 for a sign, 0 for width and traditional forms. */
  readonly cost: number;
  /** In order. */
  readonly differences: readonly Difference[];
}

/** Traditional characters and their simplified forms; empty where nothing traditional was written. */
export type Simplified = ReadonlyMap<string, string>;

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

/** 〇 typed as o, 一 as l: what a scan reads wrong is another character, but that is not decided here. */
interface Unit {
  readonly key: string;
  readonly raw: string;
  readonly at: number;
  readonly isSign: boolean;
}

function unitsOf(text: string, simplified: Simplified): readonly Unit[] {
  const folded = fold(text);
  const units: Unit[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = folded.charAt(at);
    if (character === ' ' || character === '\u200b') continue;
    const isSign = SIGN.test(character);
    const key = isSign ? (SAME_SIGNS.get(character) ?? character) : (simplified.get(character) ?? character);
    units.push({ key, raw: text.charAt(at), at, isSign });
  }
  return units;
}

const weight = ({ isSign }: Unit): number => (isSign ? SIGNS : LETTER);

/** Where a step of the alignment came from. */
const DIAGONAL = 1;
const ADDED = 2;
const MISSING = 3;

/**
 * Lays the whole stretch against the text where it costs least; of equal ones the first.
 * @param simplified forms read as the same, where the draft is written in traditional characters
 * @returns null when either has no character
 */
export function align(stretch: string, text: string, simplified: Simplified = new Map()): WordAlignment | null {
  const mine = unitsOf(stretch, simplified);
  const theirs = unitsOf(text, new Map());
  if (mine.length === 0 || theirs.length === 0) return null;
  const { steps, best, cost } = costs(mine, theirs);
  const pairs = trace(steps, mine.length, theirs.length, best);
  const first = pairs.find(([, other]) => other !== null)?.[1];
  const last = pairs.findLast(([, other]) => other !== null)?.[1];
  const start = first == null ? (theirs[best - 1]?.at ?? 0) : (theirs[first]?.at ?? 0);
  const end = last == null ? start : (theirs[last]?.at ?? 0) + 1;
  return { start, end, cost, differences: differencesOf(pairs, mine, theirs, stretch.length) };
}

/** The table of least costs; its directions are kept, and where the last row costs least. */
function costs(
  mine: readonly Unit[],
  theirs: readonly Unit[],
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
  return { steps, best, cost: above[best] ?? 0 };
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

function differencesOf(
  pairs: readonly Pair[],
  mine: readonly Unit[],
  theirs: readonly Unit[],
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
        const kind = fold(own.raw) === fold(other.raw) || own.isSign ? 'width' : 'traditional';
        join(found, { kind, start: own.at, end: own.at + 1, officialStart: other.at, officialEnd: other.at + 1 });
      }
    } else open.push(pair);
  }
  close();
  return moved(found, mine, theirs);
}

/** Words between the two halves of a change of order. */
const LONGEST_MOVE = 12;

/** Two differences that have the same characters on both sides are one change of order: 地点和时间 for 时间和地点. */
function moved(found: readonly Difference[], mine: readonly Unit[], theirs: readonly Unit[]): readonly Difference[] {
  const result: Difference[] = [];
  for (const next of found) {
    const last = result.at(-1);
    const isMove =
      last !== undefined &&
      [last, next].every(({ kind }) => LETTERS.has(kind)) &&
      next.start - last.end <= LONGEST_MOVE &&
      lettersIn(
        mine,
        [last, next].map(({ start, end }) => ({ start, end })),
      ) ===
        lettersIn(
          theirs,
          [last, next].map(({ officialStart, officialEnd }) => ({ start: officialStart, end: officialEnd })),
        );
    if (isMove) {
      const { start, officialStart } = last;
      result[result.length - 1] = { ...next, kind: 'order', start, officialStart };
    } else result.push(next);
  }
  return result;
}

const LETTERS: ReadonlySet<DifferenceKind> = new Set(['added', 'missing', 'substituted']);

const lettersIn = (units: readonly Unit[], ranges: readonly TextRange[]): string =>
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
  mine: readonly Unit[],
  theirs: readonly Unit[],
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

function kindOf(own: readonly Unit[], other: readonly Unit[]): DifferenceKind {
  if ([...own, ...other].every(({ isSign }) => isSign)) return 'sign';
  if (own.length === 0) return 'missing';
  if (other.length === 0) return 'added';
  const [letters, official] = [own, other].map((units) => units.filter(({ isSign }) => !isSign).map(({ key }) => key));
  const isSameSet = letters && official && [...letters].sort().join('') === [...official].sort().join('');
  if (isSameSet) return letters.join('') === official.join('') ? 'sign' : 'order';
  if (letters?.length === 0) return 'missing';
  return official?.length === 0 ? 'added' : 'substituted';
}
