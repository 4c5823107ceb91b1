/** `npm run permalinks`: registers every new address, text and correction; nothing is ever taken out of the records or replaced. */
import { formatReport } from '../src/content/format-report.ts';
import { isError } from '../src/content/library.ts';
import { register } from '../src/content/permalinks/register.ts';
import { pathsFromEnvironment } from '../src/files/paths.ts';
import { publishedAddresses } from '../src/site/published.ts';
import { addresses } from '../src/site/urls.ts';
import { explain } from './command-line/explain.ts';

const { content } = pathsFromEnvironment();
try {
  const {
    addresses: listed,
    texts,
    diagnostics,
  } = await register({ content, addresses, published: publishedAddresses });
  if (diagnostics.length > 0) console.error(formatReport(diagnostics));
  console.log(`登记了 ${listed} 个地址、${texts} 处原文。`);
  if (diagnostics.some(isError)) process.exitCode = 1;
} catch (error) {
  console.error(`没有登记：${explain(error)}`);
  process.exitCode = 2;
}
