/** `npm run convert`: source texts → MDX in the generated folder. */
import { cac } from 'cac';
import { convert } from '../src/content/convert.ts';
import { readContent } from '../src/content/read-content.ts';
import { withFolderLocks } from '../src/files/folder-locks.ts';
import { pathsFromEnvironment } from '../src/files/paths.ts';
import { publishedAddresses } from '../src/site/published.ts';
import { addresses } from '../src/site/urls.ts';
import { printConversion, sayWaiting } from './command-line/conversion.ts';
import { runCommand } from './command-line/run-command.ts';

const paths = pathsFromEnvironment();

const cli = cac('convert');
cli.command('', '把法规文本写成 MDX；有错误时此前的保持原样').action(async () => {
  const conversion = await withFolderLocks(paths.root, [paths.generated], sayWaiting, async () =>
    convert(paths, await readContent({ content: paths.content, addresses, published: publishedAddresses })),
  );
  printConversion(conversion);
  if (!conversion.replacement) process.exitCode = 1;
});
await runCommand(cli, 1, '没有转换，此前的输出保持原样：');
