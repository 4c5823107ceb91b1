import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../regulation/diagnostics.ts';
import { similarTo } from '../regulation/strings.ts';

/** What is read of a regulation's folder; a README beside them is the maintainers' own. */
const READ = ['source.txt', 'regulation.yaml', 'tables.yaml', 'relations.yaml', 'notes'] as const;

/** Files of a regulation's folder that nothing reads: `regulation.yml`, `Source.txt`. Hidden files are left out. */
export async function strayFiles(content: string, folder: string): Promise<readonly Diagnostic[]> {
  const names = await readdir(join(content, folder)).catch(() => []);
  return names
    .filter((name) => !name.startsWith('.') && !isRead(name) && !/^readme\b/i.test(name))
    .sort()
    .map((name) => stray(`${folder}/${name}`, similarTo(name, READ)[0]));
}

const isRead = (name: string): boolean => READ.some((known) => known === name);

function stray(file: string, similar: string | undefined): Diagnostic {
  return {
    severity: 'warning',
    code: 'stray-file',
    file,
    line: 1,
    column: 1,
    message: `不认识的文件，没有读取。法规的文件夹里可以有：${READ.join('、')}。`,
    hint: similar === undefined ? '请改为其中之一，或移到别处。' : `是否为 ${similar}？`,
  };
}
