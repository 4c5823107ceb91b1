/** `npm run bench [-- PART …]`: measures speed, size and accuracy, all parts or those named, and prints tables. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { cac } from 'cac';
import { describeMachine } from '../tests/bench/machine.ts';
import { isPart, PARTS, runPart } from '../tests/bench/parts.ts';
import { formatTable } from '../tests/bench/table.ts';
import { runCommand } from './command-line/run-command.ts';

const cli = cac('bench');
cli
  .command('[...parts]', `量速度、体积和准确率，全部或：${PARTS.join('、')}`)
  .action(async (wanted: readonly string[]) => {
    const unknown = wanted.filter((name) => !isPart(name));
    if (unknown.length > 0) throw new Error(`没有这个部分：${unknown.join('、')}。可选：${PARTS.join('、')}。`);
    const [only] = wanted;
    if (wanted.length === 1 && isPart(only) && globalThis.gc) {
      console.log(`■ ${only}（${describeMachine()}）\n`);
      for await (const table of runPart(only)) console.log(formatTable(table));
      return;
    }
    // Each part in a process of its own: cold, and with its memory to itself
    for (const part of wanted.length > 0 ? wanted : PARTS) {
      const { status } = spawnSync(process.execPath, ['--expose-gc', fileURLToPath(import.meta.url), part], {
        stdio: 'inherit',
      });
      if (status !== 0) process.exitCode = 1;
    }
  });
await runCommand(cli, 1);
