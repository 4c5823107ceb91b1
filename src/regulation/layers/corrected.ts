/** Words that an anchor quotes, after corrections on record that touched them. */
import type { Correction } from '../corrections.ts';
import type { Provision, RegulationText } from '../model.ts';
import { blocksOf, type TextBlock } from '../provisions.ts';
import { offsetsOf } from '../ranges.ts';

/** What stands now where `words` stood before the latest corrections; null where these do not account for it, or in several places. */
export function corrected(
  text: RegulationText,
  provision: Provision,
  words: string,
  corrections: readonly Correction[],
): string | null {
  const found = blocksOf(text, provision).flatMap((block) => correctedIn(text, block, words, corrections));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Takes the corrections of a block's line back, the latest first, until the words are there. */
function correctedIn(
  { source }: RegulationText,
  block: TextBlock,
  words: string,
  corrections: readonly Correction[],
): readonly string[] {
  const undone: Edit[] = [];
  let before = block.text;
  for (const { line, from, to } of corrections.toReversed()) {
    const range = source.lines[line - 1];
    if (from === '' || to === '' || !range || block.start < range.start || block.end > range.end) continue;
    const [at, ...others] = offsetsOf(to, before);
    if (at === undefined || others.length > 0) continue;
    before = before.slice(0, at) + from + before.slice(at + to.length);
    undone.unshift({ at, from: from.length, to: to.length });
    const places = offsetsOf(words, before);
    if (places.length > 0)
      return places.map((start) =>
        block.text.slice(placed(start, undone, 'start'), placed(start + words.length, undone, 'end')),
      );
  }
  return [];
}

/** At `at`, so many characters became so many others. */
interface Edit {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Where an edge of the words is after the edits, the earliest first; within what an edit replaced, all that came instead is inside. */
function placed(edge: number, edits: readonly Edit[], side: 'start' | 'end'): number {
  return edits.reduce((place, { at, from, to }) => {
    if (place <= at) return place;
    if (place >= at + from) return place + to - from;
    return side === 'start' ? at : at + to;
  }, edge);
}
