/** `npm run precompress`: compressed copies beside the files of the built site, for servers that send them as they are. */
import { pathsFromEnvironment } from '../src/files/paths.ts';
import { precompress } from '../src/publishing/precompress.ts';

const { out } = pathsFromEnvironment();
try {
  const { files, before, after } = await precompress(out);
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  console.log(`已压缩 ${files} 个文件：${megabytes(before)} MB → ${megabytes(after)} MB（brotli）。`);
} catch (error) {
  console.error(`无法压缩 ${out}：${error instanceof Error ? error.message : String(error)}`);
  console.error('请先运行 npm run build。');
  process.exitCode = 1;
}
