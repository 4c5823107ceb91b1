import {
  type Alias,
  type Document,
  isMap,
  isNode,
  isPair,
  LineCounter,
  parseDocument,
  type Scalar,
  visit,
  type YAMLError,
} from 'yaml';
import type { z } from 'zod';
import { say } from '../../regulation/diagnostics/codes.ts';
import { type Diagnostic, wholeOf } from '../../regulation/diagnostics.ts';
import type { Position } from '../../regulation/source/source-text.ts';
import { characterProblems } from '../decode-text.ts';
import { describeIssue, describeSyntaxError, type IssueReport } from './issues.ts';

/** A text that is YAML, or the YAML part of a file. */
export interface YamlText {
  /** Path as the maintainer knows it, relative to the content folder. */
  readonly file: string;
  readonly text: string;
  /** Line of the file on which `text` begins, from 1: 2 for front matter. */
  readonly firstLine: number;
}

/** A YAML text read by a schema. */
export type YamlReading<Value> =
  | { readonly ok: true; readonly value: Value; readonly at: PositionOf; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Where a value stands in the file: `at(['anchor', 'quote'])`. What is not there has its parent's position. */
export type PositionOf = (path: readonly PropertyKey[]) => Position;

/** A file with more aliases than this is a mistake or an attack ("billion laughs"). */
const MOST_ALIASES = 100;
/** In UTF-16 units; no file that people write by hand is longer. */
const LONGEST_TEXT = 1_000_000;

/**
 * Reads YAML 1.2 by a zod schema. All problems are reported together, each with its position; there is a value only
 * when there is none. `blank` is what an empty file means.
 */
export function readYaml<Schema extends z.ZodType>(
  source: YamlText,
  schema: Schema,
  blank: unknown = {},
): YamlReading<z.output<Schema>> {
  const at = (position: Position, problem: IssueReport['problem']): Diagnostic => ({
    ...problem,
    file: source.file,
    ...position,
  });
  const failed = (...diagnostics: readonly Diagnostic[]) => ({ ok: false, diagnostics }) as const;
  const start: Position = { line: source.firstLine, column: 1 };
  if (source.text.length > LONGEST_TEXT) return failed(at(start, say('yaml-too-long', LONGEST_TEXT)));
  const lines = new LineCounter();
  const document = parseOrNull(source.text, lines);
  if (document === null || document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION'))
    return failed(at(start, say('yaml-too-deep')));

  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: line + source.firstLine - 1, column: col };
  };
  const errors: readonly YAMLError[] = [...document.errors, ...document.warnings];
  if (errors.length > 0)
    return failed(...errors.map((error) => at(positionAt(error.pos[0]), describeSyntaxError(error, source.text))));
  const tooManyAliases = say('yaml-too-many-aliases', MOST_ALIASES);
  const aliases = aliasesIn(document);
  if (aliases.length > MOST_ALIASES) return failed(at(start, tooManyAliases));
  const dangling = aliases.filter((alias) => alias.resolve(document) === undefined);
  if (dangling.length > 0) {
    const problem = say('yaml-syntax', { kind: 'dangling-alias' });
    return failed(...dangling.map((alias) => at(positionAt(alias.range?.[0] ?? 0), problem)));
  }
  // An escape writes what the file itself must not hold: "\u202e"
  const written = textsIn(document).flatMap(({ scalar, text }) =>
    characterProblems(text).map(({ problem }) => at(positionAt(scalar.range?.[0] ?? 0), problem)),
  );
  if (written.length > 0) return failed(...written);
  const data = toData(document);
  if (!data.ok) return failed(at(start, tooManyAliases));

  const placeOf = (path: readonly PropertyKey[], place: 'key' | 'value'): Position =>
    positionAt(offsetOf(document, path, place));
  const parsed = schema.safeParse(data.value ?? blank, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data, at: (path) => placeOf(path, 'value'), diagnostics: [] };
  const reports = parsed.error.issues.flatMap((issue) => describeIssue(issue, schema));
  return failed(...reports.map(({ problem, path, place }) => at(placeOf(path, place), problem)));
}

/** Null when the nesting exhausts the stack. The parser gives up on deep brackets by itself, with errors that follow from that. */
function parseOrNull(text: string, lineCounter: LineCounter): Document | null {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function aliasesIn(document: Document): readonly Alias[] {
  const aliases: Alias[] = [];
  visit(document, { Alias: (_, alias) => void aliases.push(alias) });
  return aliases;
}

interface WrittenText {
  readonly scalar: Scalar;
  /** What is to be checked of it. */
  readonly text: string;
}

/** Keys and values that are texts. A correction may say that it takes out what cannot be seen, if it writes that so that it can: `\u200b`. */
function textsIn(document: Document): readonly WrittenText[] {
  const texts: WrittenText[] = [];
  visit(document, {
    Scalar: (_, scalar, path) => {
      if (typeof scalar.value !== 'string') return;
      const keys = path.flatMap((node) => (isPair(node) ? [String(node.key)] : []));
      const isQuoted = keys.at(-2) === 'corrections' && ['from', 'to'].includes(keys.at(-1) ?? '');
      texts.push({ scalar, text: isQuoted ? scalar.value.replace(ZERO_WIDTH, '') : scalar.value });
    },
  });
  return texts;
}

const ZERO_WIDTH = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

function toData(document: Document): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: MOST_ALIASES }) };
  } catch (error) {
    if (error instanceof ReferenceError || error instanceof RangeError) return { ok: false };
    throw error;
  }
}

/** Offset of the value at `path`, of its key when the value is empty, else of the nearest thing above it. */
function offsetOf(document: Document, path: readonly PropertyKey[], place: 'key' | 'value'): number {
  for (let length = path.length; length > 0; length--) {
    const above = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    if (isMap(above)) {
      const pair = above.items.find(({ key }) => isNode(key) && String(key) === String(last));
      const value = place === 'value' && isNode(pair?.value) && hasText(pair.value) ? pair.value : null;
      const node = value ?? pair?.key;
      if (isNode(node) && node.range) return node.range[0];
    } else {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return node.range[0];
    }
  }
  return isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0;
}

function hasText(node: { readonly range?: readonly [number, number, number] | null }): boolean {
  return node.range !== null && node.range !== undefined && node.range[1] > node.range[0];
}

/** A Markdown file in its two parts. */
interface FrontMatterFile {
  readonly matter: YamlText;
  readonly body: string;
  /** Line of the file on which the body begins, from 1. */
  readonly bodyLine: number;
}

type FrontMatterReading =
  | { readonly ok: true; readonly parts: FrontMatterFile }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Parts a Markdown file at its two `---` lines. A BOM, CRLF and blanks after the dashes do not matter. */
export function splitFrontMatter(file: string, content: string): FrontMatterReading {
  const lines = content.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const isFence = (line: string): boolean => line.trimEnd() === '---';
  const failed = (problem: ReturnType<typeof say>): FrontMatterReading => ({
    ok: false,
    diagnostics: [{ ...problem, ...wholeOf(file) }],
  });
  if (!isFence(lines[0] ?? '')) return failed(say('front-matter-missing'));
  const end = lines.findIndex((line, index) => index > 0 && isFence(line));
  if (end === -1) return failed(say('front-matter-unclosed'));
  return {
    ok: true,
    parts: {
      matter: { file, text: lines.slice(1, end).join('\n'), firstLine: 2 },
      body: lines.slice(end + 1).join('\n'),
      bodyLine: end + 2,
    },
  };
}
