import { type Diagnostic, isError } from '../../regulation/diagnostics.ts';
import { type ContentOptions, readContent } from '../read-content.ts';
import { storeRecords } from '../records/records-file.ts';
import { storePermalinks } from './permalinks-file.ts';

export interface Registration {
  /** Addresses added, and those whose recorded words were corrected. */
  readonly addresses: number;
  /** Texts and corrections added to the records. */
  readonly texts: number;
  /** What a person has to answer for: addresses lost or changed, texts changed without a record, problems of the content. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * An address that is lost or changed has its line already; the others can be registered all the same. What a record lost, of a text that
 * the history bears out, registering puts back: after a merge that kept the lines of one side.
 */
const BESIDES: ReadonlySet<Diagnostic['code']> = new Set(['permalink-lost', 'permalink-changed', 'record-rewritten']);

/**
 * Adds the library's new addresses and texts to what is on record. Content that has errors registers nothing: half a library has other
 * addresses, and a text that was changed without a record must not become one.
 */
export async function register(options: ContentOptions): Promise<Registration> {
  const { official, diagnostics, changes, records } = await readContent(options);
  const problems = diagnostics.filter(isError);
  if (problems.some(({ code }) => !BESIDES.has(code))) return { addresses: 0, texts: 0, diagnostics: problems };
  await storePermalinks(options.content, changes.next);
  const texts = await storeRecords(options.content, official, records);
  const isPutBack = texts > 0 && problems.some(({ code }) => code === 'record-rewritten');
  const left = isPutBack ? (await readContent(options)).diagnostics.filter(isError) : problems;
  return { addresses: changes.unlisted.length, texts, diagnostics: left };
}
