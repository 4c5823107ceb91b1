/** The part of `npm run build` that Astro does, run by `build.ts` in a process of its own, which ends with it. */
import { build } from 'astro';
import { projectRoot } from '../src/content/paths.ts';
import { explain } from './explain.ts';

// A build that was killed must not go on writing
process.on('disconnect', () => process.exit(1));

try {
  await build({ root: projectRoot, logLevel: 'silent' });
  process.exit(0);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
