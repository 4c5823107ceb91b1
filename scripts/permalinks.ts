/** `npm run permalinks`: registers every new address, text and correction; nothing is ever taken out of the records or replaced. */
import { cac } from 'cac';
import { formatReport } from '../src/content/check/reporters.ts';
import { register } from '../src/content/permalinks/register.ts';
import { pathsFromEnvironment, shownPath } from '../src/files/paths.ts';
import { isError } from '../src/regulation/diagnostics.ts';
import { publishedAddresses } from '../src/site/published.ts';
import { addresses } from '../src/site/urls.ts';
import { runCommand } from './command-line/run-command.ts';

const { content } = pathsFromEnvironment();

const cli = cac('permalinks');
cli.command('', '登记新的网址、原文和更正').action(async () => {
  const registration = await register({ content, addresses, published: publishedAddresses });
  const { diagnostics, texts } = registration;
  if (diagnostics.length > 0) console.error(formatReport(diagnostics, shownPath(content)));
  console.log(`登记了 ${registration.addresses} 个地址、${texts} 处原文。`);
  if (diagnostics.some(isError)) process.exitCode = 1;
});
await runCommand(cli, 2, '没有登记：');
