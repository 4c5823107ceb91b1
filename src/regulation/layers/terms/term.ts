import { z } from 'zod';
import { nameField, textField } from '../../fields.ts';
import type { TextRange } from '../../model.ts';
import type { TextBlock } from '../../provisions.ts';
import type { AnchorOrigin } from '../anchor-diagnostic.ts';
import { type Source, sourceSchema } from '../notes/note.ts';

/** Front matter of `glossary/<id>.md`. The body, which may be missing, says more than the definition; Markdown without HTML. */
export const termSchema = z
  .strictObject({
    term: nameField.describe('术语，正文里的写法'),
    aliases: z.array(nameField).default([]).describe('正文里同一术语的其他写法'),
    definition: textField.optional().describe('一两句定义；没有可靠出处就不写，只作索引'),
    sources: z.array(sourceSchema).default([]).describe('定义的出处'),
  })
  .describe('一个术语的前置信息（glossary/*.md）');

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
  readonly block: TextBlock;
  /** eId of the division that shows it. */
  readonly division: string;
}
