import { readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, projectRoot } from '../../src/files/paths.ts';

/** The folders of `src`, each above those it may import from (docs/architecture.md). */
const FOLDERS = [
  'mcp',
  'pages',
  'layouts',
  'components',
  'site',
  'publishing',
  'content',
  'basket',
  'proofreading',
  'side',
  'search',
  'browser',
  'serving',
  'offline',
  'files',
  'importing',
  'regulation',
];

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']*)'/g;

test('imports point one way: down the list of folders', async () => {
  const source = join(projectRoot, 'src');
  const modules = (await filesBelow(source)).filter((file) => /\.(?:ts|astro)$/.test(file) && file.includes('/'));
  const upwards = modules
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(source, file), 'utf8');
      const imported = Array.from(text.matchAll(IMPORT), ([, path = '']) => normalize(join(file, '..', path)));
      return imported.filter((other) => isAbove(other, file)).map((other) => `${file} → ${other}`);
    });
  expect(modules.length).toBeGreaterThan(300);
  expect(upwards).toEqual([]);
});

test('every folder has its place', async () => {
  const files = await filesBelow(join(projectRoot, 'src'));
  const folders = files.filter((file) => file.includes('/') && !file.startsWith('styles/')).map(folderOf);
  expect([...new Set(folders)].sort()).toEqual(FOLDERS.toSorted());
});

const folderOf = (file: string): string => file.split('/')[0] ?? '';

const isAbove = (file: string, other: string): boolean =>
  FOLDERS.includes(folderOf(file)) && FOLDERS.indexOf(folderOf(file)) < FOLDERS.indexOf(folderOf(other));

/** A fragment put together or taken apart by hand: `#${id}`, `address.replace(/#.*$/, …)`; not a character reference, `&#${code};`. */
const GLUED = /(?<!&)#\$\{|'#' \+|\/#\.\*|hash\.slice\(1\)/;

/** Lines that are no addresses, and what every page loads, where one function from addresses.ts would bring along all others. */
const NO_ADDRESSES: Readonly<Record<string, string>> = {
  'browser/dom.ts': 'every page',
  'browser/reading.ts': 'every page',
  'content/new/edition.ts': 'a comment of YAML',
  'site/pictures/glance.ts': 'selectors of CSS',
};

test('the fragments of addresses come from addresses.ts', async () => {
  const source = join(projectRoot, 'src');
  const files = (await filesBelow(source)).filter((file) => /(?<!\.test)\.(?:ts|astro)$/.test(file));
  const glue = files.filter((file) => GLUED.test(readFileSync(join(source, file), 'utf8')));
  expect(glue.sort()).toEqual(['regulation/addresses.ts', ...Object.keys(NO_ADDRESSES)].sort());
});

/** What Astro asks every page for has the name that Astro gives it. */
const ROUTES = new Set(['GET', 'getStaticPaths']);

test('a name that is exported is exported once: it means one thing', async () => {
  const source = join(projectRoot, 'src');
  const files = (await filesBelow(source)).filter((file) => /(?<!\.test)\.ts$/.test(file));
  const exported = files.flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(EXPORT)].map(([, name = '']) => ({ name, file })),
  );
  const names = Map.groupBy(exported, ({ name }) => name);
  const clashing = [...names].filter(([name, at]) => !ROUTES.has(name) && new Set(at.map(({ file }) => file)).size > 1);
  expect(exported.length).toBeGreaterThan(500);
  expect(clashing.map(([name, at]) => `${name}: ${at.map(({ file }) => file).join(', ')}`)).toEqual([]);
});

test('a type that src/regulation exports is the only one of its name: its words are the model’s', async () => {
  const source = join(projectRoot, 'src');
  const files = (await filesBelow(source)).filter((file) => /(?<!\.test)\.(?:ts|astro)$/.test(file));
  const types = files.flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(TYPE)].map(([, exported, name = '']) => ({
      name,
      file,
      isModel: exported !== undefined && file.startsWith('regulation/'),
    })),
  );
  const clashing = [...Map.groupBy(types, ({ name }) => name)].filter(
    ([, at]) => at.length > 1 && at.some(({ isModel }) => isModel),
  );
  expect(types.filter(({ isModel }) => isModel).length).toBeGreaterThan(100);
  expect(clashing.map(([name, at]) => `${name}: ${at.map(({ file }) => file).join(', ')}`)).toEqual([]);
});

const TYPE = /^(export )?(?:interface|type) (\w+)/gm;
const EXPORT = /^export (?:async )?(?:interface|type|function|const|class) (\w+)/gm;
