import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '../files/paths.ts';
import { schemaFiles } from './schemas.ts';

const folder = join(projectRoot, 'schemas');

test('the schemas in the repository are up to date (npm run schemas)', async () => {
  expect((await readdir(folder)).toSorted()).toEqual([...schemaFiles().keys()].toSorted());
  for (const [name, content] of schemaFiles()) expect(await readFile(join(folder, name), 'utf8'), name).toBe(content);
});

describe('an editor that reads regulation.schema.json', () => {
  const schema = z.fromJSONSchema(JSON.parse(schemaFiles().get('regulation.schema.json') ?? ''));
  const accepts = (yaml: string): boolean => schema.safeParse(parse(yaml) ?? {}).success;

  test.each([
    '',
    'status: 现行有效',
    'issuedOn: 2017-09-05\nissuers: [国务院]',
    'confirmed: [{ code: number-gap, line: 8 }]',
  ])('accepts %j', (yaml) => expect(accepts(yaml)).toBe(true));

  test.each(['statuss: 现行有效', 'status: 有效', 'issuedOn: 2017', 'issuers: 国务院', 'confirmed: [{ line: 8 }]'])(
    'marks %j',
    (yaml) => expect(accepts(yaml)).toBe(false),
  );

  test('explains every field', () => {
    const { properties } = JSON.parse(schemaFiles().get('regulation.schema.json') ?? '');
    for (const [name, field] of Object.entries(properties)) expect(field, name).toHaveProperty('description');
  });
});

test('the project’s own files name the schema they are written by', async () => {
  const own = join(projectRoot, 'content/regulations/zhiliang-tisheng-2017');
  for (const [file, schema] of [
    ['regulation.yaml', 'regulation.schema.json'],
    ['relations.yaml', 'relations.schema.json'],
  ] as const) {
    const [first] = (await readFile(join(own, file), 'utf8')).split('\n');
    expect(first).toBe(`# yaml-language-server: $schema=../../../schemas/${schema}`);
    const json = schemaFiles().get(schema) ?? '';
    expect(z.fromJSONSchema(JSON.parse(json)).safeParse(parse(await readFile(join(own, file), 'utf8'))).success).toBe(
      true,
    );
  }
});
