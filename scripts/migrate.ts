/** `npm run migrate`: brings the content folder to the format that this version of the tool reads. */
import { cac } from 'cac';
import { FORMAT_FILE, migrate } from '../src/content/format.ts';
import { pathsFromEnvironment } from '../src/files/paths.ts';
import { runCommand } from './command-line/run-command.ts';

const { content } = pathsFromEnvironment();

const cli = cac('migrate');
cli.command('', '程序更新之后，把内容改成新的格式').action(async () => {
  const done = await migrate(content);
  console.log(done.length === 0 ? `已是最新的格式（${FORMAT_FILE}）。` : done.join('\n'));
  console.log('接下来：npm run check -- --fix（登记原文，给注整条的注释补上开头），看一遍 git diff，提交。');
});
await runCommand(cli, 1, '没有改动：');
