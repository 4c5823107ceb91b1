import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
