/** The part of `npm run build` that makes the search index, run by `build.ts` in a process of its own beside those that make the pages. */
import { pathsFromEnvironment } from '../src/files/paths.ts';
import { indexLibrary } from '../src/search/index/build.ts';
import { isLarge } from '../src/site/config.ts';
import { type Material, takeOver } from '../src/site/library.ts';
import { addresses } from '../src/site/urls.ts';
import { explain } from './command-line/explain.ts';

// As in build-pages.ts: a build that was killed must not go on writing
if (!process.connected) process.exit(1);
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

try {
  const { library } = await takeOver<Material>(process.env.LIBRARY_FILE ?? '');
  const { out } = pathsFromEnvironment();
  const { records, seconds } = await indexLibrary(library, addresses, out, isLarge(library.regulations.length));
  console.log(`检索索引：${records} 段（${seconds.toFixed(1)} 秒）`);
  process.exit(0);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
