import { describe, expect, test } from 'vitest';
import { editUrl, newFileUrl, type RepositoryEnvironment, repositoryOf, repositoryProblems } from './repository.ts';

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
