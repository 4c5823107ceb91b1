/** `npm run dev`: the site on a development server that follows every change. `PORT` and `HOST` choose where; a busy port is passed over. */
import { dev } from 'astro';
import { projectRoot } from '../src/files/paths.ts';
import { listeningAddress } from '../src/serving/listening-address.ts';
import { siteProblems } from '../src/site/config.ts';
import { explain } from './command-line/explain.ts';

try {
  const problems = siteProblems(process.env);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  // The address `npm start` takes: “localhost” may be another one, where its port seems free while a built site is being served
  await dev({ root: projectRoot, server: listeningAddress(process.env) });
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
