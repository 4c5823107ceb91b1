/** The documents of the test corpus, typed in other ways: what is read must stay the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  HEADERS,
  LABELS,
  LAYOUTS,
  parseText,
  shape,
  type Typing,
  withToc,
} from '../../src/regulation/structure/testing.ts';
import { corpusMissing, findCorpus } from '../support/corpus.ts';
import { trialName } from '../support/verdict.ts';

const corpus = findCorpus('真实文件的各种录入') ?? '';
const docs = join(corpus, 'docs');
const absent = corpus === '';

interface Lines {
  readonly header: readonly string[];
  readonly body: readonly string[];
}

function linesOf(file: string): Lines {
  const lines = readFileSync(join(docs, file), 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  const first = lines.findIndex((line) => /^\s*法规正文/.test(line)) + 1;
  return { header: lines.slice(0, first), body: lines.slice(first) };
}

const joined = ({ header, body }: Lines, end = '\n'): string => [...header, ...body].join(end);

const inBody = (typings: Readonly<Record<string, Typing>>): readonly (readonly [string, (lines: Lines) => string])[] =>
  Object.entries(typings).map(([name, typing]) => [name, ({ header, body }) => joined({ header, body: typing(body) })]);

const VARIANTS: readonly (readonly [string, (lines: Lines) => string])[] = [
  ['CRLF', (lines) => joined(lines, '\r\n')],
  ['a BOM', (lines) => `\ufeff${joined(lines)}`],
  ['no newline at the end', (lines) => joined(lines).trimEnd()],
  ['blank lines at the end', (lines) => `${joined(lines)}\n\n\n`],
  ...inBody(LAYOUTS),
  ...inBody(LABELS),
  ...Object.entries(HEADERS).map(
    ([name, typing]) =>
      [`header: ${name}`, ({ header, body }: Lines) => joined({ header: typing(header), body })] as const,
  ),
];

/** What is read but the 目录. */
function reading(file: string): readonly string[] {
  return shape(parseText(file)).filter((line) => !/(?:^|__)toc /.test(line));
}

describe.skipIf(absent)(
  trialName('every document of the corpus is read the same', corpusMissing()),
  () => {
    const files = absent ? [] : readdirSync(docs).toSorted();

    test.each(VARIANTS)('with %s', (_, type) => {
      for (const file of files) {
        const lines = linesOf(file);
        expect(reading(type(lines)), file).toEqual(reading(joined(lines)));
      }
    });

    test('with a 目录 where it has none', () => {
      for (const file of files) {
        const lines = linesOf(file);
        const plain = parseText(joined(lines));
        if ([...plain.byEId.values()].some(({ kind }) => kind === 'toc')) continue;
        expect(reading(joined({ ...lines, body: withToc(lines.body) })), file).toEqual(reading(joined(lines)));
      }
    });
  },
  120_000,
);
