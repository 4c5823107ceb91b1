import type { RegulationText, TextRange } from '../model.ts';

/** Words of a text with what stands around them in their sentence. */
export interface Excerpt {
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

const SENTENCE_END = /[。！？；\n]/;

/** The sentence around a stretch of a provision's text, cut to `reach` characters on either side; its label is no part of it. */
export function sentenceAround(
  text: RegulationText,
  { eId, start, end }: TextRange & { readonly eId: string },
  reach: number,
): Excerpt {
  const source = text.source.text;
  const piece = text.byEId.get(eId)?.pieces.find((each) => each.start <= start && end <= each.end);
  const from = Math.max(piece?.start ?? 0, start - reach - 1);
  const to = Math.min(piece?.end ?? source.length, end + reach + 1);
  return {
    before: lastPart(source.slice(from, start), reach),
    match: source.slice(start, end),
    after: firstPart(source.slice(end, to), reach),
  };
}

function lastPart(text: string, reach: number): string {
  const from = Math.max(...[...'。！？；\n'].map((mark) => text.lastIndexOf(mark))) + 1;
  const part = text.slice(from);
  const whole = part.length <= reach;
  return whole ? part.trimStart() : `…${part.slice(-reach).replace(/^[\uDC00-\uDFFF]/, '')}`;
}

function firstPart(text: string, reach: number): string {
  const stop = SENTENCE_END.exec(text);
  const part = stop === null ? text : text.slice(0, stop.index + 1).trimEnd();
  return part.length <= reach ? part : `${part.slice(0, reach).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
