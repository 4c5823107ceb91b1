import type { CAC, Command } from 'cac';
import { workingFolder } from '../../src/files/paths.ts';
import { explain } from './explain.ts';

/**
 * Runs the command that the arguments ask for; arguments that it does not know are refused. What goes wrong is said on standard
 * error, after `failure`, and ends the program with `status`.
 */
export async function runCommand(cli: CAC, status: 1 | 2, failure = ''): Promise<void> {
  // Files are named as seen from where the maintainer is
  process.chdir(workingFolder());
  cli.help(() => [{ body: usage(cli, matchedOr(cli)) }]);
  try {
    cli.parse(process.argv, { run: false });
    if (!cli.matchedCommand && !cli.options.help) throw new Error(usage(cli, cli.commands));
    await cli.runMatchedCommand();
  } catch (error) {
    console.error(failure + (wrongArguments(error, cli) ?? explain(error)));
    process.exitCode = status;
  }
}

/** What the reader of the command line holds against it, and what it says for it. */
const WRONG: readonly (readonly [RegExp, string])[] = [
  [/^missing required args for command `(.+)`$/, '缺少参数。'],
  [/^Unknown option `(.+)`$/, '没有“$1”这个选项。'],
  [/^option `(.+)` value is missing$/, '选项“$1”后面缺少值。'],
  [/^Unused args: (.+)$/, '多出了参数：$1。带空格的文字要加引号。'],
];

function wrongArguments(error: unknown, cli: CAC): string | null {
  const said = error instanceof Error ? error.message : '';
  const wrong = WRONG.find(([pattern]) => pattern.test(said));
  if (wrong === undefined) return null;
  return `${said.replace(...wrong)}\n${usage(cli, matchedOr(cli))}`;
}

/** The command that was asked for; all where none is known. */
const matchedOr = ({ matchedCommand, commands }: CAC): readonly Command[] =>
  matchedCommand ? [matchedCommand] : commands;

/** How commands are called, with all that they can be told. */
function usage({ name }: CAC, commands: readonly Command[]): string {
  // A program without a name of its own has one npm script for each command: `npm run rename -- <old> <new>`
  const own = name.endsWith('.ts') ? [] : [name];
  const lines = commands.flatMap(({ rawName, options }) => {
    const [script = '', ...rest] = [...own, ...rawName.split(' ').filter((word) => word !== '')];
    return [
      `  npm run ${[script, ...(rest.length > 0 ? ['--', ...rest] : [])].join(' ')}`,
      ...options.map(({ rawName: option, description }) => `      ${option}  ${description}`),
    ];
  });
  return ['用法：', ...lines].join('\n');
}
