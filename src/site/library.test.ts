import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadLibrary } from '../content/library.ts';
import { handOver, takeOver } from '../files/hand-over.ts';
import { projectRoot } from '../files/paths.ts';
import { type Material, materialOf } from './library.ts';
import { addresses } from './urls.ts';

test('a library that is handed over is the same, and so are things within it', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tiaowen-library-'));
  const { library } = await loadLibrary(join(projectRoot, 'tests/fixtures/content'), addresses);
  const file = join(folder.path, 'library');
  const history = { state: 'absent', reason: '', commits: [] } as const;
  const material = materialOf(library, { redirects: [], recorded: new Map(), published: new Map() }, history);
  await handOver(material, file);
  const taken = await takeOver<Material>(file);
  expect(taken).toEqual(material);
  for (const { text } of taken.library.regulations)
    for (const { provision } of text.divisions) expect(text.byEId.get(provision.eId)).toBe(provision);
});
