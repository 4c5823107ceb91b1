/**
 * What search engines of others take of a library: text written piece by piece, the same bytes for the same library. Who must serve
 * thousands of regulations with applications of their own begins here (deploy/search).
 */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFolder, siblingOf } from '../files/replace-folder.ts';
import { fileName } from '../regulation/addresses.ts';
import { allEditions, type Library } from '../regulation/regulation.ts';
import { textHashOf } from './files.ts';
import { provisionRecords, referenceRecords, writePieces } from './library-files.ts';
import { absoluteUrl, landingUrl } from './urls.ts';

/** Files in their order, each by its pieces. */
type Files = Iterable<readonly [file: string, pieces: Iterable<string>]>;

export const ENGINES = { postgres, opensearch } as const satisfies Readonly<
  Record<string, (library: Library) => Files>
>;

export type Engine = keyof typeof ENGINES;

export const isEngine = (name: string): name is Engine => Object.hasOwn(ENGINES, name);

/** Makes a folder hold the export and nothing else; one that fails leaves the folder as it was. */
export async function writeExport(library: Library, engine: Engine, folder: string): Promise<void> {
  const next = siblingOf(folder, `next-${process.pid}`);
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  try {
    for (const [file, pieces] of ENGINES[engine](library)) await writePieces(join(next, file), pieces);
    await replaceFolder(folder, next);
  } finally {
    await rm(next, { recursive: true, force: true });
  }
}

/** `psql -f load.sql` */
function* postgres(library: Library): Files {
  yield ['load.sql', script(library)];
}

/** Into a schema of its own, in one transaction. */
function* script(library: Library): Generator<string> {
  const editions = allEditions(library).map((regulation, index) => ({ regulation, id: index + 1 }));
  yield TABLES;
  yield* copied('work', library.regulations, function* (regulation) {
    const { title, documentNumber, issuers, kind, status } = regulation.metadata;
    yield [regulation.slug, title, documentNumber, issuers, kind, status, absoluteUrl(landingUrl(regulation))];
  });
  yield* copied('edition', editions, function* ({ id, regulation }) {
    const { slug, date, metadata, sourceHash, text } = regulation;
    const { issuedOn, effectiveOn } = metadata;
    const isCurrent = date === null ? 't' : 'f';
    yield [id, slug, issuedOn, effectiveOn, isCurrent, sourceHash, textHashOf(regulation), text.source.text];
  });
  let provision = 0;
  yield* copied('provision', editions, function* ({ id, regulation }) {
    for (const { eId, kind, label, heading, name, path, text, address } of provisionRecords(regulation))
      yield [++provision, id, eId, kind, label, heading, name, path, text, address];
  });
  yield* copied('reference', editions, function* ({ id, regulation }) {
    for (const { eId, words, law, work, target } of referenceRecords(regulation))
      yield [id, eId, words, law, work, target];
  });
  yield* copied('note', editions, function* ({ id, regulation }) {
    for (const { id: note, place, type, authority, reviewed, body } of regulation.notes)
      yield [id, note, place.kind === 'regulation' ? null : place.provision.eId, type, authority, reviewed, body];
  });
  yield INDEXES;
}

type Value = string | number | readonly string[] | null | undefined;

/** The rows of a table in the text format of COPY. */
function* copied<T>(
  table: string,
  things: readonly T[],
  rows: (thing: T) => Iterable<readonly Value[]>,
): Generator<string> {
  yield `COPY ${table} FROM STDIN;\n`;
  for (const thing of things) for (const row of rows(thing)) yield `${row.map(field).join('\t')}\n`;
  yield '\\.\n\n';
}

/** https://www.postgresql.org/docs/current/sql-copy.html, File Formats, Text Format. */
function field(value: Value): string {
  if (value === null || value === undefined) return '\\N';
  const text = typeof value === 'object' ? `{${value.map(quoted).join(',')}}` : String(value);
  return text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const quoted = (item: string): string => `"${item.replace(/["\\]/g, '\\$&')}"`;

const TABLES = `\\set ON_ERROR_STOP on
SET client_encoding = 'UTF8';
BEGIN;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
DO $$ BEGIN
  IF current_setting('server_encoding') <> 'UTF8' THEN
    RAISE EXCEPTION '数据库的编码应为 UTF8，实为 %。另建一个：CREATE DATABASE tiaowen ENCODING ''UTF8'' TEMPLATE template0', current_setting('server_encoding');
  END IF;
  IF cardinality(show_trgm('条文')) = 0 THEN
    RAISE WARNING '数据库的 LC_CTYPE 不认得汉字，pg_trgm 的索引用不上，find 仍然准确。建库时写 LC_CTYPE ''C.UTF-8''';
  END IF;
END $$;
DROP SCHEMA IF EXISTS tiaowen CASCADE;
CREATE SCHEMA tiaowen;
SET search_path = tiaowen, public;

CREATE TABLE work (slug text PRIMARY KEY, title text NOT NULL, document_number text, issuers text[] NOT NULL, kind text, status text, address text NOT NULL);
CREATE TABLE edition (id integer PRIMARY KEY, work text NOT NULL REFERENCES work, date date, effective_on date, current boolean NOT NULL, sha256 text NOT NULL, text_sha256 text NOT NULL, source text NOT NULL);
CREATE TABLE provision (
  id integer PRIMARY KEY, edition integer NOT NULL REFERENCES edition, eid text NOT NULL, kind text NOT NULL, label text NOT NULL, heading text NOT NULL,
  name text NOT NULL, path text[] NOT NULL, text text NOT NULL, address text NOT NULL, words text GENERATED ALWAYS AS (heading || E'\\n' || text) STORED
);
CREATE TABLE reference (edition integer NOT NULL REFERENCES edition, eid text NOT NULL, words text NOT NULL, law text, target_work text, target_eid text);
CREATE TABLE note (edition integer NOT NULL REFERENCES edition, id text NOT NULL, eid text, type text NOT NULL, authority text NOT NULL, reviewed date NOT NULL, body text NOT NULL);

`;

/** Trigrams do not help with two characters, and know no punctuation: all pairs of characters do, and \`strpos\` decides. */
const INDEXES = `CREATE FUNCTION pairs(words text) RETURNS text[] IMMUTABLE STRICT PARALLEL SAFE LANGUAGE sql AS $$
  SELECT coalesce(array_agg(DISTINCT one || next), '{}') FROM
    (SELECT one, lead(one) OVER (ORDER BY at) AS next FROM regexp_split_to_table(words, '') WITH ORDINALITY AS characters (one, at)) AS following
  WHERE next IS NOT NULL
$$;
CREATE INDEX provision_pairs ON provision USING gin (pairs(words));
CREATE INDEX provision_trigrams ON provision USING gin (words gin_trgm_ops);
CREATE UNIQUE INDEX provision_place ON provision (edition, eid);
CREATE INDEX reference_target ON reference (target_work, target_eid);
CREATE FUNCTION find(query text) RETURNS SETOF provision STABLE PARALLEL SAFE LANGUAGE sql AS $$
  SELECT * FROM provision WHERE pairs(words) @> pairs(query) AND strpos(words, query) > 0 ORDER BY id
$$;
CREATE VIEW law AS SELECT provision.*, work, title, date, effective_on, status
  FROM provision JOIN edition ON edition.id = provision.edition JOIN work ON slug = work WHERE current;
COMMIT;
ANALYZE;
`;

/** In documents: some megabytes, far below what a server accepts at once. */
const BULK = 2000;

/** `sh load.sh http://localhost:9200 tiaowen` */
function* opensearch(library: Library): Files {
  yield ['index.json', [`${JSON.stringify(INDEX, null, 2)}\n`]];
  yield ['load.sh', [LOAD]];
  let [number, bulk]: [number, string[]] = [0, []];
  const file = () => [`bulk-${String(++number).padStart(4, '0')}.ndjson`, bulk] as const;
  for (const { _id, ...fields } of documents(library)) {
    bulk.push(`${JSON.stringify({ index: { _id } })}\n${JSON.stringify(fields)}\n`);
    if (bulk.length < BULK) continue;
    yield file();
    bulk = [];
  }
  if (bulk.length > 0) yield file();
}

function* documents(library: Library) {
  for (const regulation of allEditions(library)) {
    const { documentNumber, issuers, kind: type } = regulation.metadata;
    for (const record of provisionRecords(regulation))
      yield { _id: `${fileName(regulation)}/${record.eId}`, ...record, documentNumber, issuers, type };
  }
}

const keyword = { type: 'keyword' } as const;
const date = { type: 'date', format: 'strict_date' } as const;
/** `match_phrase` on `.exact` finds exactly what holds the words, from two characters on; on `.single`, one. */
const text = {
  type: 'text',
  analyzer: 'cjk',
  fields: { exact: { type: 'text', analyzer: 'pairs' }, single: { type: 'text', analyzer: 'singles' } },
} as const;

const INDEX = {
  settings: {
    analysis: {
      // Every character counts, white space and punctuation too, and stays as it is
      tokenizer: {
        pairs: { type: 'ngram', min_gram: 2, max_gram: 2 },
        singles: { type: 'ngram', min_gram: 1, max_gram: 1 },
      },
      analyzer: {
        pairs: { type: 'custom', tokenizer: 'pairs' },
        singles: { type: 'custom', tokenizer: 'singles' },
      },
    },
  },
  mappings: {
    dynamic: 'strict',
    properties: {
      work: keyword,
      edition: date,
      current: { type: 'boolean' },
      title: { ...text, fields: { ...text.fields, whole: keyword } },
      documentNumber: keyword,
      issuers: keyword,
      type: keyword,
      status: keyword,
      issuedOn: date,
      effectiveOn: date,
      eId: keyword,
      kind: keyword,
      label: keyword,
      heading: text,
      name: keyword,
      path: text,
      text,
      address: { type: 'keyword', index: false, doc_values: false },
    },
  },
} as const;

const LOAD = `#!/bin/sh
# 建索引，装入全部条款：sh load.sh [服务器的网址] [索引的名字]
set -eu
cd "$(dirname "$0")"
index="\${1:-http://localhost:9200}/\${2:-tiaowen}"
curl -sS --fail-with-body -X PUT "$index" -H 'Content-Type: application/json' --data-binary @index.json >/dev/null ||
  { echo "没有建成索引 $index：已有同名的，就换一个名字，装好以后再把别名指过去。" >&2; exit 1; }
for file in bulk-*.ndjson; do
  answer=$(curl -sS --fail-with-body -X POST "$index/_bulk" -H 'Content-Type: application/x-ndjson' --data-binary "@$file")
  case $answer in *'"errors":false'*) ;; *) echo "$file 没有全部装入：$answer" >&2; exit 1 ;; esac
done
curl -sS --fail-with-body -X POST "$index/_refresh" >/dev/null
echo "已装入 $index"
`;
