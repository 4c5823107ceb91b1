import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadLibrary } from '../content/library.ts';
import { projectRoot } from '../files/paths.ts';
import { handOver, takeOver } from './library.ts';
import { addresses } from './urls.ts';

test('a library that is handed over is the same, and so are things within it', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tiaowen-library-'));
  const { library } = await loadLibrary(join(projectRoot, 'tests/fixtures/content'), addresses);
  const file = join(folder.path, 'library');
  await handOver(library, file);
  const { library: taken } = await takeOver(file);
  expect(taken).toEqual(library);
  for (const { text } of taken.regulations)
    for (const { provision } of text.divisions) expect(text.byEId.get(provision.eId)).toBe(provision);
});
