/** `npm run schemas`: writes the JSON schemas of maintainers' files for editors. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cac } from 'cac';
import { schemaFiles } from '../src/content/schemas.ts';
import { projectRoot } from '../src/files/paths.ts';
import { runCommand } from './command-line/run-command.ts';

const cli = cac('schemas');
cli.command('', '写各种 YAML 的 JSON Schema，供编辑器提示').action(async () => {
  const folder = join(projectRoot, 'schemas');
  await mkdir(folder, { recursive: true });
  for (const [name, content] of schemaFiles()) await writeFile(join(folder, name), content);
  console.log(`已写入 schemas/：${[...schemaFiles().keys()].join('、')}`);
});
await runCommand(cli, 2);
