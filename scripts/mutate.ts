/** `npm run mutate`: takes every row and every alternative of the rule tables away in turn; an example must notice each time. */
import { cac } from 'cac';
import { ruleTables } from '../src/regulation/rules.ts';
import { loadRuleTables, mutantsOf, survives } from '../tests/support/rule-tables.ts';
import { runCommand } from './command-line/run-command.ts';

const cli = cac('mutate');
cli.command('', '逐一拿走规则表的每一行、每一个选项，看例子是否发现').action(async () => {
  await loadRuleTables();
  const mutants = ruleTables().flatMap((table) => mutantsOf(table));
  const survivors = mutants.filter(survives);
  for (const { table, row, change } of survivors) console.log(`没有例子发现：${table.name} · ${row.is}\n  ${change}`);
  console.log(`${ruleTables().length} 张规则表，${mutants.length} 处变动，${survivors.length} 处没有例子发现。`);
  process.exitCode = survivors.length > 0 || mutants.length === 0 ? 1 : 0;
});
await runCommand(cli, 2);
