/**
 * What a reader typed, as clauses. Terms separated by spaces must all occur in an article; `A|B` either; `-词` none;
 * `"…"` keeps spaces and signs.
 *
 *     质量 "产品+服务" 标准|认证 -召回
 *     同句：质量 责任
 */
import { fold, SIGN, withoutSigns } from '../fold.ts';

/** Characters that stand next to each other in the text. */
export interface Phrase {
  /** As typed, without the quotation marks. */
  readonly typed: string;
  /** Folded spellings, any of which is an exact match: with the signs as typed, and without any. */
  readonly spellings: readonly string[];
}

/** Alternatives: an article must hold one of them. */
export interface Requirement {
  readonly alternatives: readonly Phrase[];
}

export interface Query {
  readonly required: readonly Requirement[];
  readonly excluded: readonly Phrase[];
  /** 同句：all of them must stand in one sentence, not only in one article. */
  readonly together: boolean;
  /** The typed text was longer than `LONGEST_QUERY` and has been cut. */
  readonly cut: boolean;
}

/** What can be searched, or why nothing can. */
export type ParsedQuery =
  | { readonly kind: 'query'; readonly query: Query }
  | { readonly kind: 'empty' }
  | { readonly kind: 'signs-only' }
  | { readonly kind: 'excludes-only' };

/** Longer than any sentence a clerk pastes; every further pair of characters would cost a download. */
export const LONGEST_QUERY = 120;

/** Said before the words that must stand together. */
const TOGETHER = /^同句[：:]/u;

/** Typed by accident or to deceive the eye: controls, zero-width and direction marks, lone surrogates. */
const INVISIBLE = /[\p{Cc}\p{Cs}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]/gu;

export function parseQuery(typed: string): ParsedQuery {
  const clean = typed.replace(/\s/g, ' ').replace(INVISIBLE, '').trim();
  if (clean === '') return { kind: 'empty' };
  const together = TOGETHER.test(clean);
  const text = clean.slice(0, LONGEST_QUERY).replace(INVISIBLE, '').replace(TOGETHER, '');
  const required: Requirement[] = [];
  const excluded: Phrase[] = [];
  for (const { negated, pieces } of termsOf(text)) {
    const alternatives = pieces.map(phraseOf).filter((phrase) => phrase.spellings.length > 0);
    if (alternatives.length === 0) continue;
    if (negated) excluded.push(...alternatives);
    else required.push({ alternatives });
  }
  if (required.length > 0)
    return { kind: 'query', query: { required, excluded, together, cut: clean.length > LONGEST_QUERY } };
  return { kind: excluded.length > 0 ? 'excludes-only' : 'signs-only' };
}

interface QueryPiece {
  readonly text: string;
  readonly quoted: boolean;
}

interface QueryTerm {
  readonly negated: boolean;
  readonly pieces: readonly QueryPiece[];
}

/** One term: `-`?, then quoted or bare pieces joined by `|`. A quotation mark that is never closed is a sign like others. */
const TERM = /(-?)((?:"[^"]+"|[^\s|])+(?:[|｜](?:"[^"]+"|[^\s|])+)*)/g;
const ALTERNATIVE = /(?:"[^"]+"|[^|｜])+/g;

function termsOf(text: string): QueryTerm[] {
  return Array.from(text.matchAll(TERM), ([, minus = '', body = '']) => ({
    negated: minus === '-',
    pieces: Array.from(body.matchAll(ALTERNATIVE), ([piece]) => unquote(piece)),
  }));
}

function unquote(piece: string): QueryPiece {
  const [, quoted] = /^"([^"]+)"$/.exec(piece) ?? [];
  return quoted === undefined ? { text: piece.replaceAll('"', ''), quoted: false } : { text: quoted, quoted: true };
}

function phraseOf({ text, quoted }: QueryPiece): Phrase {
  const folded = fold(text);
  if (quoted) return { typed: text, spellings: folded.trim() === '' ? [] : [folded] };
  const bare = withoutSigns(folded);
  if (bare === '') return { typed: text, spellings: [] };
  const typed = trimSigns(folded);
  return { typed: text, spellings: typed === bare ? [bare] : [typed, bare] };
}

/** `“产品+服务”` → `产品+服务`: signs at the ends say nothing about where the phrase stands. */
function trimSigns(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && SIGN.test(text.charAt(start))) start += 1;
  while (end > start && SIGN.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
