/**
 * The part of `npm run build` that makes what is of the whole library, the search index and `files/`, run by `build.ts` in a process of its
 * own beside those that make the pages.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { handOver, takeOver } from '../src/files/hand-over.ts';
import { pathsFromEnvironment } from '../src/files/paths.ts';
import { openStore, programHash, storeIn } from '../src/publishing/store.ts';
import { indexLibrary } from '../src/search/index/build.ts';
import { isLarge } from '../src/site/config.ts';
import type { Material } from '../src/site/library.ts';
import { writeLibraryData } from '../src/site/library-files.ts';
import { addresses } from '../src/site/urls.ts';
import { explain } from './command-line/explain.ts';
import { startIndexKeeper } from './command-line/kept-pages.ts';
import { endWithParent, listWritten, noteFile, noteWritten } from './command-line/made-pages.ts';

endWithParent();

try {
  const { library } = await takeOver<Material>(process.env.LIBRARY_FILE ?? '');
  const { root, out } = pathsFromEnvironment();
  const version = process.env.STORE_VERSION ?? '';
  // Asked when all modules are loaded: what one state of the program describes must not be kept as if another did
  const isSame = version !== '' && (await programHash(root)) === version;
  const store = isSame ? await openStore(storeIn(root), version) : null;
  const folders =
    store && (await startIndexKeeper(store, out, process.env.EARLIER_SITE ?? '', process.cwd(), noteFile));
  const folder = join(out, 'pagefind');
  const { records, seconds } = await indexLibrary(library, addresses, folder, isLarge(library.regulations.length), {
    kept: store && folders ? { bytes: store.bytes, folders } : null,
    wrote: (file, bytes) => noteWritten(relative(out, file).split(sep).join('/'), bytes),
  });
  console.log(`检索索引：${records} 段（${seconds.toFixed(1)} 秒）`);
  await writeLibraryData(library, out);
  for (const name of await readdir(join(out, 'files')).catch(() => []))
    noteWritten(`files/${name}`, await readFile(join(out, 'files', name)));
  listWritten();
  await folders?.keepStanding();
  await handOver(folders?.inEarlier ?? new Map(), process.env.IN_EARLIER_FILE ?? '');
  process.exit(0);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
