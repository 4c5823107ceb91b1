/**
 * What the documents of deploy/ and template/ tell people to run, run as it is printed, in a clone of the project as it is. `npm ci`
 * finds the packages that are here, other hosts are folders of this machine; the rest is real.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commit, git, statute } from '../support/content-folder.ts';
import { NGINX, nginxMissing, startDebian } from '../support/nginx.ts';
import { projectRoot } from '../support/site/build-site.ts';
import { hashesBelow } from '../support/site/built-site.ts';
import { trialName } from '../support/verdict.ts';

let around: string;
/** A repository with what Git would have of the project, one commit. */
let origin: string;
/** The tag of what is there, e.g. "v0.1.0". */
let version: string;
/** Programs that stand in for those that would reach the net; what they were asked is in `asked`. */
let programs: string;

beforeAll(async () => {
  around = await mkdtemp(join(tmpdir(), 'tiaowen 发布 '));
  [origin, programs] = [join(around, 'origin'), join(around, 'programs')];
  const files = git(projectRoot, 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0');
  for (const file of files.filter((each) => each !== '' && existsSync(join(projectRoot, each))))
    await cp(join(projectRoot, file), join(origin, file));
  git(origin, 'init', '--quiet', '--initial-branch=main');
  commit(origin, 'Everything', '2026-01-01');
  version = `v${JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')).version}`;
  git(origin, 'tag', version);

  mkdirSync(programs);
  const found = (name: string): string =>
    spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
  // The packages are those that are here; a whole `npm test` is what runs this
  program(
    'npm',
    `case "$*" in
    *ci) [ "$1" = --prefix ] && cd "$2"; exec ln -sfn '${join(projectRoot, 'node_modules')}' node_modules ;;
    test) exit 0 ;;
    "audit --json") echo '{"message":"没有网络"}'; exit 1 ;;
    *) exec '${found('npm')}' "$@" ;;
  esac`,
  );
  program('rclone', found('rclone') === '' ? 'exit 0' : `exec '${found('rclone')}' "$@"`);
});
afterAll(() => rm(around, { recursive: true, force: true }));
beforeEach(() => rm(join(around, 'asked'), { force: true }));

function program(name: string, script: string): void {
  writeFileSync(join(programs, name), `#!/bin/sh\necho "${name} $*" >>'${join(around, 'asked')}'\n${script}\n`);
  chmodSync(join(programs, name), 0o755);
}

const asked = (): readonly string[] => readFileSync(join(around, 'asked'), 'utf8').split('\n').filter(Boolean);

/** A clone of its own, as a service makes one. */
function clone(name: string): string {
  git(around, 'clone', '--quiet', `file://${origin}`, name);
  return join(around, name);
}

/** Runs commands in one shell that ends at the first that fails; what they printed. */
function run(folder: string, commands: string, env: Readonly<Record<string, string>> = {}): string {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:npm_|INIT_CWD|VITEST|NODE_ENV)/i.test(name));
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', commands], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...Object.fromEntries(inherited), ...GIT, PATH: `${programs}${delimiter}${process.env.PATH}`, ...env },
  });
  expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' });
  return stdout;
}

const GIT = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Maintainer',
  GIT_AUTHOR_EMAIL: 'maintainer@example.org',
  GIT_COMMITTER_NAME: 'Maintainer',
  GIT_COMMITTER_EMAIL: 'maintainer@example.org',
} as const;

/** The commands that a document prints under a heading, one block after the other. */
function printed(document: string, heading: string): readonly string[] {
  const [, section = ''] = readFileSync(join(projectRoot, document), 'utf8').split(`\n## ${heading}\n`);
  return Array.from(section.split('\n## ')[0]?.matchAll(/^```sh\n(.*?)^```/gms) ?? [], ([, commands = '']) => commands);
}

const shown = (site: string, file: string): string => readFileSync(join(site, file), 'utf8');

test('GitLab: checks, tests, and what it takes for the site is one under the path of the project', async () => {
  const folder = clone('gitlab');
  for (const commands of printed('deploy/README.md', 'GitLab Pages')) run(folder, commands);
  const { default: _, variables, stages, ...jobs } = parse(shown(folder, '.gitlab-ci.yml'));
  expect(variables).toEqual({ GIT_DEPTH: '0' });
  // The folder and the job have the names that GitLab gives them
  expect(Object.keys(jobs)).toEqual(['test', 'pages']);
  expect(jobs.pages.artifacts.paths).toEqual(['public']);
  expect(stages.indexOf(jobs.test.stage)).toBeLessThan(stages.indexOf(jobs.pages.stage));
  const env = {
    ...variables,
    CI_PAGES_URL: 'https://ministry.gitlab.example/group/fagui',
    CI_PROJECT_URL: 'https://gitlab.example/group/fagui',
    CI_DEFAULT_BRANCH: 'main',
  };
  for (const job of [jobs.test, jobs.pages]) {
    // Each job begins in a clean checkout of the commit
    git(folder, 'checkout', '--quiet', '--detach', '--force');
    git(folder, 'clean', '--quiet', '--force', '-dx', '--exclude=.gitlab-ci.yml');
    run(folder, job.script.join('\n'), env);
  }
  expect(asked()).toEqual([
    'npm ci',
    'npm run -s audit',
    'npm audit --json',
    'npm run -s check',
    'npm test',
    'npm ci',
    'npm run build',
  ]);
  const home = shown(folder, 'public/index.html');
  expect(home).toContain(
    '<link rel="canonical" href="https://ministry.gitlab.example/group/fagui/zhiliang-tisheng-2017/"',
  );
  const article = shown(folder, 'public/zhiliang-tisheng-2017/art-13/index.html');
  expect(article).toContain('https://gitlab.example/group/fagui/-/edit/main/content/');
  expect(existsSync(join(folder, 'public/manifest.json'))).toBe(true);
});

test('Gitee: the branch is the site to the byte, one commit however often it is published', async () => {
  const folder = clone('gitee');
  run(folder, 'npm ci');
  const remote = join(around, 'remote.git');
  git(around, 'init', '--quiet', '--bare', remote);
  const [commands = ''] = printed('deploy/README.md', '从分支发布：Gitee、Gitea、Codeberg');
  const here = commands.replaceAll('git@gitee.com:owner/repo.git', `'${remote}'`);
  expect(here).not.toBe(commands);
  for (const _ of [1, 2]) {
    run(folder, here);
    expect(git(remote, 'rev-list', '--count', 'pages').trim()).toBe('1');
  }
  git(around, 'clone', '--quiet', '--branch=pages', remote, 'pages');
  await rm(join(around, 'pages/.git'), { recursive: true });
  const { '.nojekyll': marker, ...files } = await hashesBelow(join(around, 'pages'));
  expect(marker).toBeDefined();
  expect(files).toEqual(await hashesBelow(join(folder, 'dist')));
  expect(shown(folder, 'dist/index.html')).toContain('href="/fagui/');
});

const rclone = spawnSync('rclone', ['version']).status === 0 ? null : '没有 rclone';

describe('object storage', () => {
  let folder: string;
  let bucket: string;
  const steps = printed('deploy/README.md', '对象存储加 CDN').flatMap((block) => block.trimEnd().split('\n'));
  // The remote is a folder
  const upload = (step: string) =>
    run(folder, step, {
      RCLONE_CONFIG: join(around, 'rclone.conf'),
      RCLONE_CONFIG_REMOTE_TYPE: 'alias',
      RCLONE_CONFIG_REMOTE_REMOTE: around,
    });
  beforeAll(() => {
    folder = clone('storage');
    bucket = join(around, 'bucket');
    run(folder, 'npm ci && npm run build');
  });

  test('what never changes goes first and is kept for a year, what readers ask for again later, and old files last', () => {
    for (const step of steps) upload(step);
    const [first, face, second, third, ...more] = asked();
    expect(first).toMatch(/^rclone copy dist remote:bucket --include .*max-age=31536000, immutable$/);
    expect(face).toMatch(/^rclone copy dist remote:bucket --include \/song\.woff2 .*max-age=2592000$/);
    expect(second).toMatch(/^rclone copy dist remote:bucket --exclude .*no-cache$/);
    expect(third).toMatch(/^rclone sync dist remote:bucket\b/);
    expect(more).toEqual([]);
  });

  test.skipIf(rclone !== null)(trialName('readers never get new pages without what these need', rclone), async () => {
    await rm(bucket, { recursive: true, force: true });
    for (const [file, text] of [
      ['index.html', '旧'],
      ['_astro/old.js', '旧'],
    ] as const) {
      mkdirSync(dirname(join(bucket, file)), { recursive: true });
      writeFileSync(join(bucket, file), text);
    }
    const site = await hashesBelow(join(folder, 'dist'));
    const isNamedByContent = (file: string) =>
      /^(?:_astro|pagefind\/(?:editions\/)?(?:text|index|levels))\//.test(file);
    const [first = '', face = '', second = '', third = ''] = steps;
    upload(first);
    const { '_astro/old.js': old, 'index.html': home, ...assets } = await hashesBelow(bucket);
    expect(Object.keys(assets)).toEqual(Object.keys(site).filter(isNamedByContent));
    expect(shown(bucket, 'index.html')).toBe('旧');
    upload(face);
    expect(Object.keys(await hashesBelow(bucket))).toContain('song.woff2');
    upload(second);
    const { '_astro/old.js': kept, ...all } = await hashesBelow(bucket);
    expect(all).toEqual(site);
    expect(kept).toBe(old);
    upload(third);
    expect(await hashesBelow(bucket)).toEqual(site);
  });
});

describe('nginx', () => {
  const [install = '', publish = '', reload = '', back = ''] = printed('deploy/README.md', 'nginx');
  let folder: string;
  let home: string;
  const here = (commands: string) =>
    commands.replaceAll('/srv/tiaowen', `'${home}'`).replaceAll('/etc/nginx', `'${join(around, 'etc')}'`);
  beforeAll(() => {
    folder = clone('nginx');
    home = join(around, 'srv');
    run(folder, 'npm ci');
    program('sudo', 'exec "$@"');
    program('apt-get', 'exit 0');
  });

  const missing = nginxMissing();
  test.skipIf(missing !== null)(
    trialName('on a Debian as it comes, readers get the site and no greeting of the server’s', missing),
    async () => {
      const debian = await startDebian(join(around, 'etc'));
      try {
        program('nginx', `exec '${NGINX}' -c '${join(around, 'etc/nginx.conf')}' -p '${join(around, 'etc')}' "$@"`);
        expect(await (await fetch(debian.origin)).text()).toContain('Welcome');
        run(folder, here(install));
        // The port alone is another
        run(
          folder,
          `sed -i 's/listen 80;/listen ${debian.port};/; s#root .*;#root "${home}/current";#' '${join(around, 'etc/conf.d/tiaowen.conf')}'`,
        );
        run(folder, here(publish));
        run(folder, here(reload));
        await expect.poll(async () => (await fetch(debian.origin)).text()).toContain('条文');
      } finally {
        await debian.close();
        await rm(home, { recursive: true });
      }
    },
  );

  test('the site lies where the server reads it, compressed, and one step leads back', () => {
    run(folder, `mkdir '${home}'`);
    run(folder, here(publish));
    run(folder, here(publish).replace(/^SITE_URL=.*$/m, ''));
    for (const file of ['index.html', 'index.html.br', 'zhiliang-tisheng-2017/art-1/index.html.gz'])
      expect(existsSync(join(home, 'current', file)), file).toBe(true);
    expect(run(folder, here(back))).toContain('现在是 ');
  });
});

test('an office begins a repository of its own as the template says, and builds a site of it', () => {
  const folder = join(around, 'office');
  mkdirSync(folder);
  const [begin = '', update = ''] = ['开始', '更新程序'].flatMap((heading) => printed('template/README.md', heading));
  writeFileSync(join(folder, '某某办法.txt'), statute('第一条　节约用水。'));
  run(folder, `${begin.replaceAll('<程序仓库>', `'file://${origin}'`)}npm --prefix ../程序 run build`);
  const [content, program] = [join(folder, '内容'), join(folder, '程序')];
  expect(git(content, 'ls-files')).toContain('regulations/moumou-banfa/source.txt');
  const article = 'dist/moumou-banfa/art-1/index.html';
  expect(existsSync(join(program, article))).toBe(true);
  const first = shown(program, article);

  // The program goes on; the office stays with its version until it asks for another
  const later = 'v99.0.0';
  for (const file of ['package.json', 'template/.github/workflows/publish.yml', 'template/README.md'])
    writeFileSync(join(origin, file), shown(origin, file).replaceAll(version.slice(1), later.slice(1)));
  commit(origin, 'Another version', '2026-02-01');
  git(origin, 'tag', later);
  try {
    const within = { CONTENT_DIR: content };
    run(content, update, within);
    expect(git(program, 'describe', '--tags').trim()).toBe(version);
    expect(git(content, 'status', '--porcelain')).toBe('');
    // Content of the format before
    const lists = readdirSync(join(content, 'permalinks')).map((file) => `permalinks/${file}`);
    const before = lists.map((file) => shown(content, file));
    for (const gone of ['permalinks', 'tiaowen.yaml']) git(content, 'rm', '-r', '--quiet', gone);
    writeFileSync(
      join(content, 'permalinks.json'),
      JSON.stringify(Object.assign({}, ...before.map((list) => JSON.parse(list))), null, 1),
    );
    commit(content, 'As it was', '2026-02-02');
    run(content, update.replaceAll(version, later), within);
    expect(git(program, 'describe', '--tags').trim()).toBe(later);
    expect(existsSync(join(content, 'permalinks.json'))).toBe(false);
    expect(lists.map((file) => shown(content, file))).toEqual(before);
    commit(content, 'Migrate', '2026-02-03');
    run(content, 'npm --prefix ../程序 run build', within);
    expect(shown(program, article)).toBe(first);
  } finally {
    git(origin, 'tag', '--delete', later);
    git(origin, 'reset', '--quiet', '--hard', version);
  }
});
