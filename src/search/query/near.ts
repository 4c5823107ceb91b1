import { type Catalogue, lastAtMost } from '../catalogue.ts';
import { SIGN, withoutSigns } from '../fold.ts';
import type { Postings } from './engine.ts';
import { byRecord, type Match } from './matches.ts';
import { type Hit, occurrencesOf } from './occurrences.ts';
import type { Phrase, Query } from './parse.ts';
import { recordTexts, type ShardLoader } from './result.ts';

/** Signs that may stand between two halves: ）, ）（, ”“. */
const WIDEST_GAP = 2;
/** Longer phrases are not typed with their signs forgotten, they are pasted with them. */
const LONGEST = 16;
/** Texts read to make sure; of more candidates the first are taken. */
const MOST = 50;
/** Signs that end a thought; what stands on both sides is no phrase. Brackets, quotation marks, + and · are passed over. */
const BREAK = /[，。；：！？\n]/;

/** 首台套 → 首台（套）: records in which the phrase stands with one sign or pair of signs inside that was not typed. */
export async function matchesAcrossSigns(
  query: Query,
  postings: Postings,
  catalogue: Catalogue,
  load: ShardLoader,
): Promise<Match[]> {
  const phrase = query.required[0]?.alternatives[0];
  const bare = withoutSigns(phrase?.spellings.at(-1) ?? '');
  if (query.required.length !== 1 || bare.length < 2 || bare.length > LONGEST) return [];
  const candidates: Hit[] = [];
  for (let split = 1; split < bare.length; split += 1) {
    const [left, right] = await Promise.all([
      occurrencesOf(phraseOf(bare.slice(0, split)), postings, catalogue),
      occurrencesOf(phraseOf(bare.slice(split)), postings, catalogue),
    ]);
    candidates.push(...pairs(left, right));
  }
  const sure = await Promise.all(
    candidates.slice(0, MOST).map(async (hit) => {
      const start = catalogue.starts[hit.record] ?? 0;
      const [text = ''] = await recordTexts([hit.record], catalogue, load);
      const between = text.slice(hit.start - start, hit.end - start);
      return withoutSigns(between).length === bare.length && SIGN.test(between) && !BREAK.test(between);
    }),
  );
  const hits = candidates.filter((_, index) => sure[index]).sort((a, b) => a.start - b.start);
  return byRecord(hits, () => 1);
}

function phraseOf(text: string): Phrase {
  return { typed: text, spellings: [text] };
}

/** A left half and the right half that follows it after one or two characters of the same record. */
function pairs(left: readonly Hit[], right: readonly Hit[]): Hit[] {
  const starts = right.map(({ start }) => start);
  return left.flatMap(({ start, end, record }) => {
    const next = right[lastAtMost(starts, end + WIDEST_GAP)];
    const follows = next && next.record === record && next.start > end && next.start <= end + WIDEST_GAP;
    return follows ? [{ start, end: next.end, record }] : [];
  });
}
