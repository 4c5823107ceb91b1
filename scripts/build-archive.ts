/**
 * Writes `files/library.zip`, for `build.ts` and `merge.ts` in a process of its own: what one entry is deflated with is some hundred
 * kilobytes that are dropped after it, and costs ten times as much in a process that holds a large library.
 */
import { readFile } from 'node:fs/promises';
import { takeOver } from '../src/files/hand-over.ts';
import { type ArchivedWork, writeArchive } from '../src/site/library-files.ts';
import { LIBRARY_FILES } from '../src/site/shape.ts';
import { explain } from './command-line/explain.ts';
import { endWithParent, listWritten, noteWritten } from './command-line/made-pages.ts';

endWithParent();

/** Where each stands, by its slug: said by the parent when it is there. */
const places = new Map<string, PromiseWithResolvers<string>>();

function placeOf(slug: string): PromiseWithResolvers<string> {
  const place = places.get(slug) ?? Promise.withResolvers();
  places.set(slug, place);
  return place;
}

process.on('message', ({ slug, folder }: ArchivedWork) => placeOf(slug).resolve(folder));

try {
  const { ARCHIVE_FILE = '', WORKS_FILE = '' } = process.env;
  const slugs = await takeOver<readonly string[]>(WORKS_FILE);
  const works = async function* (): AsyncGenerator<ArchivedWork> {
    for (const slug of slugs) yield { slug, folder: await placeOf(slug).promise };
  };
  await writeArchive(ARCHIVE_FILE, works());
  noteWritten(`files/${LIBRARY_FILES.archive}`, await readFile(ARCHIVE_FILE));
  listWritten();
  process.exit(0);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
