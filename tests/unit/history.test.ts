import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished } from 'vitest';
import { correctsText, describeCommit, historyOf, whatIsMissing } from '../../src/content/history/history.ts';
import { loadHistory } from '../../src/content/history/load-history.ts';
import { loadLibrary } from '../../src/content/library.ts';
import { atomFeed } from '../../src/site/feeds.ts';
import { entriesOf, notesWritten } from '../../src/site/history.ts';
import { addresses } from '../../src/site/urls.ts';
import { type ContentFolder, commit, git, note, statute, test } from '../support/content-folder.ts';

const source = 'regulations/jieshui/source.txt';

/** A repository whose content lies in a folder of it, as in ours. */
async function writeHistory({ path, put }: ContentFolder): Promise<void> {
  git(path, 'init', '--quiet', '--initial-branch=main');
  await put(`content/${source}`, statute('第一条　节约用水。'));
  await put('README.md', '说明');
  commit(path, 'Add the regulation', '2026-01-01');
  await put('content/regulations/jieshui/notes/a.md', note('art_1', '用水'));
  await put('content/regulations/jieshui/notes/b c.md', note('art_1', '节约'));
  await put('content/glossary/jieshui.md', '节水');
  commit(path, 'Explain <water> & use', '2026-02-01');
  await put('src/index.ts', 'nothing of the content');
  commit(path, 'Code', '2026-02-02');
  await put(`content/${source}`, statute('第一条　节约用水！'));
  commit(path, 'Correct the text', '2026-03-01');
}

const day = ({ date }: { readonly date: string }): string => date.slice(0, 10);
const subjects = async (content: string) => (await loadHistory(content)).commits.map(({ subject }) => subject);

describe('the history of the content', () => {
  beforeEach<{ content: ContentFolder }>(({ content }) => writeHistory(content));

  test('says what each commit changed, newest first, and leaves out what readers do not see', async ({ content }) => {
    const history = await loadHistory(join(content.path, 'content'));
    expect(history.state).toBe('whole');
    expect(whatIsMissing(history)).toBe(null);
    expect(
      history.commits.map((each) => [day(each), each.subject, describeCommit(each, () => '节水试行办法')]),
    ).toEqual([
      ['2026-03-01', 'Correct the text', ['更正《节水试行办法》正文']],
      ['2026-02-01', 'Explain <water> & use', ['新增术语1条', '《节水试行办法》新增注释2条']],
      ['2026-01-01', 'Add the regulation', ['收录《节水试行办法》正文']],
    ]);
    expect(history.commits.map(correctsText)).toEqual([true, false, false]);
  });

  test('of one regulation knows nothing of the others', async ({ content }) => {
    const history = await loadHistory(join(content.path, 'content'));
    expect(historyOf(history, 'jieshui').map((each) => describeCommit(each))).toEqual([
      ['更正正文'],
      ['新增注释2条'],
      ['收录正文'],
    ]);
    expect(historyOf(history, 'other')).toEqual([]);
  });

  test('names the notes that a commit wrote and that still stand, by article', async ({ content }) => {
    const folder = join(content.path, 'content');
    const [, written] = historyOf(await loadHistory(folder), 'jieshui');
    await rm(join(folder, 'regulations/jieshui/notes/b c.md'));
    const [regulation] = (await loadLibrary(folder, addresses)).library.regulations;
    expect(written && regulation && notesWritten(regulation, written)).toEqual([
      { title: '第一条', notes: [{ href: '/jieshui/art-1/#note-a', name: '用水' }] },
    ]);
  });

  test('is a feed that says the same every time', async ({ content }) => {
    const entries = entriesOf((await loadHistory(join(content.path, 'content'))).commits);
    const feed = atomFeed('更新记录', '/changes/', '/feed.xml', entries);
    expect(feed).toBe(atomFeed('更新记录', '/changes/', '/feed.xml', entries));
    expect(feed).toContain('<updated>2026-03-01T01:00:00.000Z</updated>');
    expect(feed.match(/<entry>/g)).toHaveLength(3);
    expect(feed).toContain('Explain &lt;water&gt; &amp; use');
    expect(feed).not.toContain('<water>');
  });

  test('of a shallow clone is a part, and says so', async ({ content }) => {
    const clone = await mkdtemp(join(tmpdir(), 'tiaowen-clone-'));
    onTestFinished(() => rm(clone, { recursive: true }));
    git(clone, 'clone', '--quiet', '--depth=2', `file://${content.path}`, 'site');
    const history = await loadHistory(join(clone, 'site/content'));
    // The oldest commit there only looks as if it had added everything
    expect(history.commits.map(({ subject }) => subject)).toEqual(['Correct the text']);
    expect(whatIsMissing(history)).toMatch(/浅克隆/);
  });

  test('of an exported archive is absent, and says so', async ({ content }) => {
    const archive = await mkdtemp(join(tmpdir(), 'tiaowen-archive-'));
    onTestFinished(() => rm(archive, { recursive: true }));
    await cp(join(content.path, 'content'), archive, { recursive: true });
    const history = await loadHistory(archive);
    expect(history.commits).toEqual([]);
    expect(whatIsMissing(history)).toBe('没有更新记录：内容不在 Git 仓库里，例如来自导出的压缩包。');
  });

  test('of content that nobody committed is absent, whatever repository lies around it', async ({ content }) => {
    await content.put('other/regulations/a/source.txt', statute('第一条　甲。'));
    expect(whatIsMissing(await loadHistory(join(content.path, 'other')))).toBe('没有更新记录：内容没有提交到 Git。');
  });
});

test('a commit that was merged counts once', async ({ content }) => {
  await writeHistory(content);
  git(content.path, 'checkout', '--quiet', '-b', 'side', 'HEAD~1');
  await content.put('content/synonyms.yaml', '省水: [节约]\n');
  commit(content.path, 'Synonyms', '2026-03-02');
  git(content.path, 'checkout', '--quiet', 'main');
  git(content.path, 'merge', '--quiet', '--no-ff', '--message', 'Merge', 'side');
  expect((await subjects(join(content.path, 'content'))).toSorted()).toEqual([
    'Add the regulation',
    'Correct the text',
    'Explain <water> & use',
    'Synonyms',
  ]);
});

test('nobody writes a commit of others into the message of his own', async ({ content }) => {
  await writeHistory(content);
  await content.put('content/synonyms.yaml', '省水: [节约]\n');
  const forged = `\u001e${'a'.repeat(40)}\u001f2026-01-01T00:00:00Z\u001fForged\u001f\nM\tregulations/jieshui/source.txt`;
  commit(content.path, `Synonyms${forged}`, '2026-03-02');
  const [last] = (await loadHistory(join(content.path, 'content'))).commits;
  expect(last?.changes.map(({ file }) => file)).toEqual(['synonyms.yaml']);
  expect(last?.subject).toMatch(/^Synonyms a+ 2026-01-01T00:00:00Z Forged/u);
});

test('a newer edition is taken in, and nothing was corrected', async ({ content }) => {
  await content.put('content/regulations/a/source.txt', statute('第一条　甲。'));
  git(content.path, 'init', '--quiet', '--initial-branch=main');
  commit(content.path, 'Add the regulation', '2026-01-01');
  await content.put('content/regulations/a/editions/2012-05-20/source.txt', statute('第一条　甲。'));
  await content.put('content/regulations/a/source.txt', statute('第一条　乙。'));
  commit(content.path, 'Amended', '2026-02-01');
  await content.put('content/regulations/a/editions/2010-05-20/source.txt', statute('第一条　丙。'));
  await content.put('content/regulations/a/editions/2012-05-20/source.txt', statute('第一条　丁。'));
  commit(content.path, 'An older one, and a correction', '2026-03-01');
  const { commits } = await loadHistory(join(content.path, 'content'));
  expect(commits.map((each) => describeCommit(each, () => '甲法'))).toEqual([
    ['收录《甲法》2010-05-20版本正文', '更正2012-05-20版本正文'],
    ['收录《甲法》新版本'],
    ['收录《甲法》正文'],
  ]);
  expect(commits.map(correctsText)).toEqual([true, false, false]);
});
