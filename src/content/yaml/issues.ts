import type { YAMLError } from 'yaml';
import { z } from 'zod';
import { say } from '../../regulation/diagnostics/codes.ts';
import { similarTo } from '../../regulation/strings.ts';

type Issue = z.core.$ZodIssue;

/** A problem with the value at a path. */
export interface IssueReport {
  readonly problem: ReturnType<typeof say>;
  readonly path: readonly PropertyKey[];
  /** Whether the key is at fault or its value. */
  readonly place: 'key' | 'value';
}

/** Says what a schema holds against a value: found, expected, remedy. */
export function describeIssue(issue: Issue, schema: z.ZodType): readonly IssueReport[] {
  const { path, input } = issue;
  const ofValue = (problem: IssueReport['problem']): readonly IssueReport[] => [{ problem, path, place: 'value' }];
  const isAbsent = input === undefined || input === null;
  switch (issue.code) {
    case 'unrecognized_keys': {
      const keys = keysAt(schema, path);
      return issue.keys.map((key) => ({
        problem: say('key-unknown', key, keys, similarTo(key, keys)[0]),
        path: [...path, key],
        place: 'key',
      }));
    }
    case 'invalid_type':
      return ofValue(
        isAbsent ? say('key-missing', path, issue.message) : say('value-type', path, issue.expected, input),
      );
    case 'invalid_value': {
      const values = issue.values.map(String);
      return ofValue(
        isAbsent
          ? say('key-missing', path, '')
          : say('value-unknown', path, input, values, similarTo(String(input), values)[0]),
      );
    }
    case 'invalid_union':
      return isAbsent ? ofValue(say('key-missing', path, '')) : unionIssue(issue, schema);
    default:
      return ofValue(say('value-invalid', path, issue.message, input));
  }
}

/** A union is judged by the alternative that the value's type belongs to; of several, by the one that holds least against it. */
function unionIssue(issue: z.core.$ZodIssueInvalidUnion, schema: z.ZodType): readonly IssueReport[] {
  const [belongs] = issue.errors
    .filter((errors) => errors.some(({ code, path }) => code !== 'invalid_type' || path.length > 0))
    .sort((a, b) => a.length - b.length);
  const errors = belongs ?? issue.errors[0] ?? [];
  return errors.flatMap((inner) => describeIssue({ ...inner, path: [...issue.path, ...inner.path] }, schema));
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

/** Says a YAML syntax error in Chinese. */
export function describeSyntaxError(error: YAMLError, text: string): IssueReport['problem'] {
  const line = lineAt(text, error.pos[0]).trim();
  // e.g. "title：办法"
  if (/^(?:- )?[\w-]+：/.test(line)) return say('yaml-syntax', { kind: 'full-width-colon', line });
  return error.code === 'DUPLICATE_KEY'
    ? say('yaml-duplicate-key')
    : say('yaml-syntax', { kind: 'other', code: error.code });
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : end);
}
