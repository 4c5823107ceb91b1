/** `npm run mcp`: the library over the Model Context Protocol, on standard input and output. It reads, and asks no network. */
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { cac } from 'cac';
import { loadLibrary } from '../src/content/library.ts';
import { pathsFromEnvironment, projectVersion } from '../src/files/paths.ts';
import { libraryServer } from '../src/mcp/server.ts';
import { openLibrary } from '../src/search/index/memory.ts';
import { addresses } from '../src/site/urls.ts';
import { runCommand } from './command-line/run-command.ts';

const cli = cac('mcp');
cli.command('', '用 Model Context Protocol 回答程序的查询（标准输入输出）').action(async () => {
  const { library } = await loadLibrary(pathsFromEnvironment().content, addresses);
  await libraryServer({ library, index: openLibrary(library, addresses) }, await projectVersion()).connect(
    new StdioServerTransport(),
  );
});
await runCommand(cli, 2, '不能回答查询：');
