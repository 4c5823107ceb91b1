/** `npm start`: builds the site, serves it and prints its address. `PORT` and `HOST` choose where; a busy port is passed over. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathsFromEnvironment } from '../src/files/paths.ts';
import { serveSite } from '../src/serving/static-server.ts';
import { site } from '../src/site/config.ts';

const env = process.env;
const { root, out } = pathsFromEnvironment(env);

try {
  const wished = Number(env.PORT || 4321);
  if (!Number.isInteger(wished) || wished < 0 || wished > 65_535) {
    throw new Error(`环境变量 PORT 应为 0 至 65535 之间的整数，实为“${env.PORT}”。`);
  }
  const build = spawnSync(process.execPath, [join(root, 'scripts/build.ts')], { stdio: 'inherit' });
  if (build.status !== 0) process.exit(build.status ?? 1);
  const server = await serveSite({
    folder: out,
    port: wished,
    host: env.HOST || '127.0.0.1',
    basePath: site.base,
  });
  if (wished !== 0 && server.port !== wished) console.log(`端口 ${wished} 已被占用，改用 ${server.port}。`);
  console.log(`\n  网站已启动：${server.url}\n  按 Ctrl+C 停止\n`);
} catch (error) {
  console.error(`无法启动：${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
