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
import type { Diagnostic } from '../../regulation/diagnostics.ts';
import type { Position } from '../../regulation/source/source-text.ts';
import { characterProblems } from '../decode-text.ts';
import type { YamlText } from './front-matter.ts';
import { describeIssue, describeSyntaxError, type IssueReport } from './issues.ts';

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
  const problem = (position: Position, { code, message, hint }: IssueReport): Diagnostic => ({
    severity: 'error',
    code,
    file: source.file,
    ...position,
    message,
    hint,
  });
  const start: Position = { line: source.firstLine, column: 1 };
  if (source.text.length > LONGEST_TEXT) {
    return { ok: false, diagnostics: [problem(start, TOO_LONG)] };
  }
  const lines = new LineCounter();
  const document = parseOrNull(source.text, lines);
  if (document === null || document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION'))
    return { ok: false, diagnostics: [problem(start, TOO_DEEP)] };

  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: line + source.firstLine - 1, column: col };
  };
  const errors: readonly YAMLError[] = [...document.errors, ...document.warnings];
  if (errors.length > 0) {
    return {
      ok: false,
      diagnostics: errors.map((error) => problem(positionAt(error.pos[0]), describeSyntaxError(error, source.text))),
    };
  }
  const aliases = aliasesIn(document);
  if (aliases.length > MOST_ALIASES) return { ok: false, diagnostics: [problem(start, TOO_MANY_ALIASES)] };
  const dangling = aliases.filter((alias) => alias.resolve(document) === undefined);
  if (dangling.length > 0) {
    const diagnostics = dangling.map((alias) => problem(positionAt(alias.range?.[0] ?? 0), DANGLING_ALIAS));
    return { ok: false, diagnostics };
  }
  // An escape writes what the file itself must not hold: "\u202e"
  const written = textsIn(document).flatMap(({ scalar, text }) =>
    characterProblems(text).map(({ offset: _, ...report }) =>
      problem(positionAt(scalar.range?.[0] ?? 0), { ...report, path: [], place: 'value' }),
    ),
  );
  if (written.length > 0) return { ok: false, diagnostics: written };
  const data = toData(document);
  if (!data.ok) return { ok: false, diagnostics: [problem(start, TOO_MANY_ALIASES)] };

  const at: PositionOf = (path) => positionAt(offsetOf(document, path, 'value'));
  const keyAt: PositionOf = (path) => positionAt(offsetOf(document, path, 'key'));
  const parsed = schema.safeParse(data.value ?? blank, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data, at, diagnostics: [] };
  return {
    ok: false,
    diagnostics: parsed.error.issues
      .flatMap((issue) => describeIssue(issue, schema))
      .map((report) => problem(report.place === 'key' ? keyAt(report.path) : at(report.path), report)),
  };
}

const TOO_LONG: IssueReport = {
  code: 'yaml-too-long',
  path: [],
  place: 'value',
  message: `文件超过 ${LONGEST_TEXT} 个字符。`,
  hint: '拆成几个文件。',
};
const TOO_DEEP: IssueReport = {
  code: 'yaml-too-deep',
  path: [],
  place: 'value',
  message: 'YAML 嵌套过深，无法读取。',
  hint: '检查是否有成串的 [ 或 {。',
};
const TOO_MANY_ALIASES: IssueReport = {
  code: 'yaml-too-many-aliases',
  path: [],
  place: 'value',
  message: `YAML 别名（*名字）展开后超过 ${MOST_ALIASES} 处。`,
  hint: '不用别名，直接写出内容。',
};
const DANGLING_ALIAS: IssueReport = {
  code: 'yaml-syntax',
  path: [],
  place: 'value',
  message: '以 * 开头的值是 YAML 的别名，但没有对应的锚点（&名字）。',
  hint: '以 * 开头的文字要加引号。',
};

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
      const isQuoted = keys[0] === 'corrections' && ['from', 'to'].includes(keys.at(-1) ?? '');
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
