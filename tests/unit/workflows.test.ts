import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { parse } from 'yaml';
import { projectRoot } from '../../src/files/paths.ts';
import { commit, git, test } from '../support/content-folder.ts';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(projectRoot, '.github/workflows');
const workflows = readdirSync(folder).map((name) => {
  const workflow: Workflow = parse(readFileSync(join(folder, name), 'utf8'));
  const jobs = Object.values(workflow.jobs);
  return { name, workflow, jobs, steps: jobs.flatMap(({ steps = [] }) => steps) };
});

const writes = (permissions: Readonly<Record<string, string>> = {}): readonly string[] =>
  Object.entries(permissions)
    .filter(([, right]) => right === 'write')
    .map(([name]) => name);

describe('a stranger’s pull request', () => {
  test('runs with no right to write and no credentials left lying about', () => {
    const onPullRequests = workflows.filter(({ workflow }) => 'pull_request' in workflow.on);
    expect(onPullRequests.map(({ name }) => name)).toContain('test.yml');
    for (const { name, workflow, jobs, steps } of onPullRequests) {
      expect([workflow.permissions, ...jobs.map(({ permissions }) => permissions)].flatMap(writes), name).toEqual([]);
      for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')))
        expect(step.with?.['persist-credentials'], name).toBe(false);
    }
  });

  test('never runs where something may be written: nothing of it is checked out, installed or executed there', () => {
    for (const { name, workflow, steps } of workflows) {
      expect(Object.keys(workflow.on), name).not.toContain('pull_request_target');
      if (!('workflow_run' in workflow.on)) continue;
      expect(
        steps.filter(({ uses }) => uses !== undefined),
        name,
      ).toEqual([]);
      const commands = steps.map(({ run = '' }) => run).join('\n');
      expect(commands, name).not.toMatch(/\b(?:npm|npx|node|git)\b/);
      // What GitHub puts into a command could be a branch name that is one; into the environment it goes as a text
      expect(commands, name).not.toContain('${{');
    }
  });
});

describe('what was imported', () => {
  const propose = workflows.find(({ name }) => name === 'propose.yml');
  const [commands = ''] =
    propose?.steps.flatMap(({ name, run }) => (name === 'Open a pull request with the texts' ? (run ?? []) : [])) ?? [];

  test.for([
    ['is proposed: of it, what lies in content/ and nothing else', 'exit 0', 0],
    ['is told of where the repository lets no workflow open a pull request: it is not lost', 'exit 1', 1],
  ] as const)('%s', async ([, answer, status], { content: { path: around, put, read } }) => {
    // A clone, the repository on GitHub, and a `gh` that hands out the patch and keeps what it is asked
    const [clone, remote] = [join(around, 'clone'), join(around, 'remote.git')];
    await put('clone/content/inbox/law.md', '甲\n');
    await put('clone/package.json', '{}\n');
    git(clone, 'init', '--quiet', '--initial-branch=main');
    commit(clone, 'Drop', '2026-01-01');
    git(around, 'init', '--quiet', '--bare', remote);
    await put('clone/content/regulations/law/source.txt', '甲\n');
    await put('clone/package.json', '{"scripts":{}}\n');
    git(clone, 'add', '--all');
    await put('import/import/content.patch', git(clone, 'diff', '--cached', '--binary'));
    await put('import/import/report.txt', '读作 Markdown。\n~~~~~~~~~~\n');
    git(clone, 'reset', '--quiet', '--hard');
    await put('programs/gh', `#!/bin/sh\necho "$*" >>'${join(around, 'asked')}'\n[ "$1" = run ] || { ${answer}; }\n`);
    await chmod(join(around, 'programs/gh'), 0o755);
    const ran = spawnSync('bash', ['-e', '-c', commands], {
      cwd: clone,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${join(around, 'programs')}:${process.env.PATH}`,
        RUNNER_TEMP: around,
        GH_REPO: 'office/laws',
        RUN_ID: '7',
        RUN_ATTEMPT: '2',
        BASE: 'main',
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: `url.${remote}.insteadOf`,
        GIT_CONFIG_VALUE_0: 'https://github.com/office/laws.git',
      },
    });
    expect(ran.status, ran.stderr).toBe(status);
    expect(git(remote, 'diff', '--name-only', 'import-7-2~1', 'import-7-2')).toBe(
      'content/regulations/law/source.txt\n',
    );
    expect(await read('asked')).toContain('pr create --base main --head import-7-2 --title 导入官方文件');
    const body = await read('body.md');
    // Nothing runs by itself on a pull request that a workflow opened; and no text of a stranger ends the block
    expect(body).toMatch(/^合并之前先让检查运行/);
    expect(body.match(/^~~~~~~~~~~/gm)).toHaveLength(2);
    if (status === 1) expect(ran.stdout).toContain('Allow GitHub Actions to create and approve pull requests');
  });
});

test('every action is pinned to a commit', () => {
  const uses = workflows.flatMap(({ jobs, steps }) =>
    [...steps, ...jobs].flatMap((each) => ('uses' in each ? [each.uses] : [])),
  );
  expect(uses.length).toBeGreaterThan(5);
  expect(uses.filter((action) => !/@[0-9a-f]{40}$|^\.\//.test(String(action)))).toEqual([]);
});

test('whatever checks or builds has the whole history to compare with', () => {
  const template: Workflow = parse(readFileSync(join(projectRoot, 'template/.github/workflows/publish.yml'), 'utf8'));
  const jobs = [...workflows, { workflow: template }].flatMap(({ workflow }) => Object.values(workflow.jobs));
  const checkouts = jobs.flatMap(({ steps = [] }) =>
    steps.some(({ run = '' }) => /\.ci\/run|run build\b/.test(run))
      ? steps.filter(({ uses = '', with: { repository } = {} }) => uses.startsWith('actions/checkout@') && !repository)
      : [],
  );
  expect(checkouts).toHaveLength(3);
  for (const step of checkouts) expect(step.with).toMatchObject({ 'fetch-depth': 0 });
});

test('the published site knows its repository, so that readers are offered to mend it', () => {
  const builds = workflows.flatMap(({ steps }) => steps.filter(({ run }) => run === 'npm run build'));
  expect(builds).toHaveLength(1);
  expect(builds[0]?.env).toMatchObject({
    REPOSITORY_URL: expect.stringMatching(/github\.server_url.*github\.repository/),
    REPOSITORY_BRANCH: expect.stringContaining('github.ref_name'),
  });
});

test('the advisory service is asked in the one way that does not stop a publication when it is down', () => {
  const commands = workflows.flatMap(({ steps }) => steps.map(({ run = '' }) => run));
  expect(commands).toContain('npm run -s audit');
  expect(commands.filter((command) => command.includes('npm audit'))).toEqual([]);
});

test('the site is built anew every day, soon after midnight in China, so that the day is told right', () => {
  const template: Workflow = parse(readFileSync(join(projectRoot, 'template/.github/workflows/publish.yml'), 'utf8'));
  const publishing = [...workflows.filter(({ name }) => name === 'publish.yml'), { workflow: template }];
  expect(publishing.map(({ workflow }) => workflow.on.schedule)).toEqual([
    [{ cron: '10 16 * * *' }],
    [{ cron: '10 16 * * *' }],
  ]);
});
