import { existsSync, readFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, vi } from 'vitest';
import { check } from '../../src/content/check/check.ts';
import { removeRegulation, renameRegulation } from '../../src/content/moving.ts';
import { register } from '../../src/content/permalinks/register.ts';
import { projectRoot } from '../../src/files/paths.ts';
import { resolveAnchor } from '../../src/regulation/layers/anchor.ts';
import { publishedAddresses } from '../../src/site/published.ts';
import { addresses } from '../../src/site/urls.ts';
import { type ContentFolder, commit, git, test } from '../support/content-folder.ts';
import { readDocument } from '../support/corpus.ts';

vi.setConfig({ testTimeout: 60_000 });

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');

/** The examples of CONTRIBUTING.md that are taken from the content: the file each names, and the lines it adds. */
const examples = Array.from(read('CONTRIBUTING.md').matchAll(/```diff\n\+\+\+ b\/(\S+)\n([^`]*)```/g))
  .map(([, file = '', lines = '']) => [file, lines.replaceAll(/^\+/gm, '')] as const)
  .filter(([file]) => existsSync(join(projectRoot, file)));

test('some examples are taken from the content', () => {
  expect(examples.length).toBeGreaterThan(2);
});

test.each(examples)('%s says what CONTRIBUTING.md shows of it', (file, lines) => {
  expect(read(file)).toContain(lines);
});

test('slugs that are shown are such as the tool proposes: no year where a text is amended under its name', () => {
  const shown = new Set(
    ['README.md', 'CONTRIBUTING.md', 'template/README.md'].flatMap((file) =>
      Array.from(
        read(file).matchAll(/(?:regulations\/|rename -- |remove -- |--slug |edition )([a-z][a-z0-9-]+-[a-z0-9]+)/g),
        ([, slug = '']) => slug,
      ),
    ),
  );
  expect(shown.size).toBeGreaterThan(3);
  expect([...shown].filter((slug) => /-(?:fa|tiaoli|banfa|guiding|guize|xize)-\d{4}$/.test(slug))).toEqual([]);
});

/** `npm run new -- note SLUG EID "QUOTE"` as the documents show it. */
const commands = ['README.md', 'CONTRIBUTING.md'].flatMap((file) =>
  Array.from(
    read(file).matchAll(/npm run new -- note ([a-z0-9-]+) (\S+) "([^"]+)"/g),
    ([command, slug, eId, quote]) => ({
      command: `${file}: ${command}`,
      source: `content/regulations/${slug}/source.txt`,
      anchor: { kind: 'quote', eId: eId ?? '', quote: quote ?? '' } as const,
    }),
  ),
);

test.each(commands)('$command quotes words that stand there once', ({ source, anchor }) => {
  expect(resolveAnchor(readDocument(join(projectRoot, source)), anchor)).toMatchObject({ ok: true });
});

/** A repository with the two small regulations that CONTRIBUTING.md changes, as its commands leave it. */
describe('what CONTRIBUTING.md shows of', () => {
  const since = '2026-11-28';
  const stalls = 'content/regulations/tanwei-banfa';

  const options = ({ path }: ContentFolder) => ({
    content: join(path, 'content'),
    addresses,
    published: publishedAddresses,
  });
  const codes = async (folder: ContentFolder) =>
    (await check({ ...options(folder), reviewedBefore: '2000-01-01' })).problems.map(({ code }) => code);
  const replace = async (folder: ContentFolder, file: string, from: string, to: string) =>
    folder.put(file, (await folder.read(file)).replace(from, to));

  /** `git diff --cached` with one line a file for its names. */
  function diffOf({ path }: ContentFolder): string {
    git(path, 'add', '--all');
    const options = ['--no-color', '-M', '-C', '--find-copies-harder', '-D', '-U1'];
    return git(path, 'diff', '--cached', ...options).replaceAll(/^(?:index|similarity index|---|\+\+\+) .*\n/gm, '');
  }

  test.beforeEach(async ({ content: folder }) => {
    await folder.put(
      'content/regulations/jishiri-guiding/source.txt',
      '法规标题：样本市集市日规定\n颁布时间：20230601\n颁布主体：样本市商务局\n通过会议：\n法规正文：\n第一条　每月初一、十五为集市日。\n',
    );
    await folder.put(
      `${stalls}/source.txt`,
      `法规标题：样本市场摊位管理办法\n颁布时间：20240105\n颁布主体：样本市商务局\n通过会议：\n法规正文：\n${[
        '第一条　为了规范市场摊位的管理，制定本办法。',
        '第二条　摊位由市场开办者统一编号。',
        '第三条　摊位的租期应当于合同中写明，不得少于三个月。',
        '第四条　摊位分类见下表。',
        '类别\t品种\t面积',
        '鲜活\t蔬菜\t四平方米',
        '水产\t六平方米',
        '干货\t粮油\t四平方米',
        '第五条　本办法自2024年3月1日起施行。',
      ].join('\n')}\n`,
    );
    await folder.put(`${stalls}/tables.yaml`, '- { line: 11, column: 1, rows: 2 }\n');
    await folder.put(`${stalls}/regulation.yaml`, 'effectiveOn: 2024-03-01\n');
    await folder.put(
      `${stalls}/notes/art-3.md`,
      '---\nanchor:\n  eId: art_3\n  opening: 摊位的租期应当于合同中写明，不得少于三个\ntype: 背景\nauthority: 编者\nadded: 2026-11-28\n---\n\n此前租期由各市场自定。\n',
    );
    await register(options(folder));
    git(folder.path, 'init', '--quiet');
    commit(folder.path, 'Begin', since);
  });

  const document = read('CONTRIBUTING.md');

  test('a rename', async ({ content: folder }) => {
    const to = 'jishi-guiding';
    await renameRegulation(options(folder), { from: 'jishiri-guiding', to, why: '网址改名', since });
    expect(document).toContain(diffOf(folder));
    expect(await codes(folder)).toEqual([]);
  });

  test('a withdrawal', async ({ content: folder }) => {
    const why = '已由新规定代替，不再收录';
    await removeRegulation(options(folder), { slug: 'jishiri-guiding', why, since });
    expect(document).toContain(diffOf(folder));
    expect(await codes(folder)).toEqual([]);
  });

  test('a redirect', async ({ content: folder }) => {
    await rename(join(folder.path, stalls, 'notes/art-3.md'), join(folder.path, stalls, 'notes/zuqi.md'));
    expect(await codes(folder)).toContain('permalink-lost');
    const address = 'tanwei-banfa/art-3/#note-';
    await folder.put(
      'content/redirects.yaml',
      `- from: ${address}art-3\n  to: ${address}zuqi\n  why: 注释改名\n  since: ${since}\n`,
    );
    await register(options(folder));
    expect(document).toContain(diffOf(folder));
    expect(await codes(folder)).toEqual([]);
  });

  test('a correction', async ({ content: folder }) => {
    await replace(folder, `${stalls}/source.txt`, '应当于', '应当在');
    expect(await codes(folder)).toContain('text-unrecorded');
    await replace(folder, `${stalls}/notes/art-3.md`, '应当于', '应当在');
    await replace(
      folder,
      `${stalls}/regulation.yaml`,
      '\n',
      `\ncorrections:\n  - { date: ${since}, line: 8, from: 应当于, to: 应当在, authority: 样本市商务局公报2024年第3号 }\n`,
    );
    await register(options(folder));
    expect(document).toContain(diffOf(folder));
    expect(await codes(folder)).toEqual([]);
  });

  test('a wrong character in a commit that was not pushed', async ({ content: folder }) => {
    const [, commands = ''] = /```sh\n(git reset [^`]*)```/.exec(document) ?? [];
    const law = 'content/regulations/dengji-guiding-2023/source.txt';
    await folder.put(
      law,
      (await folder.read('content/regulations/jishiri-guiding/source.txt')).replace('初一', '初二'),
    );
    await replace(folder, law, '集市日规定', '登记规定');
    await register(options(folder));
    commit(folder.path, 'Take in', since);
    await replace(folder, law, '初二', '初一');
    git(folder.path, 'commit', '--quiet', '--all', '--amend', '--no-edit');
    expect(await codes(folder)).toContain('text-unrecorded');
    for (const command of commands.trimEnd().split('\n')) {
      if (command === 'npm run permalinks') await register(options(folder));
      else if (command === 'git add content && git commit') commit(folder.path, 'Take in', since);
      else git(folder.path, ...command.split(' ').slice(1));
    }
    expect(git(folder.path, 'rev-list', '--count', 'HEAD').trim()).toBe('2');
    expect(await codes(folder)).toEqual([]);
  });

  test('merged cells: presumed without tables.yaml, confirmed by it', async ({ content: folder }) => {
    const tables = await folder.read(`${stalls}/tables.yaml`);
    expect(document).toContain(`+++ b/${stalls}/tables.yaml\n${tables.replaceAll(/^(?=.)/gm, '+')}`);
    await folder.remove(`${stalls}/tables.yaml`);
    expect(await codes(folder)).toEqual(['table-presumed']);
  });
});
