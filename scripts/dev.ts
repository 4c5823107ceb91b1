/** `npm run dev`: the site on a development server that follows every change. */
import { dev } from 'astro';
import { projectRoot } from '../src/content/paths.ts';
import { siteProblems } from '../src/site/config.ts';

const problems = siteProblems(process.env);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
await dev({ root: projectRoot });
