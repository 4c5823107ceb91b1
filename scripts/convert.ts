/** `npm run convert`: source texts → MDX in the generated folder. */
import { convert } from '../src/content/convert.ts';
import { readContent } from '../src/content/read-content.ts';
import { withFolderLocks } from '../src/files/folder-locks.ts';
import { pathsFromEnvironment } from '../src/files/paths.ts';
import { publishedAddresses } from '../src/site/published.ts';
import { addresses } from '../src/site/urls.ts';
import { printConversion, sayWaiting } from './command-line/conversion.ts';
import { explain } from './command-line/explain.ts';

const paths = pathsFromEnvironment();
try {
  const conversion = await withFolderLocks(paths.root, [paths.generated], sayWaiting, async () =>
    convert(paths, await readContent({ content: paths.content, addresses, published: publishedAddresses })),
  );
  printConversion(conversion);
  if (!conversion.replacement) process.exitCode = 1;
} catch (error) {
  console.error(`转换失败：${explain(error)}`);
  console.error('此前的输出保持原样。');
  process.exitCode = 1;
}
