/** `npm run precompress`: compressed copies beside the files of the built site, for servers that send them as they are. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathsFromEnvironment } from '../src/files/paths.ts';
import { precompress } from '../src/publishing/precompress.ts';
import { explain } from './command-line/explain.ts';

const { out } = pathsFromEnvironment();
try {
  if (!existsSync(join(out, 'index.html'))) throw new Error(`还没有网站：${out}。请先运行 npm run build。`);
  const { files, before, after } = await precompress(out);
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  console.log(`已压缩 ${files} 个文件：${megabytes(before)} MB → ${megabytes(after)} MB（brotli）。`);
} catch (error) {
  console.error(`没有压缩：${explain(error)}`);
  process.exitCode = 1;
}
