/** What pages tell machines, held against the vocabulary of schema.org as `schema-dts` writes it down: TypeScript knows every property. */
import { join } from 'node:path';
import ts from 'typescript';
import { expect, inject, test } from 'vitest';
import { projectRoot } from '../support/site/build-site.ts';
import { attribute, type BuiltPage, builtPages, firstElement, textOf } from '../support/site/built-site.ts';

const sites = await Promise.all(
  (['own', 'fixtures'] as const).map(async (name) => ({ name, pages: await builtPages(inject(name).dist) })),
);

const dataOf = ({ html }: BuiltPage): string | undefined => {
  const script = firstElement(html, (element) => attribute(element, 'type') === 'application/ld+json');
  return script && textOf(script);
};

/** What TypeScript says of values that should be things of the vocabulary. */
function complaints(values: readonly string[]): readonly string[] {
  const file = join(projectRoot, 'tests/site/structured-data.virtual.ts');
  const text = [
    "import type { Dataset, Legislation, WebPage, WithContext } from 'schema-dts';",
    'export const pages: readonly WithContext<Legislation | WebPage | Dataset>[] = [',
    ...values.map((value) => `  ${value},`),
    '];',
  ].join('\n');
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.readFile = (name) => (name === file ? text : readFile(name));
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.Latest) : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

test('every page about a regulation says which, in the words of schema.org', () => {
  const silent = sites.flatMap(({ name, pages }) =>
    pages
      .filter((page) => / data-slug="/u.test(page.html) && dataOf(page) === undefined)
      .map(({ path }) => `${name}${path}`),
  );
  expect(silent).toEqual([]);
  const values = sites.flatMap(({ pages }) => pages.flatMap((page) => dataOf(page) ?? []));
  expect(values.length).toBeGreaterThan(100);
  expect(complaints(values)).toEqual([]);
  const [first = expect.fail('no page says anything')] = values;
  expect(complaints([first.replace('"name"', '"nome"')])).not.toEqual([]);
});

const legislation = (site: 'own' | 'fixtures', path: string) => {
  const page = sites.find(({ name }) => name === site)?.pages.find((each) => each.path === path);
  return JSON.parse((page && dataOf(page)) ?? expect.fail(`${path} says nothing`));
};

test('a regulation names its parts, and they name it', () => {
  const whole = legislation('own', '/zhiliang-tisheng-2017/');
  expect(whole).toMatchObject({
    '@type': 'Legislation',
    '@id': 'https://tiaowen.example/zhiliang-tisheng-2017/',
    legislationIdentifier: '中发〔2017〕24号',
    legislationDateVersion: '2017-09-05',
  });
  expect(whole.hasPart.length).toBeGreaterThan(30);
  for (const part of whole.hasPart) {
    const { '@id': id, isPartOf } = legislation('own', new URL(part['@id']).pathname);
    expect(id).toBe(part['@id']);
    expect(isPartOf['@id']).toBe(whole['@id']);
  }
});

test('an edition says when it was law, which edition it was made from, and by what decision', () => {
  const home = 'https://tiaowen.example/fagui/dukou-tiaoli/';
  expect(legislation('fixtures', '/dukou-tiaoli/')).toMatchObject({
    version: '2019年修正',
    temporalCoverage: '2020-01-01/2036-01-01',
    legislationLegalForce: 'https://schema.org/InForce',
    legislationConsolidates: [
      { '@id': `${home}2012-05-20/` },
      { '@type': 'Legislation', legislationDate: '2019-09-26', legislationChanges: { '@id': `${home}2012-05-20/` } },
    ],
  });
  expect(legislation('fixtures', '/dukou-tiaoli/2012-05-20/')).toMatchObject({
    version: '2012年公布',
    temporalCoverage: '2012-07-01/2020-01-01',
    legislationLegalForce: 'https://schema.org/NotInForce',
  });
});
