/** `npm run precompress`: compressed copies beside the files of the built site, for servers that send them as they are. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cac } from 'cac';
import { pathsFromEnvironment } from '../src/files/paths.ts';
import { precompress } from '../src/publishing/precompress.ts';
import { runCommand } from './command-line/run-command.ts';

const { out } = pathsFromEnvironment();

const cli = cac('precompress');
cli.command('', '把构建好的网站预先压缩成 .br 和 .gz').action(async () => {
  if (!existsSync(join(out, 'index.html'))) throw new Error(`还没有网站：${out}。请先运行 npm run build。`);
  const { files, before, after } = await precompress(out);
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  console.log(`已压缩 ${files} 个文件：${megabytes(before)} MB → ${megabytes(after)} MB（brotli）。`);
});
await runCommand(cli, 1, '没有压缩：');
