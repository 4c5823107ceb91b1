import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { projectRoot } from '../../src/files/paths.ts';

interface Step {
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
