import { diffChars } from 'diff';
import type { Correction } from '../corrections.ts';
import type { Instead } from '../diagnostics/anchors.ts';
import { say } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics.ts';
import type { Provision, RegulationText } from '../model.ts';
import { allBlocks, blocksOf, type TextBlock } from '../provisions.ts';
import { clip } from '../strings.ts';
import { type Anchor, type AnchorFailure, type Occurrence, openingWords, resolveQuote, twinsOf } from './anchor.ts';
import { corrected } from './corrected.ts';

/** Of words in a message, in characters. */
const SHOWN_LENGTH = 41;

/** Where the maintainer wrote the anchor. */
export interface AnchorOrigin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Where the eId stands, so that it can be rewritten; absent where quotation marks stand around it. */
  readonly eId?: { readonly line: number; readonly column: number };
  /** What comes between the eId and an `opening` put after it, where the eId stands in a mapping: ", ", "\n  ". */
  readonly between?: string;
}

/** Says why an anchor does not hold, what the text says now, and how to mend it. Always an error. */
export function anchorDiagnostic(
  text: RegulationText,
  anchor: Anchor,
  failure: AnchorFailure,
  origin: AnchorOrigin,
  corrections: readonly Correction[] = [],
): Diagnostic {
  const quote = anchor.kind === 'quote' ? anchor.quote : '';
  const { file, line, column } = origin;
  const at = { file, line, column };
  const reworded = rewordedBy(text, anchor, failure, corrections);
  if (reworded === null) return { ...at, ...describe(text, quote, failure), ...fixOf(failure, origin) };
  const { field, found, replacement } = reworded;
  const fix = YAML_SIGNS.test(found + replacement) ? {} : { fix: { line, column, found, replacement } };
  return {
    ...at,
    ...say(
      'anchor-corrected',
      field,
      clip(found, SHOWN_LENGTH),
      anchor.kind === 'regulation' ? '' : anchor.eId,
      replacement,
    ),
    ...fix,
  };
}

/** What could mean something else in YAML than itself, or is written otherwise there. */
const YAML_SIGNS = /[\\"'#:,{}[\]&*!|>%@`\r\n]/;

/** The words of an anchor that a correction on record changed, and what stands there now, when with that the anchor holds. */
function rewordedBy(
  text: RegulationText,
  anchor: Anchor,
  failure: AnchorFailure,
  corrections: readonly Correction[],
): { readonly field: 'quote' | 'opening'; readonly found: string; readonly replacement: string } | null {
  if (failure.reason === 'opening-differs') {
    const { provision, opening: found } = failure;
    const isCorrected = corrected(text, provision, found, corrections) !== null;
    return isCorrected ? { field: 'opening', found, replacement: openingWords(text, provision) } : null;
  }
  if (failure.reason !== 'not-found' || anchor.kind !== 'quote') return null;
  const { quote: found } = anchor;
  const replacement = corrected(text, failure.provision, found, corrections);
  if (replacement === null || !resolveQuote(text, { ...anchor, quote: replacement }).ok) return null;
  return { field: 'quote', found, replacement };
}

/** Only what moved as it was is put right without asking. */
function fixOf(failure: AnchorFailure, { eId: at }: AnchorOrigin): Pick<Diagnostic, 'fix'> {
  if (at === undefined) return {};
  if (failure.reason === 'opening-moved') return { fix: { ...at, found: failure.eId, replacement: failure.to.eId } };
  if (failure.reason !== 'moved') return {};
  return { fix: { ...at, found: failure.eId, replacement: failure.to.block.provision.eId } };
}

/** An anchor to a whole provision that does not say how it begins: with the opening, it can never come to mean another in silence. */
export function openingMissing(
  text: RegulationText,
  provision: Provision,
  { eId: at, between, file, line, column }: AnchorOrigin,
): Diagnostic {
  const { eId } = provision;
  const opening = `opening: ${JSON.stringify(openingWords(text, provision))}`;
  const whole = `{ eId: ${eId}, ${opening} }`;
  const replacement = between === undefined ? whole : `${eId}${between}${opening}`;
  const fix = at ? { fix: { ...at, found: eId, replacement } } : {};
  return { ...say('anchor-opening-missing', eId, whole), file, line, column, ...fix };
}

/** A whole provision that says, to a letter, what another says: where it went, nothing tells. */
export function openingShared(
  text: RegulationText,
  provision: Provision,
  { file, line, column }: AnchorOrigin,
): readonly Diagnostic[] {
  const [twin] = twinsOf(text, provision);
  return twin ? [{ ...say('anchor-opening-twin', provision.eId, twin.eId), file, line, column }] : [];
}

function describe(text: RegulationText, quote: string, failure: AnchorFailure) {
  const words = clip(quote, SHOWN_LENGTH);
  switch (failure.reason) {
    case 'unknown-eid':
      return say(
        'anchor-eid-unknown',
        text.source.title,
        failure.eId,
        failure.suggestions,
        `content/${text.source.file}`,
      );
    case 'moved':
      return say('anchor-moved', words, failure.eId, failure.to.block.provision.eId, inContext(failure.to));
    case 'opening-moved':
      return say('anchor-opening-moved', clip(failure.opening, SHOWN_LENGTH), failure.eId, failure.to.eId);
    case 'opening-differs': {
      const { provision, opening } = failure;
      return say('anchor-opening-differs', opening, provision.eId, openingWords(text, provision));
    }
    case 'opening-ambiguous': {
      const { provision, opening, others } = failure;
      const choices = [provision, ...others].map((each) => ({ eId: each.eId, opening: openingWords(text, each) }));
      return say('anchor-opening-ambiguous', opening, choices);
    }
    case 'across-blocks':
      return say('anchor-across-paragraphs', words, failure.provision.eId);
    case 'context-differs': {
      const { provision, occurrences } = failure;
      return say('anchor-context-differs', words, provision.eId, placesOf(occurrences), exampleOf(occurrences));
    }
    case 'ambiguous': {
      const { provision, occurrences } = failure;
      const example = exampleOf(occurrences);
      return say('anchor-ambiguous', words, provision.eId, placesOf(occurrences), narrower(failure), example);
    }
    case 'not-found':
      return say('anchor-not-found', words, failure.provision.eId, insteadOf(text, quote, failure));
  }
}

const placesOf = (occurrences: readonly Occurrence[]) => ({
  count: occurrences.length,
  first: occurrences.slice(0, 5).map(inContext),
});

/** What the text has instead of a quote: the same words elsewhere, words like them here, words like them elsewhere, nothing. */
function insteadOf(
  text: RegulationText,
  quote: string,
  { provision, elsewhere }: Extract<AnchorFailure, { readonly reason: 'not-found' }>,
): Instead {
  if (elsewhere.length > 0) return { kind: 'elsewhere', places: placesOf(elsewhere).first };
  const blocks = blocksOf(text, provision);
  const [nearest] = nearestIn(blocks, quote);
  if (nearest) return { kind: 'alike-here', passage: nearest.text, marked: markChanges(quote, nearest.text) };
  const passages = nearestIn(allBlocks(text), quote).slice(0, 3);
  if (passages.length === 0)
    return { kind: 'nothing', now: clip(blocks.map((block) => block.text).join('／'), 3 * SHOWN_LENGTH) };
  return {
    kind: 'alike-elsewhere',
    places: passages.map(({ eId, text: passage }) => `${eId}“${markChanges(quote, passage)}”`),
  };
}

/** The stretches most like the quote, one a block, nearest first. */
function nearestIn(blocks: readonly TextBlock[], quote: string): readonly (Nearest & { readonly eId: string })[] {
  return blocks
    .flatMap((block) => {
      const stretch = nearestStretch(quote, block.text);
      return stretch === null ? [] : { ...stretch, eId: block.provision.eId };
    })
    .sort((a, b) => a.distance - b.distance);
}

/** A quote that occurs once in a paragraph of the article is told apart by the paragraph's own eId. */
function narrower({
  provision,
  occurrences,
}: Extract<AnchorFailure, { readonly reason: 'ambiguous' }>): readonly string[] {
  const byHolder = Map.groupBy(occurrences, ({ block }) => block.provision.eId);
  const enough = [...byHolder].flatMap(([eId, inside]) => (inside.length === 1 && eId !== provision.eId ? [eId] : []));
  return enough.slice(0, 5);
}

/** `art_3__para_1（……供给[质量]明显……）` */
function inContext({ block, before, after, range }: Occurrence): string {
  const quote = block.text.slice(range.start - block.start, range.end - block.start);
  return `${block.provision.eId}（${before.slice(-6)}[${clip(quote, 13)}]${after.slice(0, 6)}）`;
}

/** The shortest words right before or after the first occurrence that no other has. */
function exampleOf(occurrences: readonly Occurrence[]): string {
  const [first] = occurrences;
  if (first === undefined) return '';
  for (let length = 2; length <= LONGEST_EXAMPLE; length += 1) {
    const prefix = first.before.slice(-length);
    if (tellsApart(prefix, occurrences, ({ before }) => before.endsWith(prefix))) return `prefix: ${prefix}`;
    const suffix = first.after.slice(0, length);
    if (tellsApart(suffix, occurrences, ({ after }) => after.startsWith(suffix))) return `suffix: ${suffix}`;
  }
  return `prefix: ${first.before.slice(-LONGEST_EXAMPLE)}`;
}

const LONGEST_EXAMPLE = 12;

/** White space at an end would be lost in YAML. */
function tellsApart(words: string, occurrences: readonly Occurrence[], has: (one: Occurrence) => boolean): boolean {
  return words !== '' && words.trim() === words && occurrences.filter(has).length === 1;
}

/** A stretch of text most like a quote that no longer matches: for messages only. Nothing is anchored by it. */
export interface Nearest {
  readonly text: string;
  /** Insertions, deletions and replacements between the quote and `text`, in code points. */
  readonly distance: number;
}

/** Longer quotes and blocks are compared by their beginnings: the work is the product of the two lengths. */
const LONGEST_QUOTE = 300;
const LONGEST_BLOCK = 20_000;

/**
 * The stretch of `text` with the least edit distance to `quote` (Sellers' algorithm), or null when more than half of
 * the quote would have to change.
 */
export function nearestStretch(quote: string, text: string): Nearest | null {
  const wanted = [...quote].slice(0, LONGEST_QUOTE);
  const given = [...text].slice(0, LONGEST_BLOCK);
  // costs[i]: least distance of wanted[0..i] to a stretch ending here; starts[i]: where that stretch begins.
  let costs = Array.from({ length: wanted.length + 1 }, (_, i) => i);
  let starts = costs.map(() => 0);
  let best = { cost: wanted.length, start: 0, end: 0 };
  for (const [j, character] of given.entries()) {
    const nextCosts = [0];
    const nextStarts = [j + 1];
    for (const [i, other] of wanted.entries()) {
      const replaced = at(costs, i) + (character === other ? 0 : 1);
      const skipped = at(costs, i + 1) + 1;
      const missing = at(nextCosts, i) + 1;
      const cost = Math.min(replaced, skipped, missing);
      nextCosts.push(cost);
      nextStarts.push(cost === replaced ? at(starts, i) : cost === skipped ? at(starts, i + 1) : at(nextStarts, i));
    }
    costs = nextCosts;
    starts = nextStarts;
    const cost = at(costs, wanted.length);
    const start = at(starts, wanted.length);
    // Of stretches that begin together and are as near, the longer holds what stands in the place of the last characters
    if (cost < best.cost || (cost === best.cost && best.end > 0 && start === best.start))
      best = { cost, start, end: j + 1 };
  }
  if (best.cost * 2 > wanted.length || best.end === 0) return null;
  return { text: given.slice(best.start, best.end).join(''), distance: best.cost };
}

/**
 * Marks what turns `old` into `current` as a word diff does:
 * `实施质量提升工程` and `实施质量攻关工程` give `实施质量[-提升-]{+攻关+}工程`.
 */
export function markChanges(old: string, current: string): string {
  return diffChars(beginning(old, LONGEST_QUOTE), beginning(current, 2 * LONGEST_QUOTE))
    .map(({ value, added, removed }) => (removed ? `[-${value}-]` : added ? `{+${value}+}` : value))
    .join('');
}

const beginning = (text: string, length: number): string => [...text].slice(0, length).join('');

const at = (numbers: readonly number[], index: number): number => numbers[index] ?? 0;
