import type { WorkId } from '../edition.ts';
import type { TextRange } from '../model.ts';

/** A stand-off annotation: a stretch of the source text and what a layer has to say of it. Layers never see each other's marks. */
interface MarkOf<Kind extends string, Data> extends TextRange {
  readonly kind: Kind;
  readonly data: Data;
}

/** 引用: a reference to a provision of this or another regulation. */
export type ReferenceMark = MarkOf<
  'reference',
  {
    /** eIds of the targets in document order; empty for a whole law. */
    readonly targets: readonly string[];
    /** Slug of the regulation that holds the targets; null when it is not in the library. */
    readonly regulation: WorkId | null;
    /** Full title of the law; null for the document itself. */
    readonly law: string | null;
    /** The edition that holds the targets; undefined for the one in force, and for the text's own. */
    readonly edition?: string | undefined;
    /** It is not known which edition is meant: the one in force answers. */
    readonly isAssumed?: true | undefined;
  }
>;

/** 术语: an occurrence of a glossary term. */
export type TermMark = MarkOf<'term', { readonly term: string }>;

/** 注释: the text an editor's note is about, quoted words or the whole of a provision's own text (a heading, a paragraph). */
export type NoteMark = MarkOf<
  'note',
  { readonly note: string; readonly number: number; readonly on: 'words' | 'provision' }
>;

/** 关联: a quoted end of a curated relation; as it is shown, the ends of all those in a sentence. */
export type RelationMark = MarkOf<'relation', { readonly ends: readonly RelationMarkEnd[] }>;

export interface RelationMarkEnd {
  /** The relation's id. */
  readonly relation: string;
  readonly end: 'from' | 'to';
}

export type Mark = ReferenceMark | TermMark | NoteMark | RelationMark;
