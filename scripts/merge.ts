/**
 * `npm run merge -- DIR…`: the parts that `npm run build -- --part k/n` made, as one site in the output folder; the same to the byte as
 * if it had been built in one. When anything is wrong the earlier site stays as it was.
 */
import { existsSync, rmSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { cac } from 'cac';
import { withFolderLocks } from '../src/files/folder-locks.ts';
import { outputFolder } from '../src/files/output-folder.ts';
import { pathsFromEnvironment, workingFolder } from '../src/files/paths.ts';
import { recoverFolder, replaceFolder, siblingOf } from '../src/files/replace-folder.ts';
import { sealSite, worksOf } from '../src/publishing/finish.ts';
import { mergeParts } from '../src/publishing/parts.ts';
import { LIBRARY_FILES } from '../src/site/shape.ts';
import { sayWaiting } from './command-line/conversion.ts';
import { explain } from './command-line/explain.ts';
import { writtenPages } from './command-line/made-pages.ts';
import { startArchiveMaker } from './command-line/page-makers.ts';
import { runCommand } from './command-line/run-command.ts';

const paths = pathsFromEnvironment();
const here = workingFolder();

const cli = cac('merge');
cli.command('<...folders>', '把各份合成整个网站，写到 OUT_DIR').action(async (folders: readonly string[]) => {
  try {
    const out = await outputFolder(paths);
    await withFolderLocks(paths.root, [out], sayWaiting, () =>
      merge(
        folders.map((folder) => resolve(here, folder)),
        out,
      ),
    );
    console.log(`网站已合成：${out}`);
  } catch (error) {
    console.error(`合并失败：${explain(error)}`);
    console.error(`此前的输出保持原样：${paths.out}`);
    process.exitCode = 1;
  }
});
await runCommand(cli, 1);

async function merge(folders: readonly string[], out: string): Promise<void> {
  await recoverFolder(out);
  const work = siblingOf(out, `next-${process.pid}`);
  const clean = () => rmSync(work, { recursive: true, force: true });
  process.once('exit', clean);
  try {
    const site = join(work, 'site');
    await mkdir(site, { recursive: true });
    const { built, ...origin } = await mergeParts(folders, site);
    const files = join(site, 'files');
    // There are none where none were wanted
    if (existsSync(files)) {
      const slugs = worksOf(origin);
      const archive = await startArchiveMaker(work, slugs);
      for (const slug of slugs) archive.isThere({ slug, folder: join(site, slug) });
      await archive.done;
      await rename(archive.file, join(files, LIBRARY_FILES.archive));
    }
    await sealSite(site, origin, new Map([...built, ...writtenPages(work)]));
    await replaceFolder(out, site);
  } finally {
    clean();
  }
}
