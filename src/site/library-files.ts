/** What programs take of a whole library: all files in one archive, all provisions line by line, and a database to ask. Written piece by piece. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Zip, ZipDeflate } from 'fflate';
import type { Provision } from '../regulation/model.ts';
import { nameOf, titleOf, titleText } from '../regulation/names.ts';
import { DATA_SCHEMA_FILE, dataJsonSchema } from '../regulation/print/json.ts';
import { ZIP_EPOCH } from '../regulation/print/zip.ts';
import { printed } from '../regulation/provisions.ts';
import { allEditions, type Library, type Regulation } from '../regulation/regulation.ts';
import { filesChosen, LIBRARY_FILES } from './shape.ts';
import { absoluteUrl, dataSchemaUrl, landingUrl, provisionUrl } from './urls.ts';

/** Writes `files/` into the folder of a built site, but for the archive; nothing where no files are wanted. */
export async function writeLibraryData(library: Library, site: string): Promise<void> {
  const editions = allEditions(library);
  if (filesChosen(library.regulations.length) === 'none') return;
  const folder = join(site, 'files');
  await mkdir(folder, { recursive: true });
  const schema = dataJsonSchema(absoluteUrl(dataSchemaUrl()));
  await writeFile(join(folder, DATA_SCHEMA_FILE), `${JSON.stringify(schema, null, 1)}\n`);
  const database = new DatabaseSync(join(folder, LIBRARY_FILES.database));
  try {
    const add = beginDatabase(database);
    await writePieces(join(folder, LIBRARY_FILES.provisions), lines(editions, add));
    endDatabase(database);
  } finally {
    database.close();
  }
}

/** A work whose files go into `files/library.zip`. */
export interface ArchivedWork {
  readonly slug: string;
  /** Its folder of a site. */
  readonly folder: string;
}

/**
 * Writes `library.zip`: the files of all regulations as they stand in the site. Apart from the others because a site may be put together of
 * parts.
 * @param works in order, each when it is there
 */
export async function writeArchive(
  file: string,
  works: AsyncIterable<ArchivedWork> | Iterable<ArchivedWork>,
): Promise<void> {
  await writePieces(file, archive(works));
}

/** A file of pieces that are made as they are written: it is never whole in memory. */
export async function writePieces(
  file: string,
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string>,
): Promise<void> {
  const stream = createWriteStream(file);
  for await (const piece of pieces) if (!stream.write(piece)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'close');
}

/** A provision that prints words of its own, apart from those below it, with all that is needed to cite it. */
interface ProvisionRecord {
  readonly work: string;
  readonly edition: string | null;
  /** Whether undated addresses mean this edition. */
  readonly current: boolean;
  readonly title: string;
  readonly eId: string;
  readonly kind: string;
  /** The number as printed. */
  readonly label: string;
  readonly heading: string;
  /** 第十二条第二款 */
  readonly name: string;
  /** 第二章　总则, outermost first. */
  readonly path: readonly string[];
  readonly text: string;
  readonly issuedOn: string | null;
  readonly effectiveOn: string | null;
  readonly status: string | null;
  readonly address: string;
}

export function* provisionRecords(regulation: Regulation): Generator<ProvisionRecord> {
  const { slug, date, metadata, text } = regulation;
  const { title, issuedOn = null, effectiveOn = null, status = null } = metadata;
  const visit = function* (provision: Provision, path: readonly string[]): Generator<ProvisionRecord> {
    const { eId, kind, pieces } = provision;
    const own = pieces.length === 0 ? { label: '', heading: '' } : titleOf(provision, text.source);
    const words = printed(text.source, provision, 'text', 'row').trim();
    if (pieces.length > 0) {
      const address = absoluteUrl(provisionUrl(regulation, eId));
      const named = { name: nameOf(text, eId), path, text: words, issuedOn, effectiveOn, status, address };
      yield { work: slug, edition: issuedOn, current: date === null, title, eId, kind, ...own, ...named };
    }
    const heading = own.heading === '' ? path : [...path, titleText(own)];
    for (const child of provision.children) yield* visit(child, heading);
  };
  for (const provision of text.provisions) yield* visit(provision, []);
}

/** What a text cites, one record a target. */
export function* referenceRecords({ slug, text, references }: Pick<Regulation, 'slug' | 'text' | 'references'>) {
  for (const { from, start, end, law, regulation: cited, targets } of references) {
    const words = text.source.text.slice(start, end);
    const work = cited ?? (law === null ? slug : null);
    for (const target of targets.length > 0 ? targets : [null]) yield { eId: from, words, law, work, target };
  }
}

/** @param add told of each regulation on the way: to make the records takes as long as to write them */
function* lines(editions: readonly Regulation[], add: AddRegulation): Generator<string> {
  for (const regulation of editions) {
    const records = [...provisionRecords(regulation)];
    add(regulation, records);
    for (const record of records) yield `${JSON.stringify(record)}\n`;
  }
}

/** One file after the other: no more than one is held at a time. */
async function* archive(works: AsyncIterable<ArchivedWork> | Iterable<ArchivedWork>): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for await (const { slug, folder } of works) {
    const files = join(folder, 'files');
    for (const name of (await readdir(files)).toSorted()) {
      // In JavaScript: zlib's own bytes differ from processor to processor
      const entry = new ZipDeflate(`${slug}/${name}`, { level: 6 });
      entry.mtime = ZIP_EPOCH;
      zip.add(entry);
      entry.push(await readFile(join(files, name)), true);
      yield* pieces.splice(0);
    }
  }
  zip.end();
  yield* pieces;
}

const TABLES = `
  CREATE TABLE work (slug TEXT PRIMARY KEY, title TEXT NOT NULL, document_number TEXT, issuers TEXT NOT NULL, kind TEXT, status TEXT, address TEXT NOT NULL) STRICT;
  CREATE TABLE edition (work TEXT NOT NULL REFERENCES work, date TEXT, effective_on TEXT, sha256 TEXT NOT NULL, source TEXT NOT NULL) STRICT;
  CREATE TABLE provision (id INTEGER PRIMARY KEY, work TEXT NOT NULL REFERENCES work, edition TEXT, eid TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL, heading TEXT NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL, text TEXT NOT NULL, address TEXT NOT NULL) STRICT;
  CREATE TABLE reference (work TEXT NOT NULL REFERENCES work, edition TEXT, eid TEXT NOT NULL, words TEXT NOT NULL, law TEXT, target_work TEXT, target_eid TEXT) STRICT;
  CREATE TABLE note (work TEXT NOT NULL REFERENCES work, edition TEXT, id TEXT NOT NULL, eid TEXT, type TEXT NOT NULL, authority TEXT NOT NULL, reviewed TEXT NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE VIRTUAL TABLE provision_text USING fts5 (heading, text, content = 'provision', content_rowid = 'id', tokenize = 'trigram');
`;

type AddRegulation = (regulation: Regulation, provisions: readonly ProvisionRecord[]) => void;

function beginDatabase(database: DatabaseSync): AddRegulation {
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN');
  database.exec(TABLES);
  const insert = (table: string, columns: number) =>
    database.prepare(`INSERT INTO ${table} VALUES (${Array.from({ length: columns }, () => '?').join(', ')})`);
  const [work, edition, reference, note] = [
    insert('work', 7),
    insert('edition', 5),
    insert('reference', 7),
    insert('note', 8),
  ];
  const provision = insert('provision', 11);
  return (regulation, provisions) => {
    const { slug, date, metadata, sourceHash, text, notes } = regulation;
    const { title, documentNumber = null, issuers, kind = null, status = null } = metadata;
    const { issuedOn = null, effectiveOn = null } = metadata;
    if (date === null)
      work.run(slug, title, documentNumber, issuers.join('、'), kind, status, absoluteUrl(landingUrl(regulation)));
    edition.run(slug, issuedOn, effectiveOn, sourceHash, text.source.text);
    for (const { eId, kind: own, label, heading, name, path, text: words, address } of provisions)
      provision.run(null, slug, issuedOn, eId, own, label, heading, name, path.join('／'), words, address);
    for (const { eId, words, law, work: cited, target } of referenceRecords(regulation))
      reference.run(slug, issuedOn, eId, words, law, cited, target);
    for (const { id, place, type, authority, reviewed, body } of notes) {
      const eId = place.kind === 'regulation' ? null : place.provision.eId;
      note.run(slug, issuedOn, id, eId, type, authority, reviewed, body);
    }
  };
}

/** Exact parts of three characters and more: `SELECT … FROM provision_text WHERE provision_text MATCH '"质量强国"'`. */
function endDatabase(database: DatabaseSync): void {
  database.exec("INSERT INTO provision_text (provision_text) VALUES ('rebuild')");
  database.exec("INSERT INTO provision_text (provision_text) VALUES ('optimize')");
  database.exec('CREATE INDEX provision_place ON provision (work, eid); COMMIT; VACUUM');
}
