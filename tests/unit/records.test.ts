import { mkdtempDisposable, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, vi } from 'vitest';
import { check } from '../../src/content/check/check.ts';
import { register as registerAll } from '../../src/content/permalinks/register.ts';
import { chainOf } from '../../src/content/records/official-text.ts';
import type { Correction } from '../../src/regulation/corrections.ts';
import { publishedAddresses } from '../../src/site/published.ts';
import { addresses } from '../../src/site/urls.ts';
import { type ContentFolder, commit, git, statute, test } from '../support/content-folder.ts';
import { runScript } from '../support/site/build-site.ts';

vi.setConfig({ testTimeout: 60_000 });

const source = 'regulations/jieshui/source.txt';
const record = 'records/jieshui.txt';
const articles = ['第一条　为了节约用水，制定本办法。', '第二条　用水单位应当安装计量设施。'] as const;
const text = statute(...articles);
const altered = text.replace('应当安装', '可以安装');

const options = ({ path }: ContentFolder) => ({ content: path, addresses, published: publishedAddresses });
const register = (content: ContentFolder) => registerAll(options(content));
const codes = async (content: ContentFolder) =>
  (await check({ ...options(content), reviewedBefore: '2000-01-01' })).problems.map(({ code }) => code);

/** `corrections` of regulation.yaml. */
const corrections = (...all: readonly (readonly [line: number, from: string, to: string])[]): string =>
  `corrections:\n${all.map(([line, from, to]) => `  - { date: 2026-02-01, line: ${line}, from: "${from}", to: "${to}", authority: 公报 }\n`).join('')}`;

/** A library that was published, on the branch `main`. */
async function publish(content: ContentFolder): Promise<void> {
  await content.put(source, text);
  await register(content);
  git(content.path, 'init', '--quiet', '--initial-branch=main');
  commit(content.path, 'Publish', '2026-01-01');
}

describe('a text that was never on record', () => {
  test('is new, not wrong, where nothing is on record', async ({ content }) => {
    await content.put(source, text);
    expect(await codes(content)).toEqual([]);
  });

  test('is to be registered where others are', async ({ content }) => {
    await publish(content);
    await content.put('regulations/jieshui-xize/source.txt', statute('第一条　为了实施节水试行办法，制定本细则。'));
    expect(await codes(content)).toContain('record-missing');
    expect(await register(content)).toMatchObject({ texts: 1, diagnostics: [] });
    expect(await codes(content)).toEqual([]);
  });
});

describe('official characters do not change without a record', () => {
  test.beforeEach(async ({ content }) => publish(content));

  test.for([
    ['in place', (content: ContentFolder) => content.put(source, altered)],
    [
      'in place, with the records forgotten',
      async (content: ContentFolder) => {
        await content.put(source, altered);
        await content.remove('records');
      },
    ],
    [
      'in the header',
      (content: ContentFolder) => content.put(source, text.replace('颁布主体：某部', '颁布主体：某局')),
    ],
    [
      'on record with other words',
      async (content: ContentFolder) => {
        await content.put(source, altered);
        await content.put('regulations/jieshui/regulation.yaml', corrections([7, '必须安装', '可以安装']));
      },
    ],
    [
      'with the hash of the new text in place of the old',
      async (content: ContentFolder) => {
        await content.remove('records');
        await content.remove('.git');
        await content.put(source, altered);
        await register(content);
        const forged = await content.read(record);
        await content.put(source, text);
        await content.remove('records');
        await publish(content);
        await content.put(source, altered);
        await content.put(record, forged);
      },
    ],
    [
      'with another text put before the first on record',
      async (content: ContentFolder) => {
        const before = await content.read(record);
        const forged = hashOf(officialLinesOf(altered));
        await content.put('regulations/jieshui/regulation.yaml', corrections([7, '可以安装', '应当安装']));
        await content.put(record, `${forged}  收录\n${before}`);
      },
    ],
    [
      'with another text put before the first on record, whose words are changed on the way',
      async (content: ContentFolder) => {
        const before = await content.read(record);
        const forged = hashOf(officialLinesOf(altered));
        await content.put('regulations/jieshui/regulation.yaml', corrections([7, '可以安装', '应当安装']));
        await content.put(record, `${forged}  收录\n${before.replace('收录', '更正 2026-02-01 第 7 行')}`);
      },
    ],
    [
      'by a rename on the way',
      async (content: ContentFolder) => {
        await rename(join(content.path, 'regulations/jieshui'), join(content.path, 'regulations/jieshui-2020'));
        await content.put('regulations/jieshui-2020/source.txt', altered);
        await content.put(
          'redirects.yaml',
          '- { from: jieshui/*, to: jieshui-2020/*, why: 改名, since: 2026-02-01 }\n',
        );
      },
    ],
    [
      'by withdrawing it and taking it in under another name',
      async (content: ContentFolder) => {
        await rename(join(content.path, 'regulations/jieshui'), join(content.path, 'regulations/yongshui'));
        await content.put('regulations/yongshui/source.txt', text.replace('制定本办法', '制定办法'));
        await content.put('redirects.yaml', '- { from: jieshui/*, why: 撤下, since: 2026-02-01 }\n');
      },
    ],
  ] as const)('%s', async ([, change], { content }) => {
    await change(content);
    const wrong = /^(?:text-unrecorded|record-rewritten|record-invalid|record-broken-off)$/;
    expect((await codes(content)).filter((code) => wrong.test(code))).not.toEqual([]);
    // No command takes it for right
    const { addresses: listed, texts } = await register(content);
    expect([listed, texts]).toEqual([0, 0]);
    expect((await codes(content)).filter((code) => wrong.test(code))).not.toEqual([]);
    // Nor does a commit, nor another after it
    commit(content.path, 'Alter', '2026-01-02');
    await content.put('README.md', '说明');
    commit(content.path, 'Go on', '2026-01-03');
    expect((await codes(content)).filter((code) => wrong.test(code))).not.toEqual([]);
  });

  test('by a merge that neither side made', async ({ content }) => {
    git(content.path, 'switch', '--quiet', '--create', 'other');
    await content.put('README.md', '说明');
    commit(content.path, 'Other', '2026-01-02');
    git(content.path, 'switch', '--quiet', 'main');
    git(content.path, 'merge', '--quiet', '--no-ff', '--no-commit', 'other');
    await content.put(source, altered);
    await content.remove(record);
    commit(content.path, 'Merge', '2026-01-03');
    expect(await codes(content)).toContain('record-rewritten');
  });

  test.for([
    ['whatever lies beside it', (content: ContentFolder) => content.put('records/README.md', '说明')],
    ['whatever the attributes say', (content: ContentFolder) => content.put('.gitattributes', '* -diff\n')],
    [
      'whatever shows the files',
      async (content: ContentFolder) => {
        await content.put('.gitattributes', '* diff=nothing\n');
        git(content.path, 'config', 'diff.nothing.textconv', 'true');
      },
    ],
  ] as const)('in a record that is rewritten, %s', async ([, hide], { content }) => {
    const forged = (await content.read(record)).replace(/^[0-9a-f]{64}/, hashOf(officialLinesOf(altered)));
    await content.put(source, altered);
    await content.put(record, forged);
    await hide(content);
    expect(await codes(content)).toContain('record-rewritten');
    commit(content.path, 'Alter', '2026-01-02');
    expect(await codes(content)).toContain('record-rewritten');
    // Put back, nothing is wrong any more: what came in its place was never right
    await content.put(source, text);
    await content.put(record, forged.replace(/^[0-9a-f]{64}/, hashOf(officialLinesOf(text))));
    commit(content.path, 'Put back', '2026-01-03');
    expect((await codes(content)).filter((code) => code !== 'stray-file')).toEqual([]);
    // And done once more it is wrong once more
    await content.put(source, altered);
    await content.put(record, forged);
    commit(content.path, 'Alter again', '2026-01-04');
    expect(await codes(content)).toContain('record-rewritten');
  });

  test.for(['main', 'other'])('by a merge into %s that takes all from the other side', async (into, { content }) => {
    git(content.path, 'switch', '--quiet', '--orphan', 'other');
    await content.put(source, altered);
    await register(content);
    commit(content.path, 'Take it in altered', '2026-01-02');
    git(content.path, 'switch', '--quiet', into);
    const from = into === 'main' ? 'other' : 'main';
    git(content.path, 'merge', '--quiet', '--allow-unrelated-histories', '--strategy=ours', '--no-commit', from);
    git(content.path, 'checkout', 'other', '--', '.');
    commit(content.path, 'Merge', '2026-01-03');
    expect(await content.read(source)).toBe(altered);
    expect(await codes(content)).toContain('record-rewritten');
  });

  test('by taking it in anew with an article before it, so that all numbers are others', async ({ content }) => {
    await content.remove('regulations/jieshui');
    const moved = articles.map((article, at) => article.replace(/^第.条/, ['第二条', '第三条'][at] ?? ''));
    await content.put('regulations/yongshui/source.txt', statute('第一条　本办法所称用水，包括取水。', ...moved));
    await content.put('redirects.yaml', '- { from: jieshui/*, why: 撤下, since: 2026-02-01 }\n');
    expect(await codes(content)).toContain('record-broken-off');
  });

  test('in a folder that comes back after it was withdrawn', async ({ content }) => {
    await content.remove('regulations/jieshui');
    await content.put('regulations/bieji/source.txt', statute('第一条　本办法规定别的事项。'));
    await content.put('redirects.yaml', '- { from: jieshui/*, why: 撤下, since: 2026-02-01 }\n');
    await register(content);
    expect(await codes(content)).toEqual([]);
    commit(content.path, 'Withdraw', '2026-01-02');
    await content.remove('redirects.yaml');
    await content.put(source, altered);
    expect(await codes(content)).toContain('text-unrecorded');
    await content.put(source, text);
    expect(await codes(content)).toEqual([]);
  });
});

describe('a record that is empty', () => {
  test('answers for nothing and is an error, also where no history tells what it was', async ({ content }) => {
    await content.put(source, text);
    await register(content);
    await content.put(source, altered);
    await content.put(record, '\n');
    expect(await codes(content)).toContain('record-invalid');
  });
});

test('a history that cannot be read is said, one that is not there is not', async ({ content }) => {
  await content.put(source, text);
  await register(content);
  expect(await codes(content)).toEqual([]);
  git(content.path, 'init', '--quiet', '--initial-branch=main');
  expect(await codes(content)).toEqual([]);
  commit(content.path, 'Publish', '2026-01-01');
  expect(await codes(content)).toEqual([]);
  await content.put('.git/config', '[core\n');
  expect(await codes(content)).toEqual(['history-unreadable']);
});

test('a shallow clone is told that it has not all to compare with', async ({ content }) => {
  await publish(content);
  await content.put('synonyms.yaml', '省水: [节约]\n');
  commit(content.path, 'Synonyms', '2026-01-02');
  const clone = await mkdtempDisposable(join(tmpdir(), 'tiaowen-shallow-'));
  onTestFinished(() => clone.remove());
  git(clone.path, 'clone', '--quiet', '--depth=1', `file://${content.path}`, '.');
  expect(await codes({ ...content, path: clone.path })).toEqual(['history-shallow']);
  git(clone.path, 'fetch', '--quiet', '--unshallow');
  expect(await codes({ ...content, path: clone.path })).toEqual([]);
});

describe('a correction on record', () => {
  test.beforeEach(async ({ content }) => publish(content));

  test.for(['main', 'other'])('made on each of two branches, merged into %s', async (into, { content }) => {
    const here = [6, '为了节约', '为节约'] as const;
    const there = [7, '应当安装', '可以安装'] as const;
    git(content.path, 'branch', 'other');
    for (const [branch, correction] of [
      ['main', here],
      ['other', there],
    ] as const) {
      git(content.path, 'switch', '--quiet', branch);
      await content.put(source, text.replace(correction[1], correction[2]));
      await content.put('regulations/jieshui/regulation.yaml', corrections(correction));
      await register(content);
      commit(content.path, branch, '2026-01-02');
    }
    git(content.path, 'switch', '--quiet', into);
    const [from, mine, theirs] = into === 'main' ? (['other', here, there] as const) : (['main', there, here] as const);
    git(content.path, 'merge', '--quiet', '--strategy=ours', '--no-commit', from);
    // Of a conflict one keeps what this side has, and goes on with what the other has
    const before = await content.read(record);
    await content.put(source, text.replace(here[1], here[2]).replace(there[1], there[2]));
    await content.put('regulations/jieshui/regulation.yaml', corrections(mine, theirs));
    await register(content);
    commit(content.path, 'Merge', '2026-01-03');
    expect((await content.read(record)).startsWith(before)).toBe(true);
    expect(await codes(content)).toEqual([]);
    // Of both, none may go
    await content.put(record, before);
    await content.put(source, text.replace(mine[1], mine[2]));
    await content.put('regulations/jieshui/regulation.yaml', corrections(mine));
    expect(await codes(content)).toContain('record-rewritten');
  });

  test('adds a line to the chain, which keeps those before it', async ({ content }) => {
    const first = await content.read(record);
    await content.put(source, altered);
    await content.put('regulations/jieshui/regulation.yaml', corrections([7, '应当安装', '可以安装']));
    expect(await codes(content)).toContain('record-behind');
    expect(await register(content)).toMatchObject({ texts: 1, diagnostics: [] });
    const second = await content.read(record);
    expect(second).toMatch(/^[0-9a-f]{64} {2}收录\n[0-9a-f]{64} {2}更正 2026-02-01 第 7 行\n$/);
    expect(second.startsWith(first)).toBe(true);
    expect(await codes(content)).toEqual([]);
    await content.put('regulations/jieshui/regulation.yaml', 'shortTitles: [节水办法]\n');
    expect(await codes(content)).toContain('text-unrecorded');
    // Once committed, it is known which
    await content.put('regulations/jieshui/regulation.yaml', corrections([7, '应当安装', '可以安装']));
    commit(content.path, 'Correct', '2026-01-02');
    await content.put('regulations/jieshui/regulation.yaml', 'shortTitles: [节水办法]\n');
    expect(await codes(content)).toEqual(['correction-erased']);
  });

  test('stands at the end of the chain: what is pushed in before it is wrong until it is taken out', async ({
    content,
  }) => {
    await content.put(source, altered);
    await content.put('regulations/jieshui/regulation.yaml', corrections([7, '应当安装', '可以安装']));
    await register(content);
    commit(content.path, 'Correct', '2026-01-02');
    const right = await content.read(record);
    const between = [
      [7, '应当安装', '必须安装'],
      [7, '必须安装', '可以安装'],
    ] as const;
    await content.put('regulations/jieshui/regulation.yaml', corrections(...between));
    await content.put(
      record,
      right.replace(
        '\n',
        `\n${hashOf(officialLinesOf(text.replace('应当安装', '必须安装')))}  更正 2026-02-01 第 7 行\n`,
      ),
    );
    expect(await codes(content)).toEqual(['correction-erased', 'correction-not-in-text']);
    commit(content.path, 'Push in', '2026-01-03');
    expect(await codes(content)).toContain('correction-erased');
    await content.put('regulations/jieshui/regulation.yaml', corrections([7, '应当安装', '可以安装']));
    await content.put(record, right);
    expect(await codes(content)).toEqual([]);
    commit(content.path, 'Take out', '2026-01-04');
    expect(await codes(content)).toEqual([]);
  });

  const never = hashOf(officialLinesOf(text.replace('应当安装', '必须安装')));
  test.for([
    ['alone', (right: string) => `${never}  收录\n${right}`, '', ['text-gone']],
    [
      'with the correction that would lead from it',
      (right: string) => `${never}  收录\n${right.replace('收录', '更正 2026-02-01 第 7 行')}`,
      corrections([7, '必须安装', '应当安装']),
      ['record-rewritten', 'text-unrecorded'],
    ],
  ] as const)('is not forged by an entry before the first: %s', async ([, forge, yaml, found], { content }) => {
    const right = await content.read(record);
    await content.put(record, forge(right));
    if (yaml !== '') await content.put('regulations/jieshui/regulation.yaml', yaml);
    expect(await codes(content)).toEqual(found);
    commit(content.path, 'Forge', '2026-01-02');
    expect(await codes(content)).toEqual(found);
    // Taken out again, it leaves no error for good
    await content.put(record, right);
    if (yaml !== '') await content.remove('regulations/jieshui/regulation.yaml');
    expect(await codes(content)).toEqual([]);
  });

  test('may take back another', async ({ content }) => {
    await content.put(source, altered);
    const there = [7, '应当安装', '可以安装'] as const;
    await content.put('regulations/jieshui/regulation.yaml', corrections(there));
    await register(content);
    await content.put(source, text);
    await content.put('regulations/jieshui/regulation.yaml', corrections(there, [7, '可以安装', '应当安装']));
    await register(content);
    const [first, second, third] = (await content.read(record)).split('\n').map((line) => line.slice(0, 64));
    expect(first).toBe(third);
    expect(second).not.toBe(first);
    // What the first put in is not there any more, which is a warning
    expect(await codes(content)).toEqual(['correction-not-in-text']);
  });

  test('is no excuse for blank lines, ends of lines and encodings, which need none', async ({ content }) => {
    await content.put(source, `\uFEFF${text.replaceAll('\n', ' \r\n\r\n')}`);
    expect(await codes(content)).toEqual([]);
  });
});

test('corrections taken back in turn give every earlier text', () => {
  const line = fc.string({ unit: fc.constantFrom('节', '水', '用', '，', '的'), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 6 }),
      fc.array(fc.tuple(fc.nat(), line), { maxLength: 6 }),
      (lines, edits) => {
        const now = [...lines];
        const made: Correction[] = [];
        const states = [hashOf(now)];
        for (const [at, words] of edits) {
          const index = at % now.length;
          const from = now[index] ?? '';
          if (from === words) continue;
          now[index] = words;
          made.push({ date: '2026-01-01', line: index + 1, from, to: words, authority: '公报' });
          states.push(hashOf(now));
        }
        expect(chain(now, made)).toEqual(states);
      },
    ),
  );
});

const chain = (lines: readonly string[], made: readonly Correction[]) => chainOf({ lines, corrections: made });
const hashOf = (lines: readonly string[]): string => chain(lines, [])[0] ?? '';
const officialLinesOf = (file: string): readonly string[] => file.split('\n');

describe('a build', () => {
  test.for([
    ['an address that is lost', source, statute(articles[0]), 'permalink-lost'],
    ['redirects that cannot be read', 'redirects.yaml', '- from: "_astro/x/"\n', 'value-invalid'],
  ] as const)('refuses %s, in the words of check', async ([, file, spoilt, code], { content }) => {
    await content.put(source, text);
    await register(content);
    await content.put(file, spoilt);
    const { problems } = await check({ ...options(content), reviewedBefore: '2000-01-01' });
    const said = problems.find((problem) => problem.code === code);
    const env = { CONTENT_DIR: content.path, OUT_DIR: join(tmpdir(), 'tiaowen-refused') };
    const { status, stderr } = await runScript('build.ts', env);
    expect(stderr).toContain(said?.message);
    expect(status).toBe(1);
  });
});
