import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffArrays } from 'diff';
import { describe, expect, test } from 'vitest';
import { findCorpus } from '../../tests/support/corpus.ts';
import { checkTables } from '../regulation/layers/tables/check.ts';
import { importFile } from './import.ts';

const corpus = findCorpus('官方文件');
const folder = join(corpus ?? '', 'importing');
const files = corpus !== null && existsSync(join(folder, 'files')) ? readdirSync(join(folder, 'files')).sort() : [];

/** Of the paragraphs that a file has, those that an import must give exactly, by the first letter of its name. */
const LEAST: Readonly<Record<string, number>> = { d: 0.99, h: 0.98, p: 0.95, m: 0.97, x: 0.97 };

const bodyOf = (text: string): string[] =>
  text
    .slice(text.indexOf('法规正文：'))
    .split('\n')
    .slice(1)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');

describe.skipIf(files.length === 0)('real files', () => {
  test.each(files)('%s has its paragraphs, and merged cells that fit its tables', async (name) => {
    const imported = await importFile(new Uint8Array(readFileSync(join(folder, 'files', name))), {
      file: name,
      title: name.startsWith('x02') ? '题名' : undefined,
    });
    if (!imported.ok) throw new Error(imported.diagnostics.map(({ message }) => message).join());
    const expected = bodyOf(readFileSync(join(folder, 'expected', `${name.slice(0, 3)}.expected.txt`), 'utf8'));
    const same = diffArrays(bodyOf(imported.text), expected).flatMap(({ added, removed, value }) =>
      added || removed ? [] : value,
    );
    expect(same.length / expected.length).toBeGreaterThanOrEqual(LEAST[name.slice(0, 1)] ?? 1);
    expect(imported.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (imported.regulation === null) throw new Error('not read');
    expect(checkTables(imported.regulation, imported.spans)).toEqual({ diagnostics: [], problems: [] });
  });
});
