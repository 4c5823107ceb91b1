import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { parse } from 'yaml';
import { check } from '../../src/content/check/check.ts';
import { register } from '../../src/content/permalinks/register.ts';
import { publishedAddresses } from '../../src/site/published.ts';
import { reportTargetOf, reportUrl } from '../../src/site/repository.ts';
import { addresses } from '../../src/site/urls.ts';
import { commit, git, statute, test } from '../support/content-folder.ts';
import { projectRoot } from '../support/site/build-site.ts';

vi.setConfig({ testTimeout: 60_000 });

const read = (file: string) => readFile(join(projectRoot, file), 'utf8');

test('an office begins a repository of its own with the template, and nothing in it is wrong', async ({ content }) => {
  await cp(join(projectRoot, 'template'), content.path, { recursive: true });
  await content.put('regulations/jieshui/source.txt', statute('第一条　节约用水。'));
  const options = { content: content.path, addresses, published: publishedAddresses };
  expect(await register(options)).toMatchObject({ texts: 1, diagnostics: [] });
  git(content.path, 'init', '--quiet');
  commit(content.path, 'Begin', '2026-01-01');
  expect((await check({ ...options, reviewedBefore: '2000-01-01' })).problems).toEqual([]);
  expect(git(content.path, 'check-attr', 'text', 'regulations/jieshui/source.txt')).toContain('text: unset');
});

test('its workflow runs commands that exist, with the actions that the project pins', async () => {
  const [workflow, own, { scripts }] = await Promise.all([
    read('template/.github/workflows/publish.yml'),
    read('.github/workflows/publish.yml'),
    read('package.json').then(JSON.parse),
  ]);
  expect(Object.keys(parse(workflow).jobs)).toEqual(['build', 'deploy']);
  const commands = [...workflow.matchAll(/npm --prefix tiaowen (?:run )?(?:-s )?([a-z]+)/g)].map(
    ([, name = '']) => name,
  );
  expect(commands.filter((name) => name !== 'ci' && !Object.hasOwn(scripts, name))).toEqual([]);
  const actions = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action = '']) => action);
  expect(actions.filter((action) => !own.includes(action))).toEqual([]);
});

test('it names a version of the program, the present one, and follows no branch', async () => {
  const [{ version }, workflow, readme] = await Promise.all([
    read('package.json').then(JSON.parse),
    read('template/.github/workflows/publish.yml'),
    read('template/README.md'),
  ]);
  expect(parse(workflow).env.TIAOWEN_REF).toBe(`v${version}`);
  const named = readme.match(/(?:--branch|--detach) \S+/g);
  expect(named).toEqual([`--branch v${version}`, `--detach v${version}`]);
});

test('the example of code owners names every place where official text or its record stands', async () => {
  for (const [file, below] of [
    ['.github/CODEOWNERS.example', 'content/'],
    ['template/.github/CODEOWNERS.example', ''],
  ] as const) {
    const owned = (await read(file)).split('\n').flatMap((line) => /^([^#\s]\S*)\s+@/.exec(line)?.[1] ?? []);
    for (const place of [
      'regulations/*/source.txt',
      'regulations/*/decision.txt',
      'regulations/*/editions/',
      'regulations/*/regulation.yaml',
      'records/',
      'permalinks/',
    ])
      expect(owned, file).toContain(below + place);
  }
});

test('the form for faults that readers are led to is there, with every field that is filled in', async () => {
  const form = await read('template/.github/ISSUE_TEMPLATE/wenben.yml');
  expect(form).toBe(await read('.github/ISSUE_TEMPLATE/wenben.yml'));
  const target = reportTargetOf({ REPOSITORY_URL: 'https://github.com/o/r' });
  const fault = { url: 'https://example.org/', name: '《办法》', edition: '2020-01-02', eId: 'art_2', quote: '甲' };
  const [, query = ''] = target ? reportUrl(target, fault).split('?') : [];
  const { template, title: _, ...fields } = Object.fromEntries(new URLSearchParams(query));
  expect(template).toBe('wenben.yml');
  expect(Object.keys(fields).filter((name) => !form.includes(`id: ${name}\n`))).toEqual([]);
});

test('whoever changes an official text is told that it takes two', async () => {
  for (const file of ['.github/pull_request_template.md', 'template/.github/pull_request_template.md']) {
    const [, rule = ''] = (await read(file)).split('须两人：');
    expect(rule.match(/^- \[ \] /gm), file).toHaveLength(3);
    expect(rule, file).toContain('另一个人也独立对照过');
  }
});
