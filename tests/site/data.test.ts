/** What other systems take: the examples of the page 数据, and the script that tells whether a file holds the official text. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { filesBelow } from '../../src/files/paths.ts';
import type { Manifest } from '../../src/publishing/finish.ts';
import { attribute, elementsOf, textOf } from '../support/site/built-site.ts';
import { trialName } from '../support/verdict.ts';

const missing = ['curl', 'python3', 'sqlite3'].filter((name) => spawnSync(name, ['--version']).error !== undefined);
const why = missing.length > 0 ? `没有 ${missing.join('、')}` : null;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaowen 数据 '));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The site's server is in this process, so nothing may hold it up. */
async function run(program: string, args: readonly string[], input = '') {
  const child = spawn(program, args, { cwd: folder, env: { ...process.env, PYTHONIOENCODING: 'utf-8' } });
  child.stdin.end(input);
  const [stdout, stderr, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ]);
  return { status, stdout, stderr };
}

const PROGRAMS = {
  shellscript: ['sh', '-e'],
  python: ['python3', '-'],
  sql: ['sqlite3', '-bail', 'library.sqlite'],
} as const;

const isLanguage = (name: string | undefined): name is keyof typeof PROGRAMS =>
  name !== undefined && Object.hasOwn(PROGRAMS, name);

describe.skipIf(why !== null)(trialName('the examples of the page 数据', why), () => {
  test.for(['own', 'fixtures'] as const)('run as they stand there, on the site %s', async (name) => {
    const { dist, home, url } = inject(name);
    const page = await readFile(join(dist, 'data/index.html'), 'utf8');
    const said: string[] = [];
    for (const figure of elementsOf(page)) {
      const language = attribute(figure, 'data-example');
      if (!isLanguage(language)) continue;
      const [code = expect.fail(`the example in ${language} has no code`)] = figure.childNodes.flatMap((node) =>
        'tagName' in node && node.tagName === 'pre' ? [textOf(node)] : [],
      );
      const [program, ...args] = PROGRAMS[language];
      const { status, stdout, stderr } = await run(program, args, code.replaceAll(home, url));
      expect({ status, stderr }, code).toEqual({ status: 0, stderr: '' });
      said.push(stdout);
    }
    const [taken, articles = '', lines = '', rows = '', verified = ''] = said;
    expect(said).toHaveLength(5);
    expect(taken).toBe('');
    expect(articles.split('\n').length).toBeGreaterThan(2);
    // The same provisions, by line and by table
    expect(lines).not.toBe('');
    expect(rows.replaceAll('|', ' ').trim().split('\n').toSorted()).toEqual(lines.trim().split('\n').toSorted());
    expect(verified).toMatch(/^一致 .*逐字节相同\n$/u);
  });
});

const noPython = missing.includes('python3') ? '没有 python3' : null;

describe.skipIf(noPython !== null)(trialName('verify.py', noPython), () => {
  const sites = ['own', 'fixtures'] as const;
  const verify = (site: (typeof sites)[number], ...files: readonly string[]) => {
    const { dist } = inject(site);
    return run('python3', [join(dist, 'verify.py'), join(dist, 'manifest.json'), ...files]);
  };
  /** What holds a whole text; a page that only forwards holds none. */
  const filesOf = async (site: (typeof sites)[number]): Promise<readonly string[]> => {
    const { dist } = inject(site);
    const files = (await filesBelow(dist)).filter((file) => /\/files\/|\/full\/index\.html$/u.test(file));
    return files.filter(
      (file) => !file.endsWith('.html') || readFileSync(join(dist, file), 'utf8').includes('data-source='),
    );
  };

  test('has at most forty lines, which its page shows', async () => {
    const { dist } = inject('own');
    const script = await readFile(join(dist, 'verify.py'), 'utf8');
    expect(script.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
    const page = await readFile(join(dist, 'verify/index.html'), 'utf8');
    const shown = [...elementsOf(page)].filter((element) => attribute(element, 'data-verifier') !== undefined);
    expect(shown.map((element) => textOf(element).trim())).toEqual([script.trim()]);
  });

  test.for(sites)('finds the official text in every file of the site %s', async (site) => {
    const files = await filesOf(site);
    const { status, stdout, stderr } = await verify(site, ...files.map((file) => join(inject(site).dist, file)));
    const lines = stdout.trimEnd().split('\n');
    expect(lines.filter((line) => !/^一致 .* 逐字节相同$/u.test(line))).toEqual([]);
    expect({ status, stderr, count: lines.length }).toEqual({ status: 0, stderr: '', count: files.length });
  });

  test('finds it in all that the archive holds', async () => {
    const archive = join(inject('fixtures').dist, 'files/library.zip');
    const { status, stdout } = await verify('fixtures', archive);
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(Object.keys(unzipSync(readFileSync(archive))).length);
  });

  /** In the official text of the first regulation, and nowhere else in it. */
  const WORD = '质量提升行动';

  test('sees one character that was changed, in every format', async () => {
    const { dist } = inject('own');
    const source = join(dist, 'zhiliang-tisheng-2017/files');
    const altered = await Promise.all(
      (await readdir(source)).map(async (name) => {
        const file = join(folder, `改过-${name}`);
        await writeFile(file, changed(await readFile(join(source, name))));
        return file;
      }),
    );
    expect(altered.length).toBeGreaterThanOrEqual(6);
    const { status, stdout, stderr } = await verify('own', ...altered);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ', 1)[0]),
    ).toEqual(altered.map(() => '不一致'));
    const archive = join(folder, 'all.zip');
    await writeFile(archive, zipSync(Object.fromEntries(altered.map((file) => [basename(file), readFileSync(file)]))));
    expect((await verify('own', archive)).status).toBe(1);
  });

  const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

  /** With another character in its text; what an archive holds is changed likewise. */
  function changed(bytes: Uint8Array): Uint8Array {
    if (!isArchive(bytes)) return strToU8(strFromU8(bytes).replaceAll(WORD, '质量提高行动'));
    const files = Object.entries(unzipSync(bytes));
    return zipSync(
      Object.fromEntries(files.map(([name, file]) => [name, /\.xh?t?ml$/u.test(name) ? changed(file) : file])),
    );
  }

  test('says the text is the same where only a note was changed', async () => {
    const { dist } = inject('own');
    const file = join(folder, 'notes.md');
    const markdown = await readFile(join(dist, 'zhiliang-tisheng-2017/files/zhiliang-tisheng-2017.md'), 'utf8');
    await writeFile(file, `${markdown}    附记\n`);
    const { status, stdout } = await verify('own', file);
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^一致 .* 字 \n$/u) });
  });

  test('does not take a text for official that is no source', async () => {
    await writeFile(join(folder, 'law.txt'), '第一条　略。');
    const { status, stdout } = await verify('own', 'law.txt');
    expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringMatching(/^不一致 law\.txt /u) });
  });

  test.for([
    ['no Word file', 'law.docx', 'PK 坏的'],
    ['an empty file', 'law.json', ''],
  ] as const)('says in a line that %s could not be verified', async ([, name, content]) => {
    await writeFile(join(folder, name), content);
    const { status, stdout, stderr } = await verify('own', name);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^没有校验成：.*\n$/u);
  });
});

test('the manifest tells the size of every file, and the official text of every edition', async () => {
  const { dist } = inject('fixtures');
  const manifest: Manifest = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8'));
  expect(manifest.day).toBe('2026-09-01');
  expect(manifest.files['files/library.zip']?.size).toBe(readFileSync(join(dist, 'files/library.zip')).length);
  const ferry = manifest.texts.filter(({ work }) => work === 'dukou-tiaoli');
  expect(ferry.map(({ edition }) => edition)).toEqual(['2019-09-26', '2012-05-20', '2026-06-30']);
  expect(new Set(ferry.map((each) => each.text)).size).toBe(3);
});
