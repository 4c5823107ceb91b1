/** The optional corpus of real documents, as a content folder. */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const { TIAOWEN_CORPUS: corpus = '../shared/corpus' } = process.env;

/** Makes `regulations/d01/source.txt` of `D01_….txt` and so on. False, and says so, when there is no corpus. */
export async function copyCorpus(content: string): Promise<boolean> {
  const documents = join(corpus, 'docs');
  if (!existsSync(documents)) {
    console.warn(`no corpus at ${corpus}: the site of real documents is not built and not tested (TIAOWEN_CORPUS)`);
    return false;
  }
  for (const file of await readdir(documents)) {
    const folder = join(content, 'regulations', file.slice(0, file.indexOf('_')).toLowerCase());
    await mkdir(folder, { recursive: true });
    await copyFile(join(documents, file), join(folder, 'source.txt'));
  }
  return true;
}
