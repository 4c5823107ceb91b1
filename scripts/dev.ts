/** `npm run dev`: the site on a development server that follows every change. `PORT` and `HOST` choose where; a busy port is passed over. */
import { dev } from 'astro';
import { projectRoot } from '../src/files/paths.ts';
import { siteProblems } from '../src/site/config.ts';

const problems = siteProblems(process.env);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
const { HOST, PORT } = process.env;
// The address `npm start` takes: “localhost” may be another one, where its port seems free while a built site is being served
await dev({ root: projectRoot, server: { host: HOST || '127.0.0.1', port: Number(PORT || 4321) } });
