/** Whatever is changed, a site built with what earlier builds have kept is, to the byte, the site built from nothing. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesBelow } from '../../src/files/paths.ts';
import { note, relation, statute } from '../support/content-folder.ts';
import { commit, git } from '../support/git.ts';
import { copyProject, type ProjectCopy, projectRoot, runScript } from '../support/site/build-site.ts';

let project: ProjectCopy;
let folder: string;
/** What the site is built of: everything that `npm run build` reads but for the program. */
const env: Record<string, string> = {};

beforeAll(async () => {
  project = await copyProject();
  folder = await mkdtemp(join(tmpdir(), 'tiaowen-store-'));
  // Together they hold editions, decisions, tables, an official file, notes, terms, addresses that lead elsewhere
  for (const name of ['content', 'editions'])
    await cp(join(projectRoot, 'tests/fixtures', name), at(''), { recursive: true });
  Object.assign(env, { CONTENT_DIR: at(''), OUT_DIR: join(folder, 'kept'), SOURCE_DATE_EPOCH: '1790000000' });
  expect(await build('kept')).toMatchObject({ status: 0 });
}, 600_000);
afterAll(async () => {
  await rm(folder, { recursive: true });
  await project[Symbol.asyncDispose]();
});

/** In the content folder. */
const at = (path: string): string => join(folder, 'content', path);

async function edit(file: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  expect(text).toMatch(from);
  await writeFile(file, text.replace(from, to));
}

const build = (out: string, ...args: readonly string[]) =>
  runScript('build.ts', { ...env, OUT_DIR: join(folder, out) }, args, project.path);

/** Builds with what is kept. @returns how many regulations' pages were made again, and what was said of it */
async function rebuild(): Promise<{ readonly remade: number; readonly said: string }> {
  const { status, stdout, stderr } = await build('kept');
  expect(status, stderr).toBe(0);
  const [, taken] = /沿用 (\d+) 部/.exec(stdout) ?? [];
  return { remade: (await readdir(at('regulations'))).length - Number(taken ?? 0), said: stdout + stderr };
}

/** Compares what is there with what is built from nothing. */
async function compare(): Promise<void> {
  expect(await build('fresh', '--fresh')).toMatchObject({ status: 0 });
  const [kept, fresh] = [join(folder, 'kept'), join(folder, 'fresh')];
  const files = await filesBelow(fresh);
  expect(await filesBelow(kept)).toEqual(files);
  const differing: string[] = [];
  for (const file of files)
    if (!(await readFile(join(kept, file))).equals(await readFile(join(fresh, file)))) differing.push(file);
  expect(differing).toEqual([]);
}

type Change = readonly [what: string, remade: number | 'all', change: () => unknown];

/**
 * What is changed, of how many regulations the pages are made again for it, and how it is changed: one after the other, each built. What is
 * stale stays so until something else of it is changed, so those that change other things are compared together, at the end of their row.
 */
const CHANGES: readonly (readonly Change[])[] = [
  [
    ['nothing', 0, () => {}],
    [
      'a source, and with it the pages of what it cites and is cited by',
      4,
      () => edit(at('regulations/dugong-banfa/source.txt'), '持证上岗', '应当持证上岗'),
    ],
    ['the way a source is written', 1, () => edit(at('regulations/shuju-biao/source.txt'), /\n/g, '\r\n')],
    ['a note', 1, () => edit(at('regulations/zhushi-banfa/notes/ding.md'), '说明写在这里', '说明改在这里')],
    ['another note', 1, () => put('regulations/chuihuo-banfa/notes/huo.md', note('att_1__art_1__para_1', '预防火灾'))],
  ],
  [
    ['a table', 1, () => edit(at('regulations/shuju-biao/tables.yaml'), /$/, '\n')],
    [
      'a relation',
      1,
      () =>
        put(
          'regulations/chuihuo-banfa/relations.yaml',
          relation('jiancha', ['att_1__art_1__para_1', '预防火灾'], ['att_1__art_2__para_1__item_2', '余火熄灭']),
        ),
    ],
    ['what a term means', 0, () => put('glossary/yongshui.md', '---\nterm: 用水\n---\n\n取水、用水。\n')],
    ['words that searches take for others', 0, () => put('synonyms.yaml', '烧饭: [炊事]\n')],
    ['an address that leads elsewhere', 1, () => edit(at('redirects.yaml'), '重新编号', '调整编号')],
  ],
  [
    ['what an edition was made by', 3, () => rm(at('regulations/dukou-tiaoli/editions/2019-09-26/decision.txt'))],
    ['a fact', 1, () => put('regulations/chuihuo-banfa/regulation.yaml', 'documentNumber: 云府办〔2023〕18号\n')],
  ],
  [['a term', 1, () => put('glossary/huo.md', '---\nterm: 明火\n---\n\n看得见的火。\n')]],
  [
    // Its title has a character that the Song face lacked, whose file is always called the same
    ['another regulation', 1, () => put('regulations/jieshui/source.txt', statute('第一条　节约用水。'))],
    ['a regulation less', 0, () => rm(at('regulations/jieshui'), { recursive: true })],
  ],
  [
    [
      'the history',
      'all',
      () => {
        git(at(''), 'init', '--quiet');
        commit(at(''), '收录', '2026-03-02');
      },
    ],
    [
      'a commit',
      1,
      async () => {
        await edit(at('regulations/zhushi-banfa/notes/jia.md'), /$/, '\n又一段。\n');
        commit(at(''), '改注', '2026-03-03');
      },
    ],
    ['the day', 0, () => Object.assign(env, { SOURCE_DATE_EPOCH: '1790100000' })],
  ],
  [
    [
      'where the site lives',
      'all',
      () => Object.assign(env, { SITE_URL: 'https://tiaowen.example', BASE_PATH: '/fagui/' }),
    ],
    ['which files are made', 'all', () => Object.assign(env, { FILES: 'data' })],
    [
      'a template',
      'all',
      () =>
        edit(
          join(project.path, 'src/components/PrintFoot.astro'),
          'class="print-foot"',
          'class="print-foot" data-changed',
        ),
    ],
    ['a style', 'all', () => edit(join(project.path, 'src/styles/article.css'), /$/, '\n.changed { color: red; }\n')],
    ['a dependency', 'all', () => changePackage('qr', 'index.js', 'pad ? 0x11 : 0xec', 'pad ? 0x11 : 0xed')],
  ],
];

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(at(file)), { recursive: true });
  await writeFile(at(file), text);
}

/** As a package is after an update: other code, and the list of what is installed says another version. */
async function changePackage(name: string, file: string, from: string, to: string): Promise<void> {
  const [installed, list] = [join(project.path, 'node_modules', name), 'node_modules/.package-lock.json'];
  await rm(installed);
  await cp(join(projectRoot, 'node_modules', name), installed, { recursive: true });
  await edit(join(installed, file), from, to);
  const text = await readFile(join(projectRoot, list), 'utf8');
  await rm(join(project.path, list));
  await writeFile(join(project.path, list), text.replace(`"node_modules/${name}": {`, `$& "changed": true,`));
}

describe.each(CHANGES.map((row) => ({ row })))('$row.0.0 …', ({ row }) => {
  test.for(row)('%s', async ([, remade, change]) => {
    await change();
    const regulations = (await readdir(at('regulations'))).length;
    expect((await rebuild()).remade).toBe(remade === 'all' ? regulations : remade);
  });

  test('is what is built from nothing', compare);
});

test('a part is made of what is kept, too', async () => {
  for (const number of [1, 2])
    expect((await build(`part-${number}`, '--part', `${number}/2`)).stdout).toMatch(
      /沿用 \d+ 部法规的网页，重新生成 0 部/,
    );
  const parts = [1, 2].map((number) => join(folder, `part-${number}`));
  const merged = join(folder, 'merged');
  expect(await runScript('merge.ts', { ...env, OUT_DIR: merged }, parts, project.path)).toMatchObject({ status: 0 });
  for (const file of await filesBelow(join(folder, 'fresh')))
    expect((await readFile(join(merged, file))).equals(await readFile(join(folder, 'fresh', file))), file).toBe(true);
});

test('what is damaged is said, and made again', async () => {
  const store = join(project.path, '.cache/store');
  const [version = ''] = await readdir(store);
  for (const key of await readdir(join(store, version))) await truncate(join(store, version, key), 1000);
  const { remade, said } = await rebuild();
  await compare();
  expect(remade).toBe((await readdir(at('regulations'))).length);
  expect(said).toContain('此前存下的 chuihuo-banfa 的网页已损坏，不用它，重新生成。');
  expect((await rebuild()).remade).toBe(0);
  await compare();
});
