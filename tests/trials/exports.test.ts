/** The exports in the engines they are meant for: PostgreSQL where it is installed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadLibrary } from '../../src/content/library.ts';
import { allEditions, type Library } from '../../src/regulation/regulation.ts';
import { writeExport } from '../../src/site/exports.ts';
import { provisionRecords } from '../../src/site/library-files.ts';
import { addresses } from '../../src/site/urls.ts';
import { projectRoot } from '../support/site/build-site.ts';
import { trialName } from '../support/verdict.ts';

/** Debian keeps each version's programs in a folder of its own. */
const PROGRAMS = '/usr/lib/postgresql';
const programs = existsSync(PROGRAMS)
  ? readdirSync(PROGRAMS)
      .map((version) => join(PROGRAMS, version, 'bin'))
      .findLast((bin) => existsSync(join(bin, 'initdb')))
  : undefined;
const missing = programs === undefined ? '没有 PostgreSQL（apt-get install postgresql）' : null;

/** The server refuses to be run by root. */
const NOBODY = 65534;
const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

let folder: string;
let library: Library;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaowen-pg-'));
  const libraries = await Promise.all(
    ['content', 'tests/fixtures/content', 'tests/fixtures/editions'].map(
      async (path) => (await loadLibrary(join(projectRoot, path), addresses)).library,
    ),
  );
  const [first = expect.fail('there is no library')] = libraries;
  library = {
    ...first,
    regulations: libraries.flatMap(({ regulations }) => regulations),
    works: libraries.flatMap(({ works }) => works),
  };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(missing !== null)(trialName('the export for PostgreSQL', missing), () => {
  const data = () => join(folder, 'data');
  const run = (program: string, args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(join(programs ?? '', program), args, {
      ...user,
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' });
    return stdout;
  };
  const psql = (...args: readonly string[]): string =>
    run('psql', ['-h', folder, '-U', 'tiaowen', '-d', 'tiaowen', '-qAtX', '-v', 'ON_ERROR_STOP=1', ...args]);

  beforeAll(async () => {
    if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
    run('initdb', ['-D', data(), '-U', 'tiaowen', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8']);
    const settings = `listen_addresses = ''\nunix_socket_directories = '${folder}'\nfsync = off\n`;
    await appendFile(join(data(), 'postgresql.conf'), settings);
    run('pg_ctl', ['-D', data(), '-w', '-l', join(folder, 'log'), 'start']);
    run('createdb', ['-h', folder, '-U', 'tiaowen', 'tiaowen']);
    await writeExport(library, 'postgres', join(folder, 'export'));
  });
  afterAll(() => {
    run('pg_ctl', ['-D', data(), '-m', 'immediate', 'stop']);
  });

  test('finds every part of two to twelve characters that a plain search finds, and nothing else', async () => {
    psql('-f', join(folder, 'export', 'load.sql'));
    const records = allEditions(library).flatMap((regulation) => [...provisionRecords(regulation)]);
    const found = new Map<string, Set<number>>();
    for (const [index, { heading, text }] of records.entries())
      for (const words of [heading, text].map((part) => [...part]))
        for (let at = 0; at < words.length - 1; at++)
          for (let length = 2; length <= 12 && at + length <= words.length; length++) {
            const part = words.slice(at, at + length).join('');
            const ids = found.get(part) ?? new Set();
            found.set(part, ids.add(index + 1));
          }
    const asked = [...found];
    expect(asked.length).toBeGreaterThan(100_000);
    const escaped = (text: string): string => text.replace(/\\/g, '\\\\').replace(/\t/g, '\\t');
    const rows = asked.map(([part, ids]) => `${escaped(part)}\t{${[...ids].toSorted((a, b) => a - b).join(',')}}\n`);
    await writeFile(
      join(folder, 'ask.sql'),
      [
        'SET search_path = tiaowen, public;',
        'CREATE TABLE asked (words text, ids integer[]);',
        `COPY asked FROM STDIN;\n${rows.join('')}\\.`,
        'SELECT words FROM asked WHERE ids IS DISTINCT FROM (SELECT array_agg(id ORDER BY id) FROM find(words));',
      ].join('\n'),
    );
    expect(psql('-f', join(folder, 'ask.sql'))).toBe('');
    expect(psql('-c', 'SELECT count(*) FROM tiaowen.asked')).toBe(`${asked.length}\n`);
  });

  test('asks its indexes, for two characters too', () => {
    const plan = psql(
      '-c',
      'SET search_path = tiaowen, public; SET enable_seqscan = off',
      '-c',
      "EXPLAIN SELECT * FROM find('质量')",
    );
    expect(plan).toContain('provision_pairs');
    expect(
      psql('-c', "SET enable_seqscan = off; EXPLAIN SELECT * FROM tiaowen.provision WHERE words LIKE '%质量强国%'"),
    ).toContain('provision_trigrams');
  });

  test('holds the text as it is, and tells which edition is law', () => {
    const texts = psql(
      '-c',
      'SELECT encode(sha256(convert_to(source, $$UTF8$$)), $$hex$$) FROM tiaowen.edition ORDER BY id',
    );
    expect(texts.trimEnd().split('\n')).toEqual(
      allEditions(library).map(({ text }) => createHash('sha256').update(text.source.text).digest('hex')),
    );
    expect(psql('-c', "SELECT DISTINCT date FROM tiaowen.law WHERE work = 'dukou-tiaoli'")).toBe('2019-09-26\n');
  });

  test('can be loaded again, in place of what was there', () => {
    psql('-f', join(folder, 'export', 'load.sql'));
    expect(psql('-c', 'SELECT count(*) FROM tiaowen.work')).toBe(`${library.regulations.length}\n`);
  });
});
