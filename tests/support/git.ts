/** Git as a maintainer runs it, in a repository of the test's own and with nobody's configuration. */
import { execFileSync } from 'node:child_process';

const env = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Maintainer',
  GIT_AUTHOR_EMAIL: 'maintainer@example.org',
  GIT_COMMITTER_NAME: 'Maintainer',
  GIT_COMMITTER_EMAIL: 'maintainer@example.org',
};

export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Commits everything as it is, on the given day. */
export function commit(folder: string, subject: string, day: string): void {
  const date = `${day}T09:00:00+08:00`;
  git(folder, 'add', '--all');
  execFileSync('git', ['-C', folder, 'commit', '--quiet', '--message', subject], {
    env: { ...env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
  });
}
