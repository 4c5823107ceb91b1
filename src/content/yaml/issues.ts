import type { YAMLError } from 'yaml';
import { z } from 'zod';
import type { Diagnostic } from '../../regulation/diagnostics.ts';
import { similarTo } from '../../regulation/strings.ts';

type Issue = z.core.$ZodIssue;

/** Says what a schema holds against a value: found, expected, remedy. */
export function describeIssue(issue: Issue, schema: z.ZodType): readonly IssueReport[] {
  const { path } = issue;
  const name = nameOf(path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(path, key, keysAt(schema, path)));
    case 'invalid_type':
      return [
        issue.input === undefined || issue.input === null
          ? missing(path, issue.message)
          : wrongType(path, issue.expected, issue.input),
      ];
    case 'invalid_value': {
      const values = issue.values.map(String);
      if (issue.input === undefined || issue.input === null) return [missing(path)];
      const [similar] = similarTo(String(issue.input), values);
      return [
        {
          code: 'value-unknown',
          path,
          place: 'value',
          message: `${name}的值“${show(issue.input)}”不在可选之列：${values.join('、')}。`,
          hint: similar === undefined ? '从中选一个。' : `是否为“${similar}”？`,
        },
      ];
    }
    case 'invalid_union':
      return unionIssue(issue, schema);
    default:
      return [
        {
          code: 'value-invalid',
          path,
          place: 'value',
          message: `${name}${issue.message}。${found(issue.input)}`,
          hint: '改为上面所说的形式。',
        },
      ];
  }
}

/** A union is judged by the alternative that the value's type belongs to; of several, by the one that holds least against it. */
function unionIssue(issue: z.core.$ZodIssueInvalidUnion, schema: z.ZodType): readonly IssueReport[] {
  if (issue.input === undefined || issue.input === null) return [missing(issue.path)];
  const [belongs] = issue.errors
    .filter((errors) => errors.some(({ code, path }) => code !== 'invalid_type' || path.length > 0))
    .sort((a, b) => a.length - b.length);
  const errors = belongs ?? issue.errors[0] ?? [];
  return errors.flatMap((inner) => describeIssue({ ...inner, path: [...issue.path, ...inner.path] }, schema));
}

/** `own` is what the schema says of the value, in Chinese when it says anything. */
function missing(path: readonly PropertyKey[], own = ''): IssueReport {
  return {
    code: 'key-missing',
    path,
    place: 'value',
    message: `缺少${nameOf(path)}，或没有写值。`,
    hint: /\p{Script=Han}/u.test(own) ? own : `写成 ${String(path.at(-1) ?? '')}: …`,
  };
}

function wrongType(path: readonly PropertyKey[], expected: string, input: unknown): IssueReport {
  return {
    code: 'value-type',
    path,
    place: 'value',
    message: `${nameOf(path)}应为${TYPES[expected] ?? expected}，写的是${typeName(input)}：${show(input)}`,
    hint: typeHint(expected, input),
  };
}

function typeHint(expected: string, input: unknown): string {
  if (typeof input === 'string' && input.includes('：') && expected === 'object') return FULL_WIDTH;
  if (expected === 'array') return '写成列表：每项一行，以“- ”开头；只有一项也一样。';
  if (expected === 'string' && (typeof input === 'number' || typeof input === 'boolean'))
    return `给值加引号："${String(input)}"。`;
  return '改为上面所说的形式。';
}

function unknownKey(path: readonly PropertyKey[], key: string, keys: readonly string[]): IssueReport {
  const [similar] = similarTo(key, keys);
  return {
    code: 'key-unknown',
    path: [...path, key],
    place: 'key',
    message: `不认识的键“${key}”。这里可以写：${keys.join('、')}。`,
    hint: similar === undefined ? '改为其中之一，或删去这一行。' : `是否为“${similar}”？`,
  };
}

/** The keys that the schema knows at a path. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) return [...new Set(inner.options.flatMap((option) => keysAt(option, path)))];
  const [step, ...rest] = path;
  if (inner instanceof z.ZodArray) return step === undefined ? [] : keysAt(inner.element, rest);
  if (!(inner instanceof z.ZodObject)) return [];
  if (step === undefined) return Object.keys(inner.shape);
  const next: unknown = inner.shape[String(step)];
  return next instanceof z.ZodType ? keysAt(next, rest) : [];
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodPipe) return unwrap(schema.in);
  return schema;
}

/** `“sources”第 2 项的“date”`; the whole file when the path is empty. */
function nameOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '文件内容';
  const steps = path.map((step) => (typeof step === 'number' ? `第 ${step + 1} 项` : `“${String(step)}”`));
  return steps.join('的').replaceAll('的第', '第');
}

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数',
  int: '整数',
  boolean: '是非值',
  array: '列表',
  object: '“键: 值”的各行',
};

function typeName(value: unknown): string {
  if (value === null) return '空';
  return TYPES[Array.isArray(value) ? 'array' : typeof value] ?? typeof value;
}

/** What was written; a mapping is too long to repeat. */
function found(input: unknown): string {
  if (input === '' || typeof input === 'object') return '';
  return `写的是：${show(input)}`;
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Says a YAML syntax error in Chinese; the parser's own codes name the usual ones. */
export function describeSyntaxError(error: YAMLError, text: string): IssueReport {
  const known = KNOWN[error.code];
  const line = lineAt(text, error.pos[0]);
  // e.g. "title：办法"
  if (/^\s*(?:- )?[\w-]+：/.test(line))
    return {
      code: 'yaml-syntax',
      path: [],
      place: 'value',
      message: `这一行用了全角冒号：${line.trim()}`,
      hint: FULL_WIDTH,
    };
  return known === undefined
    ? {
        code: 'yaml-syntax',
        path: [],
        place: 'value',
        message: `YAML 语法错误（${error.code}）。`,
        hint: '检查缩进、引号和冒号。',
      }
    : { code: known.code ?? 'yaml-syntax', path: [], place: 'value', message: known.message, hint: known.hint };
}

interface Known {
  readonly code?: IssueReport['code'];
  readonly message: string;
  readonly hint: string;
}

const KNOWN: Partial<Record<YAMLError['code'], Known>> = {
  DUPLICATE_KEY: { code: 'yaml-duplicate-key', message: '同一个键写了两次。', hint: '删去其中一个。' },
  TAB_AS_INDENT: { message: '用了制表符（TAB）缩进。', hint: '改用空格缩进。' },
  BAD_INDENT: { message: '缩进不对。', hint: '同一层的键要左对齐，下一层多两个空格。' },
  BAD_ALIAS: { message: '别名（*名字）的写法不对。', hint: '以 * 开头的文字要加引号。' },
  MISSING_CHAR: { message: '缺少引号、括号或冒号。', hint: '检查这里或上一行的引号是否成对，冒号后是否有空格。' },
  BAD_SCALAR_START: { message: '这个字符不能作为值的开头。', hint: '给这个值加上引号。' },
  BAD_DQ_ESCAPE: { message: '双引号里有不认识的反斜杠转义。', hint: '改用单引号，或把 \\ 写成 \\\\。' },
  BLOCK_AS_IMPLICIT_KEY: { message: '一行里写了两个“键: 值”。', hint: '各占一行；值里有冒号加空格时给值加引号。' },
  MULTILINE_IMPLICIT_KEY: { message: '键跨了多行，或缺少冒号。', hint: '键和半角冒号写在同一行。' },
  UNEXPECTED_TOKEN: { message: '这里出现了意外的内容。', hint: '检查上一行的引号和缩进。' },
  MULTIPLE_DOCS: { message: '文件里有不止一个 YAML 文档（多余的 ---）。', hint: '删去多余的 ---。' },
  TAG_RESOLVE_FAILED: { message: '不支持的 YAML 标签（!）。', hint: '以 ! 开头的文字要加引号。' },
};

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : end);
}

/** A problem with the value at a path. */
export interface IssueReport extends Pick<Diagnostic, 'code' | 'message' | 'hint'> {
  readonly path: readonly PropertyKey[];
  /** Whether the key is at fault or its value. */
  readonly place: 'key' | 'value';
}

/** The remedy for the commonest slip where one types Chinese. */
export const FULL_WIDTH = '键后面要用半角冒号加一个空格，例如 type: 背景。';
