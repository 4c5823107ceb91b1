/** A stretch of shown text; hits are marked, and `…` stands where something is left out. */
export interface Segment {
  readonly text: string;
  readonly hit: boolean;
}

/** Offsets in the text shown, half-open. */
export interface TextHit {
  readonly start: number;
  readonly end: number;
}

/** A paragraph up to this length is shown whole; of a longer one, about as much around the hits. */
const LENGTH = 110;
/** How far before the first hit the excerpt may begin. */
const LEAD = 36;

/** Where reading may begin or stop without hurting: after these signs. */
const PAUSE = /[，。；：、！？\n]/;

const OPENING: Readonly<Record<string, string>> = {
  '）': '（',
  '”': '“',
  '》': '《',
  '〕': '〔',
  '」': '「',
  ')': '(',
};

/** A bracket that opens in a hit and closes right behind it belongs to what is marked, though signs are not searched for: 首台（套）. */
export function withClosing(text: string, { start, end }: TextHit): TextHit {
  const closing = text.charAt(end);
  const opening = OPENING[closing];
  const words = text.slice(start, end);
  const isOpen = opening !== undefined && words.lastIndexOf(opening) > words.lastIndexOf(closing);
  return { start, end: isOpen ? end + 1 : end };
}

/** The part of the text around its hits, cut at punctuation, with the hits marked exactly. */
export function snippetOf(text: string, hits: readonly TextHit[]): Segment[] {
  const { start, end } = excerpt(text, hits);
  const segments = marked(text.slice(start, end), within(hits, start, end));
  return [
    ...(start > 0 ? [{ text: '…', hit: false }] : []),
    ...segments,
    ...(end < text.length ? [{ text: '…', hit: false }] : []),
  ];
}

function excerpt(text: string, hits: readonly TextHit[]): TextHit {
  const first = hits[0];
  if (text.length <= LENGTH || !first) return { start: 0, end: Math.min(text.length, LENGTH) };
  const start = text.length - first.start < LENGTH - LEAD ? text.length - LENGTH : first.start - LEAD;
  const begin = start <= 0 ? 0 : afterPause(text, start, first.start);
  const least = Math.max(first.end, begin + LENGTH - LEAD);
  const stop =
    begin + LENGTH >= text.length ? text.length : lastPause(text, least, Math.max(first.end, begin + LENGTH));
  return { start: wholeCharacter(text, begin), end: wholeCharacter(text, stop) };
}

/** The first place in `from..to` that follows a pause; `from` when there is none. */
function afterPause(text: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (PAUSE.test(text.charAt(at))) return at + 1;
  return from;
}

/** The last place in `from..to` that follows a pause; `to` when there is none. */
function lastPause(text: string, from: number, to: number): number {
  for (let at = to; at > from; at -= 1) if (PAUSE.test(text.charAt(at - 1))) return at;
  return to;
}

/** Steps back from the middle of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  return at > 0 && at < text.length && /^[\udc00-\udfff]$/.test(text.charAt(at)) ? at - 1 : at;
}

function within(hits: readonly TextHit[], start: number, end: number): TextHit[] {
  return hits
    .map((hit) => ({ start: Math.max(0, hit.start - start), end: Math.min(end, hit.end) - start }))
    .filter((hit) => hit.end > hit.start);
}

/** The text in segments; hits that overlap or touch the same characters are marked once. */
function marked(text: string, hits: readonly TextHit[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const hit of hits) {
    const start = Math.max(at, hit.start);
    if (hit.end <= start) continue;
    if (start > at) segments.push({ text: text.slice(at, start), hit: false });
    segments.push({ text: text.slice(start, hit.end), hit: true });
    at = hit.end;
  }
  if (at < text.length) segments.push({ text: text.slice(at), hit: false });
  return segments;
}
