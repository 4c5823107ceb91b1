/**
 * `npm run build`: content → MDX → pages and search index → the output folder. The site is made whole in a folder beside the
 * output and takes its place at the end: a build that fails or is killed leaves the earlier site as it was.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { convert } from '../src/content/convert.ts';
import { type Paths, pathsFromEnvironment } from '../src/content/paths.ts';
import { recoverFolder, replaceFolder, siblingOf } from '../src/content/replace-folder.ts';
import { writeManifest } from '../src/publishing/manifest.ts';
import type { Library } from '../src/regulation/regulation.ts';
import { addresses } from '../src/site/addresses.ts';
import { indexLibrary } from '../src/site/index-library.ts';
import { printConversion } from './convert.ts';

const started = performance.now();
const paths = pathsFromEnvironment();
try {
  const conversion = await convert(paths, addresses);
  printConversion(conversion);
  if (conversion.replacement) await build(conversion.library, paths);
  else process.exitCode = 1;
} catch (error) {
  console.error(`构建失败：${error instanceof Error ? error.message : String(error)}`);
  console.error(`此前的输出保持原样：${paths.out}`);
  process.exitCode = 1;
}

async function build(library: Library, { root, content, out }: Paths): Promise<void> {
  await recoverFolder(out);
  const pages = siblingOf(out, `next-${process.pid}`);
  const index = siblingOf(out, `index.next-${process.pid}`);
  try {
    // Both keep one core busy, so they run side by side
    await Promise.all([buildPages(root, content, pages), buildIndex(library, index)]);
    await rename(index, join(pages, 'pagefind'));
    await writeManifest(pages, library.regulations);
    await replaceFolder(out, pages);
  } finally {
    await rm(pages, { recursive: true, force: true });
    await rm(index, { recursive: true, force: true });
  }
  console.log(`网站已生成：${out}（${seconds(started)} 秒）`);
}

/**
 * Astro in a process of its own: its memory is given back, and its failure is an exit status. It bundles our modules elsewhere, where
 * they could not tell the project's folder from their own address, so it is told where the content is.
 */
async function buildPages(root: string, content: string, out: string): Promise<void> {
  const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs');
  const child = spawn(process.execPath, [astro, 'build', '--silent'], {
    cwd: root,
    env: { ...process.env, CONTENT_DIR: content, OUT_DIR: out, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [status] = await once(child, 'exit');
  if (status !== 0) throw new Error(`Astro 没有生成页面（退出状态 ${status}），原因见上。`);
}

async function buildIndex(library: Library, out: string): Promise<void> {
  const begun = performance.now();
  const { records } = await indexLibrary(library, out);
  console.log(`检索索引：${records} 段（${seconds(begun)} 秒）`);
}

/** A declaration, so that the build above can call it. */
function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
