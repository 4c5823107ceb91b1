/** What Git and npm make of the project on other people's machines. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/files/paths.ts';
import { commit, git } from '../support/content-folder.ts';

const bytesOf = (folder: string, file: string): string => readFileSync(join(folder, file)).toString('latin1');

const SETTINGS = ['true', 'input', 'false'].flatMap((autocrlf) =>
  (['.gitattributes', 'template/.gitattributes'] as const).map((attributes) => [autocrlf, attributes] as const),
);

test.each(SETTINGS)(
  'with core.autocrlf=%s and %s an official text comes back to the byte, and all other text with LF',
  async (autocrlf, attributes) => {
    // Of a repository that has nothing but content
    const content = attributes.startsWith('template/') ? '' : 'content/';
    await using home = await mkdtempDisposable(join(tmpdir(), 'tiaowen-checkout-'));
    const [origin, clone] = [join(home.path, 'origin'), join(home.path, 'clone')];
    const texts: Readonly<Record<string, string>> = {
      [`${content}regulations/a/source.txt`]: 'one\r\ntwo\r\n',
      [`${content}regulations/a/original.html`]: '<p>one\r\ntwo\r\n',
      [`${content}regulations/b/source.txt`]: 'one\ntwo\n',
      [`${content}regulations/b/original.md`]: 'one\r\ntwo\r\n',
      [`${content}regulations/c/editions/2015-03-15/source.txt`]: 'one\r\ntwo\nthree\r',
      [`${content}regulations/c/editions/2015-03-15/original.txt`]: 'one\r\ntwo\n',
      [`${content}regulations/c/decision.txt`]: 'one\r\ntwo\n',
      [`${content}inbox/law.html`]: '<p>one\r\ntwo\r\n',
      'anywhere/else/source.txt': 'one\r\n',
    };
    const others = [
      ...['regulations/a/notes/note.md', 'regulations/a/original.yaml', 'synonyms.yaml'].map((each) => content + each),
      ...['src/code.ts', '.ci/run'],
    ];
    mkdirSync(origin);
    git(origin, 'init', '--quiet');
    git(origin, 'config', 'core.autocrlf', autocrlf);
    for (const [file, text] of [...Object.entries(texts), ...others.map((file) => [file, 'one\r\ntwo\r\n'] as const)]) {
      mkdirSync(dirname(join(origin, file)), { recursive: true });
      writeFileSync(join(origin, file), text);
    }
    copyFileSync(join(projectRoot, attributes), join(origin, '.gitattributes'));
    commit(origin, 'all', '2026-01-01');
    git(home.path, 'clone', '--quiet', '-c', `core.autocrlf=${autocrlf}`, origin, clone);
    for (const [file, text] of Object.entries(texts)) expect(bytesOf(clone, file), file).toBe(text);
    for (const file of others) expect(bytesOf(clone, file), file).toBe('one\ntwo\n');
    expect(git(clone, 'status', '--porcelain')).toBe('');
  },
);

test('npm says nothing of packages that ask for a newer Node than the one that installs them', async () => {
  await using home = await mkdtempDisposable(join(tmpdir(), 'tiaowen-npm-'));
  const dependency = { version: '1.0.0', engines: { node: '>=99' }, link: false, resolved: 'file:newer' };
  const root = { name: 'a', version: '1.0.0', dependencies: { newer: 'file:newer' } };
  const files: Readonly<Record<string, unknown>> = {
    'package.json': root,
    'newer/package.json': { name: 'newer', version: '1.0.0', engines: { node: '>=99' } },
    'package-lock.json': {
      ...root,
      lockfileVersion: 3,
      requires: true,
      packages: { '': root, newer: dependency, 'node_modules/newer': { resolved: 'newer', link: true } },
    },
  };
  for (const [file, value] of Object.entries(files)) {
    mkdirSync(dirname(join(home.path, file)), { recursive: true });
    writeFileSync(join(home.path, file), JSON.stringify(value));
  }
  const install = () =>
    spawnSync('npm', ['ci', '--offline'], { cwd: home.path, env: cleanEnvironment(), encoding: 'utf8' });
  expect(install().stderr).toContain('EBADENGINE');
  copyFileSync(join(projectRoot, '.npmrc'), join(home.path, '.npmrc'));
  expect(install()).toMatchObject({ status: 0, stderr: '' });
});

/** Without what `npm run` has told its scripts of the project's own configuration. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
}
