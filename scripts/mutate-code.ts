/** `npm run mutate:code -- structure`: StrykerJS changes the code of a folder of `src/regulation`; a test must notice each time. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cac } from 'cac';
import { projectRoot } from '../src/files/paths.ts';
import { runCommand } from './command-line/run-command.ts';

const cli = cac('mutate:code');
cli
  .command('<folder>', '逐一改动 src/regulation 下一个文件夹（或文件）的代码，看测试是否发现')
  .example('npm run mutate:code -- structure')
  .example('npm run mutate:code -- layers/references/recognise.ts')
  .action((folder: string) => {
    const target = `src/regulation/${folder}`;
    if (!existsSync(join(projectRoot, target))) throw new Error(`没有 ${target}。`);
    const isFile = target.endsWith('.ts');
    const name = folder.replaceAll('/', '-');
    const code = [`${target}/**/*.ts`, ...['*.test', 'testing'].map((of) => `!${target}/**/${of}.ts`)];
    const options = [
      ['--mutate', (isFile ? [target] : code).join(',')],
      // Those beside the code, but for those that take seconds: a change that lives is tried on all that reach it
      ['--testFiles', `${isFile ? dirname(target) : target}/**/!(corpus|hostile|tiling|variants).test.ts`],
      ['--incrementalFile', `.cache/stryker/${name}.json`],
    ].flat();
    const { status } = spawnSync('npx', ['stryker', 'run', 'tests/mutation/stryker.config.mjs', ...options], {
      cwd: projectRoot,
      stdio: 'inherit',
    });
    process.exitCode = status === 0 ? 0 : 1;
  });
await runCommand(cli, 2);
