import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, projectRoot } from '../../src/files/paths.ts';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  /** An SPDX expression. */
  readonly license?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock: { readonly packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(
  readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
);

/** An `npm install` whose registry lacks another platform's package drops it silently; `npm ci` then refuses the lock. */
test('the lock names the packages of every platform, so that npm ci accepts it anywhere', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
  );
  expect(missing).toEqual([]);
});

test('the lock names no registry, so that a mirror can serve it', () => {
  const bound = Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined);
  expect(bound).toEqual([]);
});

/** What may be used and passed on with the site. LGPL and MPL are those of tools, which the site does not contain; so is CC BY, of a list of browsers. */
const FREE =
  /^(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Zlib|Python-2\.0|CC0-1\.0|CC-BY-4\.0|OFL-1\.1|MPL-2\.0|LGPL-3\.0-or-later)$/u;

test('every package has a licence that is free', () => {
  const { '': _, ...packages } = lock.packages;
  const namesIn = (expression: string) => expression.replace(/[()]/gu, '').split(/ (?:AND|OR) /u);
  const refused = Object.entries(packages).filter(
    ([path, { license = licenceOf(path) }]) => !namesIn(license).every((name) => FREE.test(name)),
  );
  expect(refused).toEqual([]);
});

/** As packages said before npm took one expression, which alone a lock repeats. */
function licenceOf(path: string): string {
  const { licenses = [] }: { readonly licenses?: readonly { readonly type: string }[] } = JSON.parse(
    readFileSync(join(projectRoot, path, 'package.json'), 'utf8'),
  );
  return licenses.map(({ type }) => type).join(' OR ');
}

/** Whose data the build puts into the site: the search index, the pictures' glyphs, the letters of the glossary, the codes on
 * paper that lead back. */
const DATA = ['@fontsource-variable/noto-serif-sc', 'opencc-js', 'pagefind', 'pinyin-pro', 'qr'];

test('what reaches readers is a dependency, tools are not: a finding in the one stops a publication', async () => {
  const scripts = (await filesBelow(join(projectRoot, 'src')))
    .filter((file) => /^(?:(?:[\w-]+\/)?browser|basket|side|offline|layouts)\/.*(?<!\.test|\.d)\.ts$/.test(file))
    .map((file) => `src/${file}`);
  expect(scripts.length).toBeGreaterThan(20);
  // What makes pages of notes stands between their writers and the readers
  const needed = new Set([...packagesOf([...scripts, 'src/content/notes/render.ts']), ...DATA]);
  const { dependencies }: { readonly dependencies: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(join(projectRoot, 'package.json'), 'utf8'),
  );
  expect([...needed].filter((name) => !/^(?:node|virtual):/.test(name)).sort()).toEqual(
    Object.keys(dependencies).sort(),
  );
});

// e.g. "} from 'unified';" or "await import('shiki')", not "import type { Root } from 'hast';"
const IMPORT =
  /^(?!import type\b)(?:import\b|export\b|\}).*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm;

/** The packages that modules run with, through all that they import. */
function packagesOf(modules: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file) || !existsSync(join(projectRoot, file))) return;
    seen.add(file);
    for (const [, ...found] of readFileSync(join(projectRoot, file), 'utf8').matchAll(IMPORT)) {
      const path = found.find((each) => each !== undefined) ?? '';
      if (path.startsWith('.')) visit(join(dirname(file), path));
      else packages.add(/^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path);
    }
  };
  for (const file of modules) visit(file);
  return packages;
}

/** As Node looks it up: beside the package, then in every folder above. */
function isLocked(path: string, name: string): boolean {
  const parents = path
    .split('/node_modules/')
    .map((_, depth, parts) => parts.slice(0, depth + 1).join('/node_modules/'));
  return [...parents.filter(Boolean).map((parent) => `${parent}/node_modules/${name}`), `node_modules/${name}`].some(
    (candidate) => lock.packages[candidate]?.version !== undefined,
  );
}
