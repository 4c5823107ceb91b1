/** `npm run compare -- OLD NEW [--decision FILE] [--json]`: which articles come from which, and whether a decision explains it. */
import { cac } from 'cac';
import { compareFiles } from '../src/content/compare-files.ts';
import { problems } from '../src/regulation/inspect/outline.ts';
import { comparisonReport, comparisonText } from '../src/regulation/lineage/report.ts';
import { palette } from './command-line/palette.ts';
import { runCommand } from './command-line/run-command.ts';

interface Flags {
  readonly json?: boolean;
  readonly decision?: string;
}

const cli = cac('compare');
cli
  .command('<old> <new>', '比较一部法规的两个版本')
  .option('--decision <file>', '两个版本之间的修改决定：逐项核对')
  .option('--json', '输出 JSON')
  .action(async (old: string, next: string, { json, decision }: Flags) => {
    const compared = await compareFiles(old, next, decision ?? null);
    if (compared.ok) {
      console.log(
        json ? JSON.stringify(comparisonReport(compared.comparison), null, 1) : comparisonText(compared.comparison),
      );
    } else {
      console.error(problems(compared.diagnostics, palette).join('\n'));
      process.exitCode = 1;
    }
  });
await runCommand(cli, 1);
