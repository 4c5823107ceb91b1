/** `npm start`: builds the site, serves it and prints its address. `PORT` and `HOST` choose where; a busy port is passed over. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { cac } from 'cac';
import { pathsFromEnvironment } from '../src/files/paths.ts';
import { listeningAddress, serveSite } from '../src/serving/static-server.ts';
import { site } from '../src/site/config.ts';
import { runCommand } from './command-line/run-command.ts';

const cli = cac('start');
cli.command('', '生成网站并在本机打开服务；端口和地址用 PORT、HOST 指定').action(async () => {
  const { root, out } = pathsFromEnvironment();
  const { host, port } = listeningAddress(process.env);
  // By its channel it learns when this process is gone
  const [status] = await once(fork(join(root, 'scripts/build.ts')), 'exit');
  if (status !== 0) process.exit(status ?? 1);
  const server = await serveSite({ folder: out, host, port, basePath: site.base });
  if (port !== 0 && server.port !== port) console.log(`端口 ${port} 已被占用，改用 ${server.port}。`);
  console.log(`\n  网站已启动：${server.url}\n  按 Ctrl+C 停止\n`);
});
await runCommand(cli, 1, '无法启动：');
