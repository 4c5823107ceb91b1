import type { RegulationText, TextRange } from '../model.ts';

/** Words of a text with what stands around them in their sentence. */
export interface Excerpt {
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

const SENTENCE_END = /[。！？；\n]/;

/** The sentence around a range, cut to `reach` characters on either side, within its line. */
export function sentenceAround(text: RegulationText, { start, end }: TextRange, reach: number): Excerpt {
  const source = text.source.text;
  const before = lastPart(source.slice(Math.max(0, start - reach - 1), start), reach);
  const after = firstPart(source.slice(end, end + reach + 1), reach);
  return { before, match: source.slice(start, end), after };
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
