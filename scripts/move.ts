/** `npm run rename -- OLD NEW` and `npm run remove -- SLUG --why …`: a regulation under another slug, or withdrawn, ready to commit. */
import { cac } from 'cac';
import { formatReport } from '../src/content/check/reporters.ts';
import { type Moving, removeRegulation, renameRegulation } from '../src/content/moving.ts';
import { pathsFromEnvironment, shownPath } from '../src/files/paths.ts';
import { publishedAddresses } from '../src/site/published.ts';
import { addresses } from '../src/site/urls.ts';
import { runCommand } from './command-line/run-command.ts';

const { content } = pathsFromEnvironment();
const options = { content, addresses, published: publishedAddresses };
const since = new Date().toLocaleDateString('sv');

interface Flags {
  /** The parser makes numbers of what looks like one, 0 of nothing, and a list of what is given twice. */
  readonly why?: string | number | readonly (string | number)[];
}

const cli = cac();
cli
  .command('rename <old> <new>', '给一部法规改网址中的简称')
  .option('--why <text>', '缘由，会显示给读者', { default: '网址改名' })
  .action(async (from: string, to: string, { why }: Flags) =>
    report(await renameRegulation(options, { from, to, why: reasonIn(why), since })),
  );
cli
  .command('remove <slug>', '撤下一部法规')
  .option('--why <text>', '缘由，会显示给读者')
  .action(async (slug: string, { why }: Flags) =>
    report(await removeRegulation(options, { slug, why: reasonIn(why), since })),
  );
await runCommand(cli, 1);

/** Declarations, so that the commands above can call them. */
function reasonIn(why: Flags['why']): string {
  const example = '它会显示在原来的网址上，例如 --why 已废止，不再收录。';
  if (why === undefined) throw new Error(`请用 --why 写明缘由，${example}`);
  if (typeof why === 'object') throw new Error(`--why 写了 ${why.length} 次，应只写一次；带空格的文字要加引号。`);
  if (why === 0 || String(why).trim() === '') throw new Error(`--why 之后的缘由是空的：${example}`);
  return String(why);
}

function report(moving: Moving): void {
  if (!moving.ok) {
    if (moving.diagnostics.length > 0) console.error(formatReport(moving.diagnostics, shownPath(content)));
    throw new Error(moving.reason);
  }
  const folder = shownPath(content);
  console.log(
    `${moving.done.map((line) => `  ${line}`).join('\n')}\n\n接下来：看一遍，提交：git add --all ${folder} && git commit`,
  );
}
