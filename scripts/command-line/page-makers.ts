/**
 * Astro in processes of their own: their memory is given back, and their failure is an exit status. They bundle our modules elsewhere,
 * where those could not tell the project's folder from their own address, so they are told where the content is, and take the library
 * over as it was read. What one makes on the way it keeps in the folder it runs in, which is this build's own: builds of other sites may
 * run at the same time.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathsFromEnvironment } from '../../src/files/paths.ts';
import { sharesOf } from '../../src/publishing/parts.ts';
import { allEditions } from '../../src/regulation/regulation.ts';
import { handOver, type Material, type Own } from '../../src/site/library.ts';

export interface PageMaker {
  /** Where its pages are. */
  readonly out: string;
  /** To be called when the MDX is written. */
  make(material: Material, own: Own): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one, which gets ready while the text is converted. @param scratch a folder of its own, where it leaves `pages/` */
export function startPageMaker(scratch: string, interruption: AbortSignal): PageMaker {
  const { root, content } = pathsFromEnvironment();
  const [out, library] = [join(scratch, 'pages'), join(scratch, 'library')];
  mkdirSync(scratch, { recursive: true });
  const child = fork(join(root, 'scripts', 'build-pages.ts'), {
    cwd: scratch,
    env: { ...process.env, CONTENT_DIR: content, OUT_DIR: out, LIBRARY_FILE: library, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exit = once(child, 'exit');
  const kill = () => child.kill();
  interruption.addEventListener('abort', kill);
  return {
    out,
    async make(material, own) {
      await handOver(material, library, own);
      // One that is gone cannot be told any more; its exit says why
      if (child.connected) child.send('converted', () => {});
      const [status] = await exit;
      if (status !== 0) throw new Error(`网页没有生成（退出状态 ${status}），原因见上。`);
    },
    async stop() {
      interruption.removeEventListener('abort', kill);
      kill();
      await exit;
    },
  };
}

/** So many are worth the start of a process. */
const DIVISIONS_A_PROCESS = 5000;
/** Each holds the whole library. */
const MOST_PROCESSES = 4;

/**
 * Makes pages, those of many regulations in several processes, and leaves them all where the first makes its own.
 * @param first started before anybody knew how many there would be
 * @param scratch for the others
 */
export async function makePages(
  first: PageMaker,
  material: Material,
  { slugs, isFirst }: Own,
  scratch: string,
  interruption: AbortSignal,
): Promise<void> {
  const { library } = material;
  const wanted = allEditions(library).filter(({ slug }) => slugs.has(slug));
  const divisions = wanted.reduce((sum, { text }) => sum + text.divisions.length, 0);
  const count = Math.min(1 + Math.floor(divisions / DIVISIONS_A_PROCESS), MOST_PROCESSES, availableParallelism());
  const [own = new Set<string>(), ...shares] = sharesOf(library, count, slugs);
  const others = shares.map((share, at) => ({
    share,
    maker: startPageMaker(join(scratch, `${at + 2}`), interruption),
  }));
  try {
    const steps = await Promise.allSettled([
      first.make(material, { slugs: own, isFirst }),
      ...others.map(({ share, maker }) => maker.make(material, { slugs: share, isFirst: false })),
    ]);
    for (const step of steps) if (step.status === 'rejected') throw step.reason;
    for (const { share, maker } of others)
      for (const slug of share) await rename(join(maker.out, slug), join(first.out, slug));
  } finally {
    for (const { maker } of others) await maker.stop();
  }
}
