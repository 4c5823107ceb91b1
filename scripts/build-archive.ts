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
  const { ARCHIVE_FILE = '', WORKS_FILE = '' } = process.env;
  await writeArchive(ARCHIVE_FILE, await takeOver<readonly ArchivedWork[]>(WORKS_FILE), allAreThere);
  process.exit(0);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
