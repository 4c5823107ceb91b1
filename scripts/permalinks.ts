/** `npm run permalinks`: registers every new address in content/permalinks.json; nothing is ever taken out of it. */

import { formatReport } from '../src/content/format-report.ts';
import { isError } from '../src/content/library.ts';
import { registerPermalinks } from '../src/content/permalinks/register.ts';
import { pathsFromEnvironment } from '../src/files/paths.ts';
import { addresses } from '../src/site/addresses.ts';
import { publishedAddresses } from '../src/site/published.ts';
import { explain } from './command-line/explain.ts';

const { content } = pathsFromEnvironment();
try {
  const { registered, diagnostics } = await registerPermalinks({ content, addresses, published: publishedAddresses });
  if (diagnostics.length > 0) console.error(formatReport(diagnostics));
  console.log(`登记了 ${registered} 个地址。`);
  if (diagnostics.some(isError)) process.exitCode = 1;
} catch (error) {
  console.error(`没有登记：${explain(error)}`);
  process.exitCode = 2;
}
