/** `npm run export -- postgres|opensearch`: what search engines of others take of a library. */
import { resolve } from 'node:path';
import { cac } from 'cac';
import { readContent } from '../src/content/read-content.ts';
import { pathsFromEnvironment, shownPath, workingFolder } from '../src/files/paths.ts';
import { isError } from '../src/regulation/diagnostics.ts';
import { siteProblems } from '../src/site/config.ts';
import { ENGINES, isEngine, writeExport } from '../src/site/exports.ts';
import { publishedAddresses } from '../src/site/published.ts';
import { addresses } from '../src/site/urls.ts';
import { runCommand } from './command-line/run-command.ts';

const { content } = pathsFromEnvironment();

const cli = cac('export');
cli
  .command('[engine]', `把全部条款写成检索引擎能装入的文件：${Object.keys(ENGINES).join('、')}`)
  .option('--out <folder>', '写到哪个文件夹（省略时 export/<引擎>）')
  .action(async (engine: string | undefined, options: { readonly out?: string }) => {
    if (engine === undefined || !isEngine(engine))
      throw new Error(`请写明给哪一种引擎：${Object.keys(ENGINES).join('、')}；实为“${engine ?? ''}”。`);
    const problems = siteProblems(process.env);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    const { library, diagnostics } = await readContent({ content, addresses, published: publishedAddresses });
    if (diagnostics.some(isError)) throw new Error('内容有错误，没有导出。先运行 npm run check，改好再来。');
    const folder = resolve(workingFolder(), options.out ?? `export/${engine}`);
    await writeExport(library, engine, folder);
    console.log(
      `已写入 ${shownPath(folder)}：${library.regulations.length} 部法规。怎样装入见 deploy/search/README.md。`,
    );
  });
await runCommand(cli, 1, '没有导出，此前的文件保持原样：');
