/** What is found in a draft: the words of the desk, the command line and the programs that ask. */
import type { TextRange } from '../regulation/ranges.ts';
import type { Difference } from './align.ts';
import type { Clausula } from './library.ts';

/** As the desk's list names them (docs: 核稿). */
export type FindingKind = 'exact' | 'differs' | 'reference' | 'wrong-reference' | 'superseded' | 'unknown';

export type FindingSubject = 'quotation' | 'borrowing' | 'reference';

/** What else is to be said of a finding. */
export type Remark =
  /** Words in quotation marks, and nothing says whose. */
  | { readonly kind: 'unsourced' }
  /** A regulation's words, longer than a phrase, without quotation marks; and whether somebody says whose. */
  | { readonly kind: 'unmarked'; readonly isSourced: boolean }
  /** The words stand in another clause than the one cited. */
  | { readonly kind: 'elsewhere'; readonly cited: string; readonly actual: Clausula }
  /** The words stand nowhere in what is cited. */
  | { readonly kind: 'absent'; readonly cited: string }
  /** They stand in the preamble, which is no clause; or an editor's note or term says them, no regulation. */
  | { readonly kind: 'preamble' }
  | { readonly kind: 'editorial' }
  /** The article is there, the 款 or 项 is not. */
  | { readonly kind: 'partly' }
  /** The law has no such article. */
  | { readonly kind: 'no-clause'; readonly title: string }
  /** No law is called so; one is called nearly so. */
  | { readonly kind: 'title'; readonly title: string }
  /** None is called so without the place before it. */
  | { readonly kind: 'local'; readonly titles: readonly string[] }
  | { readonly kind: 'number'; readonly number: string; readonly written: TextRange }
  /** The draft names an edition of a year that the library has none of. */
  | { readonly kind: 'year'; readonly year: string; readonly held: readonly string[] }
  /** Is repealed, or will be; the day and what takes its place where they are known. */
  | {
      readonly kind: 'repealed';
      readonly on: string | null;
      readonly by: string | null;
      readonly standing: 'past' | 'future';
    }
  /** Will be law. */
  | { readonly kind: 'not-yet'; readonly from: string }
  /** What is cited or quoted is so in another edition; what it is in the one in force, nothing where it is not there. */
  | {
      readonly kind: 'other-edition';
      readonly name: string;
      readonly from: string;
      readonly standing: 'past' | 'future';
      readonly today: Clausula | null;
    }
  /** An amendment is promulgated that changes it, gives it another number, or takes it out; `as`: what it will be called. */
  | {
      readonly kind: 'pending';
      readonly name: string;
      readonly from: string;
      readonly becomes: 'changed' | 'renumbered' | 'deleted';
      readonly as: string;
    }
  | { readonly kind: 'form'; readonly rule: FormRule; readonly mending: Mending | null }
  | { readonly kind: 'traditional' };

/**
 * - `number-first`: 发文字号 before the title - `brackets`: its year not in 〔〕 - `short-first`: a short title before the full one - `numerals`:
 * Arabic and Chinese numerals mixed behind 第 - `look-alike`: o for 〇, l for 1
 */
export type FormRule = 'number-first' | 'brackets' | 'short-first' | 'numerals' | 'look-alike';

/** A change that mends a finding, offsets in the draft. */
export interface Mending extends TextRange {
  readonly text: string;
}

export interface ProofFinding extends TextRange {
  readonly kind: FindingKind;
  readonly subject: FindingSubject;
  /** Where it stands in the library; null where it does not. */
  readonly clausula: Clausula | null;
  /** What the words stand for, as the official text has it; empty where nothing is compared. */
  readonly official: string;
  /** Their offsets are in the draft, and in `official`. */
  readonly differences: readonly Difference[];
  readonly remarks: readonly Remark[];
}

/** In characters: some three hundred pages. A longer draft is refused, everywhere alike. */
export const LONGEST_DRAFT = 300_000;

/** What is said of the whole draft. */
export type DraftNote =
  /** It is written in traditional characters, and was read as simplified. */
  | { readonly kind: 'traditional' }
  /** Letters stand where numerals belong, as a scan reads them. */
  | { readonly kind: 'look-alike'; readonly count: number }
  /** Quotation marks that open or close nothing; offsets. */
  | { readonly kind: 'unbalanced'; readonly marks: readonly number[] };

export interface Proof {
  /** In the order of the draft. */
  readonly findings: readonly ProofFinding[];
  readonly notes: readonly DraftNote[];
}
