/** `npm run audit`: known vulnerabilities of the dependencies. Exit status 1 for a high one in what reaches readers; no answer is none. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cac } from 'cac';
import { projectRoot } from '../src/files/paths.ts';
import { readAudit } from '../src/publishing/audit.ts';
import { runCommand } from './command-line/run-command.ts';

const cli = cac('audit');
cli.command('', '依赖有没有已知的漏洞：到读者那里去的有高危的，以状态 1 结束；查不到只提醒').action(() => {
  const { stdout } = spawnSync('npm', ['audit', '--json'], {
    cwd: projectRoot,
    encoding: 'utf8',
    // A long report is no outage; a service that does not answer is one
    maxBuffer: 64 * 1024 * 1024,
    timeout: 120_000,
  });
  const lines = readAudit(stdout, readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'));
  // On GitHub a line of this form is shown with the run
  for (const { severity, message } of lines)
    console.log(process.env.GITHUB_ACTIONS ? `::${severity}::${message}` : message);
  if (lines.some(({ severity }) => severity === 'error')) process.exitCode = 1;
});
await runCommand(cli, 2);
