/**
 * Astro, and what is made of the whole library, in processes of their own: their memory is given back, and their failure is an exit status.
 * Astro's bundle our modules elsewhere, where those could not tell the project's folder from their own address, so they are told where the
 * content is. All take the library over as it was read. What one makes on the way it keeps in the folder it runs in, which is this build's
 * own: builds of other sites may run at the same time.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { handOver, takeOver } from '../../src/files/hand-over.ts';
import { pathsFromEnvironment } from '../../src/files/paths.ts';
import type { Own } from '../../src/site/library.ts';
import type { ArchivedWork } from '../../src/site/library-files.ts';
import { LIBRARY_FILES } from '../../src/site/shape.ts';
import type { KeptFolders } from './kept-pages.ts';

export interface PageMaker {
  /** Where its pages are. */
  readonly out: string;
  /** To be called when the library is handed over. */
  isHanded(): void;
  /** To be called when the MDX is written, too. @param isWhole told of a regulation when all of it is there; perhaps not of every one */
  make(own: Own, isWhole: (slug: string) => void): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts one, which gets ready while the text is converted.
 * @param scratch a folder of its own, where it leaves `pages/`
 * @param library where it will find what is handed over
 */
export function startPageMaker(scratch: string, library: string, interruption: AbortSignal): PageMaker {
  const [out, ownFile] = [join(scratch, 'pages'), join(scratch, 'own')];
  mkdirSync(scratch, { recursive: true });
  const maker = start(
    'build-pages.ts',
    scratch,
    { OUT_DIR: out, LIBRARY_FILE: library, OWN_FILE: ownFile, ...SMALL_PAGES },
    interruption,
  );
  return {
    out,
    isHanded: () => tell(maker.child, 'handed'),
    async make(own, isWhole) {
      maker.child.on('message', isWhole);
      await handOver(own, ownFile);
      tell(maker.child, 'converted');
      const status = await maker.exit;
      if (status !== 0) throw new Error(`网页没有生成（退出状态 ${status}），原因见上。`);
    },
    stop: maker.stop,
  };
}

/** What is made of the whole library meanwhile: the search index, the Song face, and `files/` where they are wanted. */
export interface LibraryMaker {
  readonly out: string;
  /** When all of it is there, but for the folders it returns: they stand in the earlier site. */
  readonly done: Promise<KeptFolders>;
  stop(): Promise<void>;
}

/**
 * @param scratch where it leaves `whole/`
 * @param library where what is handed over lies
 * @param version of the program, under which it keeps parts of the index in the store; empty where it is to make all from nothing
 * @param earlier the site that stands so far
 */
export function startLibraryMaker(
  scratch: string,
  library: string,
  version: string,
  earlier: string,
  interruption: AbortSignal,
): LibraryMaker {
  const [out, file] = [join(scratch, 'whole'), join(scratch, 'in-earlier')];
  const env = {
    OUT_DIR: out,
    LIBRARY_FILE: library,
    STORE_VERSION: version,
    EARLIER_SITE: earlier,
    IN_EARLIER_FILE: file,
  };
  const { exit, stop } = start('build-library.ts', scratch, env, interruption, BEST_WASM);
  const done = exit.then((status) => {
    if (status !== 0) throw new Error(`检索索引、整库文件或宋体没有生成（退出状态 ${status}），原因见上。`);
    return takeOver<KeptFolders>(file);
  });
  // Who awaits it later has begun something else first, which may fail
  done.catch(() => {});
  return { out, done, stop };
}

/** Writes `library.zip` meanwhile. */
export interface ArchiveMaker {
  readonly file: string;
  /** To be called for each work, once or more. */
  isThere(work: ArchivedWork): void;
  readonly done: Promise<void>;
  stop(): Promise<void>;
}

/**
 * @param scratch where it leaves `library.zip`
 * @param slugs of the works, in order
 */
export async function startArchiveMaker(
  scratch: string,
  slugs: readonly string[],
  interruption?: AbortSignal,
): Promise<ArchiveMaker> {
  const [file, worksFile] = [join(scratch, LIBRARY_FILES.archive), join(scratch, 'works')];
  await handOver(slugs, worksFile);
  const { child, exit, stop } = start(
    'build-archive.ts',
    scratch,
    { ARCHIVE_FILE: file, WORKS_FILE: worksFile },
    interruption,
  );
  const done = exit.then((status) => {
    if (status !== 0) throw new Error(`${LIBRARY_FILES.archive} 没有写成（退出状态 ${status}），原因见上。`);
  });
  // Who awaits it later has begun something else first, which may fail
  done.catch(() => {});
  return {
    file,
    isThere: (work) => tell(child, work),
    done,
    stop,
  };
}

function start(
  script: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
  interruption?: AbortSignal,
  flags: readonly string[] = [],
) {
  // What is started after the interruption would not hear of it
  interruption?.throwIfAborted();
  const { root, content } = pathsFromEnvironment();
  const child = fork(join(root, 'scripts', script), {
    cwd,
    env: { ...process.env, CONTENT_DIR: content, ...env, ASTRO_TELEMETRY_DISABLED: '1' },
    execArgv: [...process.execArgv, ...V8, ...flags],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  // Which signal ended it, if one did
  const exit = once(child, 'exit').then(([status, signal]): unknown => status ?? signal);
  const kill = () => child.kill();
  interruption?.addEventListener('abort', kill);
  return {
    child,
    exit,
    async stop(): Promise<void> {
      interruption?.removeEventListener('abort', kill);
      kill();
      await exit;
    },
  };
}

/** One that is gone cannot be told any more; its exit says why. */
function tell(child: ChildProcess, message: 'handed' | 'converted' | ArchivedWork): void {
  if (child.connected) child.send(message, () => {});
}

/**
 * Most of what a page is made of is of no use after it, and is cheaper to drop before it has grown old: the first is in MB. What has grown
 * old may double before it is looked through. V8 would let it grow fourfold, which takes more memory and no less time. The library alone
 * is some hundred MB that are looked through for nothing: the third is how many there may be at first. The last is how often a function is
 * called before V8 makes the most of it: by itself so early that in a build of half a minute a twentieth of the time went into that.
 */
const V8 = [
  '--max-semi-space-size=32',
  '--heap-growing-percent=100',
  '--initial-old-space-size=256',
  '--invocation-count-for-turbofan=40000',
];

/** The Song face is compressed by a program in WebAssembly, for seconds: first quickly compiled and then well, it takes a fifth longer. */
const BEST_WASM = ['--no-liftoff'];

/** The bundler's own heap: in pages of two megabytes most of what is cleared for it is never used, half a second and 150 MB of it. */
const SMALL_PAGES = { MIMALLOC_ALLOW_THP: '0' };

/** Where what is handed over lies. */
export const libraryIn = (scratch: string): string => join(scratch, 'library');
