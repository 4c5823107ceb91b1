import { z } from 'zod';
import { KIND_BY_PREFIX } from '../eid.ts';
import { textField } from '../fields.ts';
import type { Provision, ProvisionKind, RegulationText, TextRange } from '../model.ts';
import { oncePer } from '../once-per.ts';
import { allBlocks, blocksOf, type TextBlock } from '../provisions.ts';
import { offsetsOf } from '../ranges.ts';
import { similarTo } from '../strings.ts';

/**
 * The text an editor means: an exact quote that occurs once within a provision. After the text quote selector of the
 * W3C Web Annotation Data Model (§4.2.4): `prefix` and `suffix` are the characters directly before and after the
 * quote and tell equal quotes apart.
 *
 * A quote lies within one block (a heading, a paragraph, an item): what spans two paragraphs is said of the provision
 * that holds both.
 */
export interface QuoteAnchor {
  readonly kind: 'quote';
  readonly eId: string;
  readonly quote: string;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
}

/** What an editorial text is about: the whole regulation, a whole provision (an article, a part), or quoted words. */
export type Anchor = { readonly kind: 'regulation' } | ProvisionAnchor | QuoteAnchor;

/** `opening` is what the provision begins with: an article that takes its number does not take its notes. */
export interface ProvisionAnchor {
  readonly kind: 'provision';
  readonly eId: string;
  readonly opening?: string | undefined;
}

export type QuotePlace = {
  readonly kind: 'quote';
  /** The innermost provision that holds the quote: the paragraph, not its article. */
  readonly provision: Provision;
  readonly range: TextRange;
};

/** Where an anchor holds. */
export type Place =
  | { readonly kind: 'regulation' }
  | { readonly kind: 'provision'; readonly provision: Provision }
  | QuotePlace;

/** One of several places a quote fits, with the characters around it in its block. */
export interface Occurrence {
  readonly block: TextBlock;
  readonly range: TextRange;
  readonly before: string;
  readonly after: string;
}

/** Why an anchor does not hold. Nothing is ever attached to a guess. */
export type AnchorFailure =
  | { readonly reason: 'unknown-eid'; readonly eId: string; readonly suggestions: readonly string[] }
  /** The quote stands, prefix and suffix included, exactly once in the document, in another provision. */
  | { readonly reason: 'moved'; readonly eId: string; readonly to: Occurrence }
  /** Exactly one other provision of its kind begins as this one did. */
  | { readonly reason: 'opening-moved'; readonly eId: string; readonly opening: string; readonly to: Provision }
  /** The provision begins with other words. */
  | { readonly reason: 'opening-differs'; readonly provision: Provision; readonly opening: string }
  /** The provision begins with these words, and so do others that go on otherwise. */
  | {
      readonly reason: 'opening-ambiguous';
      readonly provision: Provision;
      readonly opening: string;
      readonly others: readonly Provision[];
    }
  /** The quote is nowhere in the provision; `elsewhere` lists where in the document it does occur. */
  | { readonly reason: 'not-found'; readonly provision: Provision; readonly elsewhere: readonly Occurrence[] }
  /** The quote is there, with other characters around it than the prefix or suffix says. */
  | { readonly reason: 'context-differs'; readonly provision: Provision; readonly occurrences: readonly Occurrence[] }
  /** The words are there, with a paragraph's end between them. */
  | { readonly reason: 'across-blocks'; readonly provision: Provision }
  | { readonly reason: 'ambiguous'; readonly provision: Provision; readonly occurrences: readonly Occurrence[] };

export type Resolution<Found extends Place = Place> =
  | { readonly ok: true; readonly place: Found }
  | { readonly ok: false; readonly failure: AnchorFailure };

/** Finds the place of an anchor: exactly one, or the reason why not. */
export function resolveAnchor(text: RegulationText, anchor: Anchor): Resolution {
  if (anchor.kind === 'regulation') return { ok: true, place: { kind: 'regulation' } };
  if (anchor.kind === 'quote') return resolveQuote(text, anchor);
  const provision = text.byEId.get(anchor.eId);
  const { eId, opening } = anchor;
  if (opening !== undefined && !(provision && wordsOf(text, provision).startsWith(opening))) {
    const [to, ...others] = beginningSo(text, provision?.kind ?? kindOfEId(eId), opening);
    if (to && others.length === 0) return { ok: false, failure: { reason: 'opening-moved', eId, opening, to } };
    if (provision) return { ok: false, failure: { reason: 'opening-differs', provision, opening } };
  }
  if (provision === undefined) return unknown(text, anchor.eId);
  const words = wordsOf(text, provision);
  // What came before it may begin as it did: an opening that fits both tells nothing. One that is all of it does
  if (opening !== undefined && opening !== words) {
    const others = beginningSo(text, provision.kind, opening).filter((each) => wordsOf(text, each) !== words);
    if (others.length > 0) return { ok: false, failure: { reason: 'opening-ambiguous', provision, opening, others } };
  }
  return { ok: true, place: { kind: 'provision', provision } };
}

/** In UTF-16 units: enough of a provision to tell it from most others, and short enough for one line of a note. */
const OPENING_LENGTH = 20;
/** Of those that say the same for so long it is said that they cannot be told apart. */
const LONGEST_OPENING = 400;

/** What a provision begins with, as an anchor to all of it has it: no other of its kind that says something else begins so. */
export function openingWords(text: RegulationText, provision: Provision): string {
  const words = wordsOf(text, provision);
  const first = words.split(BREAK)[0]?.slice(0, OPENING_LENGTH) ?? '';
  const alike = beginningSo(text, provision.kind, whole(first))
    .map((each) => wordsOf(text, each))
    .filter((other) => other !== words);
  const length = Math.max(first.length, ...alike.map((other) => sharedLength(words, other) + 1));
  return whole(words.slice(0, Math.min(length, words.length)));
}

/** Without half a character and white space at its end. */
const whole = (words: string): string => words.replace(/[\uD800-\uDBFF]$/, '').trimEnd();

/** Provisions that say, to a letter, what this one says. */
export const twinsOf = (text: RegulationText, provision: Provision): readonly Provision[] => {
  const words = wordsOf(text, provision);
  return beginningSo(text, provision.kind, words).filter(
    (each) => each !== provision && words !== '' && wordsOf(text, each) === words,
  );
};

function beginningSo(text: RegulationText, kind: ProvisionKind | null, opening: string): readonly Provision[] {
  const words = wordsByProvision(text);
  return [...text.byEId.values()].filter((each) => each.kind === kind && words.get(each)?.startsWith(opening) === true);
}

/** How far two texts go together; all of one is no less than the other when they are the same. */
function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

const wordsOf = (text: RegulationText, provision: Provision): string => wordsByProvision(text).get(provision) ?? '';

/** Between a heading and what stands below it, between two paragraphs. */
const BREAK = '　';

/** What each provision says, its heading first, then all below it, as far as an opening may go. */
const wordsByProvision = oncePer((text: RegulationText): ReadonlyMap<Provision, string> => {
  const words = new Map<Provision, string>();
  const read = (provision: Provision): string => {
    const own = provision.pieces
      .filter(({ role }) => role === 'heading' || role === 'text')
      .map(({ start, end }) => text.source.text.slice(start, end).trim());
    const said = [...own, ...provision.children.map(read)].filter((part) => part !== '').join(BREAK);
    words.set(provision, said.slice(0, LONGEST_OPENING));
    return said.slice(0, LONGEST_OPENING);
  };
  for (const provision of text.provisions) read(provision);
  return words;
});

/** `art_12` and `att_1__art_3` are articles, `art_4__para_2` is none; null for what no eId begins with. */
const kindOfEId = (eId: string): ProvisionKind | null =>
  KIND_BY_PREFIX.get(eId.split('__').at(-1)?.split('_')[0] ?? '') ?? null;

/** Finds the one place of a quote within its provision. */
export function resolveQuote(text: RegulationText, anchor: QuoteAnchor): Resolution<QuotePlace> {
  const provision = text.byEId.get(anchor.eId);
  if (provision === undefined) return { ok: false, failure: moved(text, anchor) ?? unknown(text, anchor.eId).failure };
  const blocks = blocksOf(text, provision);
  const occurrences = findQuote(blocks, anchor);
  const [found] = occurrences;
  if (found === undefined) return { ok: false, failure: whyMissing(text, provision, blocks, anchor) };
  if (occurrences.length > 1) return { ok: false, failure: { reason: 'ambiguous', provision, occurrences } };
  return { ok: true, place: { kind: 'quote', provision: found.block.provision, range: found.range } };
}

function whyMissing(
  text: RegulationText,
  provision: Provision,
  blocks: readonly TextBlock[],
  anchor: QuoteAnchor,
): AnchorFailure {
  const { quote } = anchor;
  const occurrences = findQuote(blocks, { quote });
  if (occurrences.length > 0) return { reason: 'context-differs', provision, occurrences };
  if (standsAcross(blocks, quote)) return { reason: 'across-blocks', provision };
  return moved(text, anchor) ?? { reason: 'not-found', provision, elsewhere: findQuote(allBlocks(text), { quote }) };
}

/** Where the quote went, when there is no doubt. */
function moved(text: RegulationText, anchor: QuoteAnchor): AnchorFailure | null {
  const [to, ...others] = findQuote(allBlocks(text), anchor);
  return to === undefined || others.length > 0 ? null : { reason: 'moved', eId: anchor.eId, to };
}

/** Every place where the quote stands between its prefix and suffix. */
export function findQuote(
  blocks: readonly TextBlock[],
  anchor: Omit<QuoteAnchor, 'kind' | 'eId'>,
): readonly Occurrence[] {
  const { quote, prefix = '', suffix = '' } = anchor;
  if (quote === '') return [];
  return blocks.flatMap((block) =>
    offsetsOf(prefix + quote + suffix, block.text).map((at) => {
      const start = at + prefix.length;
      const end = start + quote.length;
      return {
        block,
        range: { start: block.start + start, end: block.start + end },
        before: block.text.slice(0, start),
        after: block.text.slice(end),
      };
    }),
  );
}

function unknown(text: RegulationText, eId: string): { readonly ok: false; readonly failure: AnchorFailure } {
  return { ok: false, failure: { reason: 'unknown-eid', eId, suggestions: similarTo(eId, text.byEId.keys()) } };
}

/** Whether the quote is there once white space is left out, in no block alone but over several. */
function standsAcross(blocks: readonly TextBlock[], quote: string): boolean {
  const bare = withoutSpace(quote);
  const bareBlocks = blocks.map((block) => withoutSpace(block.text));
  return bareBlocks.join('').includes(bare) && !bareBlocks.some((block) => block.includes(bare));
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

/** Words of the text, character for character: white space at the ends counts too. */
const exactField = z.string().min(1, '不能为空');

/** A provision and words of it, in a maintainer's file; `forgotten` says what to do when the words are missing. */
export const quoteFields = (forgotten: string) => ({
  eId: textField.describe('条款的 eId，例如 art_12__para_1；见 npm run inspect'),
  quote: z.string({ error: forgotten }).min(1, '不能为空').describe('所指的原文，一字不差，在该条款中恰好出现一次'),
  prefix: exactField.optional().describe('紧挨引文之前的文字，引文不止一处时用来区分'),
  suffix: exactField.optional().describe('紧挨引文之后的文字，引文不止一处时用来区分'),
});

/**
 * `anchor: {eId: …, quote: …}` means quoted words, `anchor: {eId: …, opening: …}` a whole provision that begins so, `anchor: regulation`
 * all of it. `anchor: art_12` and `anchor: {eId: art_12}` are a whole provision too, and are to be given its opening: without it the note
 * would stay at the number whatever stands there.
 */
export const anchorField = z
  .union([
    textField.describe('整部法规：写 regulation；整条：写 eId，check --fix 会补上开头的文字'),
    z.strictObject(quoteFields('写上原文里的文字，一字不差；要注整条，写 anchor: art_12（直接写 eId，不写引文）。')),
    z.strictObject({
      eId: textField.describe('条款的 eId，例如 art_12；见 npm run inspect'),
      opening: exactField
        .optional()
        .describe('注整条：这一条标题或正文开头的文字，一字不差；没有写时 check --fix 会补上'),
      // A quote without words is a forgotten one
      quote: z.never().optional(),
    }),
  ])
  .transform((value): Anchor => {
    if (typeof value !== 'string') {
      const { quote, ...whole } = value;
      return quote === undefined ? { kind: 'provision', ...whole } : { kind: 'quote', quote, ...whole };
    }
    return value === 'regulation' ? { kind: 'regulation' } : { kind: 'provision', eId: value };
  });
