/**
 * The part of `npm run build` that makes what is of the whole library, the search index, the Song face and `files/`, run by `build.ts` in a
 * process of its own beside those that make the pages.
 */
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { handOver, takeOver } from '../src/files/hand-over.ts';
import { pathsFromEnvironment } from '../src/files/paths.ts';
import { openStore, programHash, storeIn } from '../src/publishing/store.ts';
import { indexLibrary } from '../src/search/index/build.ts';
import { isLarge } from '../src/site/config.ts';
import type { Material } from '../src/site/library.ts';
import { writeLibraryData } from '../src/site/library-files.ts';
import { SONG_FILE, songFont } from '../src/site/pictures/song.ts';
import { addresses } from '../src/site/urls.ts';
import { explain } from './command-line/explain.ts';
import { startIndexKeeper } from './command-line/kept-pages.ts';
import { endWithParent, listWritten, noteFile, noteWritten } from './command-line/made-pages.ts';

endWithParent();

try {
  const { library } = await takeOver<Material>(process.env.LIBRARY_FILE ?? '');
  const paths = pathsFromEnvironment();
  const { root, out } = paths;
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
  await copyFile(await songFont(paths), join(out, SONG_FILE));
  await writeLibraryData(library, out);
  const files = await readdir(join(out, 'files')).catch(() => []);
  for (const path of [SONG_FILE, ...files.map((name) => `files/${name}`)])
    noteWritten(path, await readFile(join(out, path)));
  listWritten();
  await folders?.keepStanding();
  await handOver(folders?.inEarlier ?? new Map(), process.env.IN_EARLIER_FILE ?? '');
  process.exit(0);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
