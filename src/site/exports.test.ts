import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposable, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { loadLibrary } from '../content/library.ts';
import { filesBelow, projectRoot } from '../files/paths.ts';
import { allEditions } from '../regulation/regulation.ts';
import { ENGINES, type Engine, isEngine, writeExport } from './exports.ts';
import { provisionRecords } from './library-files.ts';
import { addresses } from './urls.ts';

const { library } = await loadLibrary(join(projectRoot, 'tests/fixtures/editions'), addresses);
const records = allEditions(library).flatMap((regulation) => [...provisionRecords(regulation)]);

async function exported(folder: string, engine: Engine): Promise<string> {
  await writeExport(library, engine, join(folder, engine));
  return join(folder, engine);
}

test.for(Object.keys(ENGINES).filter(isEngine))(
  'the export for %s is the same bytes each time, and nothing lies beside it',
  async (engine) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'tiaowen-export-'));
    const read = async () => {
      const out = await exported(folder.path, engine);
      return Promise.all((await filesBelow(out)).map(async (file) => [file, await readFile(join(out, file), 'utf8')]));
    };
    const first = await read();
    expect(first.length).toBeGreaterThan(0);
    expect(await read()).toEqual(first);
    expect(await readdir(folder.path)).toEqual([engine]);
  },
);

test('what was in the folder is gone with the next export, and stays where that fails', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tiaowen-export-'));
  const out = await exported(folder.path, 'postgres');
  await writeFile(join(out, 'old.sql'), '');
  await exported(folder.path, 'postgres');
  expect(await readdir(out)).toEqual(['load.sql']);
  const broken = { ...library, regulations: [...library.regulations, JSON.parse('{}')] };
  await expect(writeExport(broken, 'postgres', out)).rejects.toThrow();
  expect(await readdir(folder.path)).toEqual(['postgres']);
  expect(await readFile(join(out, 'load.sql'), 'utf8')).toContain('COMMIT;');
});

test('the script for PostgreSQL holds every provision as a row of as many fields as the table has', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tiaowen-export-'));
  const sql = await readFile(join(await exported(folder.path, 'postgres'), 'load.sql'), 'utf8');
  const [, copied = ''] = /^COPY provision FROM STDIN;\n(.*?)^\\\.$/msu.exec(sql) ?? [];
  const rows = copied.trimEnd().split('\n');
  expect(rows.map((row) => row.split('\t')[2])).toEqual(records.map(({ eId }) => eId));
  expect(new Set(rows.map((row) => row.split('\t').length))).toEqual(new Set([10]));
});

test('the script for OpenSearch makes the index and loads every provision once', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tiaowen-export-'));
  const out = await exported(folder.path, 'opensearch');
  const asked: { readonly what: string; readonly body: string }[] = [];
  const server = createServer(async (request, response) => {
    asked.push({ what: `${request.method} ${request.url}`, body: await text(request) });
    response.end('{"errors":false}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const child = spawn('sh', [join(out, 'load.sh'), url, 'fagui']);
  const [said, [status]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  server.close();
  expect({ status, said }).toEqual({ status: 0, said: `已装入 ${url}/fagui\n` });
  expect(asked.map(({ what }) => what)).toEqual(['PUT /fagui', 'POST /fagui/_bulk', 'POST /fagui/_refresh']);
  const [index = '', bulk = ''] = asked.map(({ body }) => body);
  const known = new Set(Object.keys(JSON.parse(index).mappings.properties));
  const lines = bulk
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const documents = lines.filter((_, at) => at % 2 === 1);
  expect(new Set(lines.flatMap((line) => line.index?._id ?? [])).size).toBe(records.length);
  expect(documents.map((each) => [each.eId, each.text])).toEqual(records.map((each) => [each.eId, each.text]));
  // A strict mapping refuses a document with a field that it does not know
  expect(documents.flatMap(Object.keys).filter((name) => !known.has(name))).toEqual([]);
});
