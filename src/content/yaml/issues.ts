import { z } from 'zod';
import { similarTo } from '../../regulation/strings.ts';
import { FULL_WIDTH, type IssueReport } from './issue-report.ts';

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
