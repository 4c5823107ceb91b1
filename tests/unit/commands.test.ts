import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/files/paths.ts';
import { COMMANDS } from '../../src/site/commands.ts';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(read('package.json'));
const documents = globSync(['*.md', '{docs,deploy}/**/*.md', '.github/**/*.{md,yml}'], { cwd: projectRoot });

test.each([
  ...documents.map((file) => [file, read(file)] as const),
  ['the page for maintainers', COMMANDS.map(([command]) => command).join('\n')] as const,
])('%s names commands that exist', (_, text) => {
  const named = [...text.matchAll(/npm run (?:-s )?([a-z-]+)/gu)].map(([, name = '']) => name);
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

/** A path of the project in backticks, `src/regulation/rules.ts`, `deploy/`; those with <简称> in them are patterns. */
const PATH = /`((?:src|scripts|tests|docs|deploy|template|schemas|\.github)\/[\w./[\]-]*)`/g;
/** The target of a relative link: [结构](docs/architecture.md#…). */
const LINK = /\]\((?![a-z]+:|#)([^)#\s]+)/g;

test.each(documents.filter((file) => file.endsWith('.md')))('%s names files that exist', (file) => {
  // Examples are no links
  const text = read(file).replaceAll(/^```.*?^```/gms, '');
  const named = [
    ...Array.from(text.matchAll(PATH), ([, path = '']) => path),
    ...Array.from(text.replaceAll(/`[^`]*`/g, '').matchAll(LINK), ([, path = '']) => join(dirname(file), path)),
  ];
  expect(named.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
});
