/**
 * Writes `files/library.zip`, for `build.ts` and `merge.ts` in a process of its own: what one entry is deflated with is some hundred
 * kilobytes that are dropped after it, and costs ten times as much in a process that holds a large library.
 */
import { once } from 'node:events';
import { takeOver } from '../src/site/library.ts';
import { type ArchivedWork, writeArchive } from '../src/site/library-files.ts';
import { explain } from './command-line/explain.ts';
import { endWithParent } from './command-line/made-pages.ts';

endWithParent();

try {
  const allAreThere = once(process, 'message');
  const [file = '', works = ''] = process.argv.slice(2);
  await writeArchive(file, await takeOver<readonly ArchivedWork[]>(works), allAreThere);
  process.exit(0);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
