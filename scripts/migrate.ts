/** `npm run migrate`: brings the content folder to the format that this version of the tool reads. */
import { FORMAT_FILE, migrate } from '../src/content/format.ts';
import { pathsFromEnvironment } from '../src/files/paths.ts';
import { explain } from './command-line/explain.ts';

const { content } = pathsFromEnvironment();
try {
  const done = await migrate(content);
  console.log(done.length === 0 ? `已是最新的格式（${FORMAT_FILE}）。` : done.join('\n'));
  console.log('接下来：npm run check -- --fix（登记原文，给注整条的注释补上开头），看一遍 git diff，提交。');
} catch (error) {
  console.error(`没有改动：${explain(error)}`);
  process.exitCode = 1;
}
