import { describe, expect, test } from 'vitest';
import {
  editUrl,
  newFileUrl,
  type ReportEnvironment,
  type RepositoryEnvironment,
  reportProblems,
  reportTargetOf,
  reportUrl,
  repositoryOf,
  repositoryProblems,
} from './repository.ts';

const file = { folder: 'regulations/a/notes', name: 'xin.md', text: '---\nanchor: art_1\n---\n' };
const addresses = (env: RepositoryEnvironment) => {
  const repository = repositoryOf(env);
  return repository && [editUrl(repository, 'regulations/a/notes/jiu.md'), newFileUrl(repository, file)];
};

describe('the web editor of', () => {
  test.each<[string, RepositoryEnvironment, string, string]>([
    [
      'GitHub, with the name and text of a new file',
      { REPOSITORY_URL: 'https://github.com/o/r.git' },
      'https://github.com/o/r/edit/main/content/regulations/a/notes/jiu.md',
      'https://github.com/o/r/new/main/content/regulations/a/notes?filename=xin.md&value=---%0Aanchor%3A+art_1%0A---%0A',
    ],
    [
      'GitLab, with its name',
      { REPOSITORY_URL: 'https://gitlab.com/g/s/r/', REPOSITORY_BRANCH: 'fabu' },
      'https://gitlab.com/g/s/r/-/edit/fabu/content/regulations/a/notes/jiu.md',
      'https://gitlab.com/g/s/r/-/new/fabu/content/regulations/a/notes?file_name=xin.md',
    ],
    [
      'Gitee, with neither',
      { REPOSITORY_URL: 'https://gitee.com/o/r', REPOSITORY_CONTENT: '/neirong/' },
      'https://gitee.com/o/r/edit/main/neirong/regulations/a/notes/jiu.md',
      'https://gitee.com/o/r/new/main/neirong/regulations/a/notes',
    ],
    [
      'a host of one’s own',
      { REPOSITORY_URL: 'https://code.example.org/o/r', REPOSITORY_HOST: 'GitLab' },
      'https://code.example.org/o/r/-/edit/main/content/regulations/a/notes/jiu.md',
      'https://code.example.org/o/r/-/new/main/content/regulations/a/notes?file_name=xin.md',
    ],
  ])('%s', (_, env, edit, create) => {
    expect(addresses(env)).toEqual([edit, create]);
    expect(repositoryProblems(env)).toEqual([]);
  });
});

test('no repository, no links, and nothing wrong', () => {
  expect([repositoryOf({}), repositoryProblems({})]).toEqual([null, []]);
});

test.each<RepositoryEnvironment>([
  { REPOSITORY_URL: 'https://code.example.org/o/r' },
  { REPOSITORY_URL: 'git@github.com:o/r.git' },
  { REPOSITORY_URL: 'javascript:alert(1)//github.com' },
  { REPOSITORY_URL: 'https://github.com/o/r', REPOSITORY_HOST: 'svn' },
])('an address that no editor is known of is said to be one: %j', (env) => {
  expect(repositoryOf(env)).toBeNull();
  expect(repositoryProblems(env)).toEqual([expect.stringContaining(`实为“${env.REPOSITORY_URL}”`)]);
});

const fault = {
  url: 'https://example.org/jieshui/art-2/',
  name: '《节水办法》第二条',
  edition: '2020-01-02',
  eId: 'art_2',
  quote: '用水单位应当“安装”计量设施 & 报告。',
};

const filled = (env: ReportEnvironment): URL => {
  const target = reportTargetOf(env);
  if (!target) throw new Error('nothing configured');
  return new URL(reportUrl(target, fault));
};

test.each<[string, ReportEnvironment, string, Readonly<Record<string, string>>]>([
  [
    'a form of GitHub',
    { REPOSITORY_URL: 'https://github.com/o/r' },
    'https://github.com/o/r/issues/new',
    { template: 'wenben.yml', page: fault.url, edition: fault.edition, eid: fault.eId, quote: fault.quote },
  ],
  [
    'an issue of GitLab',
    { REPOSITORY_URL: 'https://gitlab.com/g/r' },
    'https://gitlab.com/g/r/-/issues/new',
    { 'issue[title]': '文本有误：《节水办法》第二条' },
  ],
  ['an issue of Gitee', { REPOSITORY_URL: 'https://gitee.com/o/r' }, 'https://gitee.com/o/r/issues/new', {}],
  [
    'a page of the office, rather than the repository',
    { REPORT_URL: 'https://example.org/jiucuo?from=site', REPOSITORY_URL: 'https://github.com/o/r' },
    'https://example.org/jiucuo',
    { from: 'site', url: fault.url, edition: fault.edition, eid: fault.eId, quote: fault.quote },
  ],
])('a reader reports by %s', (_, env, form, fields) => {
  const url = filled(env);
  expect(url.origin + url.pathname).toBe(form);
  expect(Object.fromEntries(url.searchParams)).toMatchObject(fields);
  expect(decodeURIComponent(url.search)).toContain(fault.quote);
});

test.each([
  ['https://example.org/jiucuo#form', 'https://example.org/jiucuo?url=…#form'],
  ['https://example.org/jiucuo?from=site#form', 'https://example.org/jiucuo?from=site&url=…#form'],
  ['https://example.org/#/jiucuo?a=b', 'https://example.org/?url=…#/jiucuo?a=b'],
  ['https://example.org/jiucuo?', 'https://example.org/jiucuo?url=…'],
  ['https://example.org/jiucuo?from=site&', 'https://example.org/jiucuo?from=site&url=…'],
  ['https://example.org', 'https://example.org/?url=…'],
  ['mailto:a@example.org?cc=b@example.org', 'mailto:a@example.org?cc=b@example.org&subject=…'],
  ['mailto:a@example.org?subject=%E7%BA%A0%E9%94%99', 'mailto:a@example.org?subject=%E7%BA%A0%E9%94%99&body=…'],
])('%s becomes %s', (REPORT_URL, expected) => {
  const [before = '', after = ''] = expected.split('…');
  const { href } = filled({ REPORT_URL });
  expect(href.slice(0, before.length)).toBe(before);
  expect(href.slice(-after.length || href.length)).toContain(after);
  expect(decodeURIComponent(href).split(fault.quote)).toHaveLength(2);
});

test('a reader reports by mail, with nothing encoded as mail programs do not read it', () => {
  const url = filled({ REPORT_URL: 'mailto:jiucuo@example.org' });
  expect(url.pathname).toBe('jiucuo@example.org');
  expect(url.search).not.toContain('+');
  expect(url.searchParams.get('body')).toBe(
    `网址：${fault.url}\n版本：2020-01-02\n条款：art_2\n本站的文字：${fault.quote}\n官方的文字和出处：`,
  );
});

test('without a configuration there is nothing to offer; a wrong one is said', () => {
  expect(reportTargetOf({})).toBe(null);
  expect(reportTargetOf({ REPORT_URL: 'javascript:alert(1)' })).toBe(null);
  expect(reportProblems({ REPORT_URL: 'jiucuo@example.org' })).toEqual([expect.stringContaining('REPORT_URL')]);
  expect(reportProblems({ REPORT_URL: 'mailto:jiucuo@example.org' })).toEqual([]);
});
