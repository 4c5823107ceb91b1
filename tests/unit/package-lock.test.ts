import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

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

/** What may be used and passed on with the site. LGPL and MPL are those of tools, which the site does not contain. */
const FREE =
  /^(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Zlib|Python-2\.0|CC0-1\.0|OFL-1\.1|MPL-2\.0|LGPL-3\.0-or-later)$/u;

test('every package has a licence that is free', () => {
  const { '': _, ...packages } = lock.packages;
  const namesIn = (expression: string) => expression.replace(/[()]/gu, '').split(/ (?:AND|OR) /u);
  const refused = Object.entries(packages).filter(
    ([, { license = '' }]) => !namesIn(license).every((name) => FREE.test(name)),
  );
  expect(refused).toEqual([]);
});

/** As Node looks it up: beside the package, then in every folder above. */
function isLocked(path: string, name: string): boolean {
  const parents = path
    .split('/node_modules/')
    .map((_, depth, parts) => parts.slice(0, depth + 1).join('/node_modules/'));
  return [...parents.filter(Boolean).map((parent) => `${parent}/node_modules/${name}`), `node_modules/${name}`].some(
    (candidate) => lock.packages[candidate]?.version !== undefined,
  );
}
