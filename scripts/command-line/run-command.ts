import type { CAC } from 'cac';
import { workingFolder } from '../../src/files/paths.ts';
import { explain } from './explain.ts';

/**
 * Runs the command that the arguments ask for. What goes wrong is said on standard error, after `failure`, and ends the
 * program with `status`.
 */
export async function runCommand(cli: CAC, status: 1 | 2, failure = ''): Promise<void> {
  // Files are named as seen from where the maintainer is
  process.chdir(workingFolder());
  cli.help();
  try {
    cli.parse(process.argv, { run: false });
    if (!cli.matchedCommand && !cli.options.help) throw new Error(usage(cli));
    await cli.runMatchedCommand();
  } catch (error) {
    console.error(failure + explain(error));
    process.exitCode = status;
  }
}

function usage({ name, commands }: CAC): string {
  return ['用法：', ...commands.map(({ rawName }) => `  npm run ${name} -- ${rawName}`), '加 --help 看说明。'].join(
    '\n',
  );
}
