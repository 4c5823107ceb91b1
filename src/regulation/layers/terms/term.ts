import type { TextRange } from '../../model.ts';
import type { AnchorOrigin } from '../anchor-diagnostic.ts';
import type { Block } from '../blocks.ts';
import type { Source } from '../notes/schema.ts';

/** A glossary entry as written in `glossary/<id>.md`. */
export interface Term {
  /** File name without `.md`; its page's address. */
  readonly id: string;
  readonly file: string;
  readonly origin: AnchorOrigin;
  readonly term: string;
  readonly aliases: readonly string[];
  /** Null for a term of the index only: nothing is defined without a source that supports it. */
  readonly definition: string | null;
  readonly sources: readonly Source[];
  /** Markdown; may be empty. */
  readonly body: string;
  /** Line of the file on which `body` begins, from 1. */
  readonly bodyLine: number;
}

/** A place where a regulation uses a term, by its name or an alias. */
export interface TermOccurrence extends TextRange {
  /** Id of the term. */
  readonly term: string;
  /** The heading, paragraph or item that holds it. */
  readonly block: Block;
  /** eId of the division that shows it. */
  readonly division: string;
}
