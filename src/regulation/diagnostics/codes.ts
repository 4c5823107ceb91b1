/**
 * Every code a diagnostic can have, by the kind of file it speaks of: when it appears, what to do, and what is said of the case at
 * hand. A published code never changes meaning: confirmations, suppressions and people's notes name it. `docs/codes.md` and the site's
 * page for maintainers are written from here.
 */
import { ANCHORS } from './anchors.ts';
import type { CodeGroup, Words } from './code-group.ts';
import { EDITIONS } from './editions.ts';
import { FILES, FORMAT } from './files.ts';
import { IMPORTING } from './importing.ts';
import { CORRECTIONS, METADATA } from './metadata.ts';
import { NOTES } from './notes.ts';
import { PERMALINKS } from './permalinks.ts';
import { RECORDS } from './records.ts';
import { REFERENCES } from './references.ts';
import { RELATIONS } from './relations.ts';
import { RESIDUE, SOURCE } from './source.ts';
import { STRUCTURE } from './structure.ts';
import { TABLES } from './tables.ts';
import { TASKS } from './tasks.ts';
import { TERMS } from './terms.ts';
import { YAML } from './yaml.ts';

export const CODE_GROUPS = [
  FILES,
  FORMAT,
  SOURCE,
  RESIDUE,
  METADATA,
  STRUCTURE,
  TABLES,
  EDITIONS,
  REFERENCES,
  CORRECTIONS,
  RECORDS,
  ANCHORS,
  NOTES,
  RELATIONS,
  TASKS,
  TERMS,
  PERMALINKS,
  YAML,
  IMPORTING,
] as const satisfies readonly CodeGroup[];

const KINDS = {
  ...FILES.codes,
  ...ANCHORS.codes,
  ...NOTES.codes,
  ...RELATIONS.codes,
  ...TASKS.codes,
  ...TERMS.codes,
  ...FORMAT.codes,
  ...SOURCE.codes,
  ...RESIDUE.codes,
  ...METADATA.codes,
  ...CORRECTIONS.codes,
  ...RECORDS.codes,
  ...PERMALINKS.codes,
  ...STRUCTURE.codes,
  ...TABLES.codes,
  ...EDITIONS.codes,
  ...REFERENCES.codes,
  ...YAML.codes,
  ...IMPORTING.codes,
} as const;

type Kinds = typeof KINDS;

/** The permanent name of a kind of problem. */
export type DiagnosticCode = keyof Kinds;

/** What each kind has to be told of the case: `ToldOf['relation-id-duplicate']` is `[id: string, line: number]`. */
type ToldOf = { readonly [Code in keyof Kinds]: Parameters<Kinds[Code]['says']> };

const KIND_OF: {
  readonly [Code in keyof Kinds]: {
    readonly severity: Kinds[Code]['severity'];
    readonly says: (...found: ToldOf[Code]) => Words;
  };
} = KINDS;

/** A diagnostic but for its place: `say('relation-id-duplicate', id, 12)`. */
export function say<Code extends DiagnosticCode>(
  code: Code,
  ...found: ToldOf[Code]
): Words & { readonly code: Code; readonly severity: Kinds[Code]['severity'] } {
  const { severity, says } = KIND_OF[code];
  return { severity, code, ...says(...found) };
}

/** What all codes have in common. */
export const ABOUT_CODES =
  '`npm run check` 和构建报告的每个问题都有一个固定的代码。代码的含义不会改变；官方文本本来如此的警告可以在 `regulation.yaml` 的 `confirmed` 里按代码确认。错误使构建停下，警告和提示不会。';

/** What an official text can be like and still be right: what `confirmed` of regulation.yaml can name. */
export const CONFIRMABLE_CODES = [
  'article-none',
  'article-in-line',
  'article-in-quotation',
  'several-laws',
  'body-long',
  'number-start',
  'number-gap',
  'number-order',
  'number-duplicate',
  'number-restart',
  'quotation-not-opened',
  'quotation-not-closed',
  'lines-wrapped',
  'text-bilingual',
  'text-unfinished',
  'character-invisible',
  'page-number',
  'table-ragged',
  'table-presumed',
  'toc-entry-missing',
  'toc-entry-without-body',
  'reference-dangling',
  'alias-ambiguous',
  'alias-circular',
  'header-unrecognised',
  'encoding-legacy',
  'html-residue',
  'html-like',
  'date-missing',
  'issuer-missing',
  'effective-before-issued',
  'effective-order',
  'edition-scheme',
  'instruction-place',
  'instruction-twice',
  'instruction-unmet',
  'change-unannounced',
] as const satisfies readonly DiagnosticCode[];
