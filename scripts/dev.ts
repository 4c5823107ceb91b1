/** `npm run dev`: the site on a development server that follows every change. `PORT` and `HOST` choose where; a busy port is passed over. */
import { dev } from 'astro';
import { cac } from 'cac';
import { projectRoot } from '../src/files/paths.ts';
import { listeningAddress } from '../src/serving/static-server.ts';
import { siteProblems } from '../src/site/config.ts';
import { runCommand } from './command-line/run-command.ts';

const cli = cac('dev');
cli.command('', '在本机预览，保存文件后页面随即更新；端口和地址用 PORT、HOST 指定').action(async () => {
  const problems = siteProblems(process.env);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  // The address `npm start` takes: “localhost” may be another one, where its port seems free while a built site is being served
  await dev({ root: projectRoot, server: listeningAddress(process.env) });
});
await runCommand(cli, 1);
