/** `npm run dev`: the site on a development server that follows every change. */
import { dev } from 'astro';
import { projectRoot } from '../src/content/paths.ts';

await dev({ root: projectRoot });
