import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Loads every module that makes rule tables, so that `ruleTables` knows them all. */
export async function loadRuleTables(): Promise<void> {
  const root = join(import.meta.dirname, '../../src/regulation');
  const modules = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.test.ts'),
  );
  for (const module of modules.toSorted()) await import(pathToFileURL(join(root, module)).href);
}
