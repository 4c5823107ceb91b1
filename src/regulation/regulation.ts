import type { Edition } from './edition.ts';
import type { Mark } from './layers/marks.ts';
import type { PlacedNote } from './layers/notes/note.ts';
import type { ResolvedReference } from './layers/references/index.ts';
import type { PlacedRelation } from './layers/relations/relation.ts';
import type { Span } from './layers/tables/check.ts';
import type { Term, TermOccurrence } from './layers/terms/term.ts';
import type { Metadata } from './metadata.ts';
import type { RegulationText } from './model.ts';
import type { SourceText } from './source/source-text.ts';
import type { PlacedTaskCorrection } from './tasks/corrections.ts';
import type { Work } from './work.ts';

/** A regulation as the site publishes it: the official text, what is known of it, and what layers say about its words. */
export interface Regulation extends Edition {
  /** SHA-256 of the source file's bytes, in hexadecimal: whoever has the official file can tell that it is the same. */
  readonly sourceHash: string;
  readonly text: RegulationText;
  /** 修改决定: the text of the act that made it of the edition before, where there is one. */
  readonly decision: SourceText | null;
  readonly metadata: Metadata;
  /** 官方原件, where the text was imported from one. */
  readonly original: OriginalFile | null;
  /** 注释, in reading order. */
  readonly notes: readonly PublishedNote[];
  /** 引用: what the text cites, in its order; those into documents of the library are looked up there. */
  readonly references: readonly ResolvedReference[];
  /** 关联: curated links between its provisions, in the order of their file. */
  readonly relations: readonly PlacedRelation[];
  /** Every use of a glossary term, in the order of the text. */
  readonly terms: readonly TermOccurrence[];
  /** 任务分解: what people set right in it. */
  readonly taskCorrections: readonly PlacedTaskCorrection[];
  /** Merged cells of its tables. */
  readonly spans: readonly Span[];
  /** Marks of all layers, unordered; ranges in `text.source.text`. */
  readonly marks: readonly Mark[];
}

/** The official file that a text was imported from. */
export interface OriginalFile {
  /** In the content folder; null where it is too large to be kept there. */
  readonly file: string | null;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly hash: string;
  readonly url: string | null;
  /** The hashes of those whose place it took. */
  readonly earlier: readonly string[];
}

/** A note in its place, its body as sanitised HTML. */
export interface PublishedNote extends PlacedNote {
  readonly html: string;
  /** The day of the edition that it was written for: when what it is about was said. */
  readonly saidOn: string | undefined;
}

/** A glossary entry, its body as sanitised HTML. */
export interface PublishedTerm extends Term {
  readonly html: string;
}

/** All regulations of a content folder, in the order of their slugs, and what belongs to them all. */
export interface Library {
  /** The day for which it was told what is in force, `YYYY-MM-DD`. */
  readonly day: string;
  /** Of each work the edition in force. */
  readonly regulations: readonly Regulation[];
  /** Works that have several editions, in the order of their slugs. */
  readonly works: readonly Work<Regulation>[];
  /** 术语, in the order of their ids. */
  readonly glossary: readonly PublishedTerm[];
  /** 近义词: words readers search for, and the words the texts use. */
  readonly synonyms: Readonly<Record<string, readonly string[]>>;
}

/** Of every work the edition in force and behind it the others, oldest first. */
export const allEditions = ({ regulations, works }: Pick<Library, 'regulations' | 'works'>): readonly Regulation[] => {
  const others = new Map(
    works.map(({ slug, editions, current }) => [slug, editions.filter((each) => each !== current)]),
  );
  return regulations.flatMap((regulation) => [regulation, ...(others.get(regulation.slug) ?? [])]);
};
