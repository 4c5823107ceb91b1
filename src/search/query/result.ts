import { placeOnPage } from '../../regulation/addresses.ts';
import { parseEId } from '../../regulation/eid.ts';
import { labelName, paragraphName } from '../../regulation/names.ts';
import { type Catalogue, lastAtMost } from '../catalogue.ts';
import type { RecordKind } from '../record.ts';
import type { ShardDivision, ShardFile } from '../shard.ts';
import type { Match } from './matches.ts';
import { type Segment, snippetOf, type TextHit, withClosing } from './snippet.ts';

/** `synonym`: another word for what was typed; `signs`: the text has signs that were not typed. */
export type Inexact = 'synonym' | 'signs';

/** One line of the list of results, with everything it shows. */
export interface Result {
  /** Why a result that is not exact is shown; null for exact ones. */
  readonly inexact: Inexact | null;
  readonly kind: RecordKind;
  /** Slug. */
  readonly regulation: string;
  readonly title: string;
  /** 质量提升指导意见; the title where there is no shorter one. */
  readonly shortTitle: string;
  readonly part: string;
  readonly label: string;
  readonly heading: string;
  /** Address of the article, note or term that holds the paragraph: results that share it belong together. */
  readonly division: string;
  readonly eId: string;
  /** Which of several paragraphs, 第二款; null where there is one only, and for everything else. */
  readonly paragraph: string | null;
  /** Address of the paragraph. */
  readonly url: string;
  readonly text: string;
  readonly hits: readonly TextHit[];
  readonly snippet: readonly Segment[];
}

/** Loads the texts of a shard by its number. */
export type ShardLoader = (shard: number) => Promise<ShardFile>;

/** A match and, if it is not exact, why it is shown. */
export interface Listed {
  readonly match: Match;
  readonly inexact: Inexact | null;
}

/** Results to be shown, in the given order. Only the shards that hold them are loaded. */
export async function resultsOf(listed: readonly Listed[], catalogue: Catalogue, load: ShardLoader): Promise<Result[]> {
  return Promise.all(
    listed.map(async ({ match, inexact }) => {
      const { division, own } = await locate(match.record, catalogue, load);
      const start = catalogue.starts[match.record] ?? 0;
      const hits = match.hits.map((hit) => withClosing(own.text, { start: hit.start - start, end: hit.end - start }));
      const group = catalogue.groups[catalogue.divisionGroups[catalogue.divisions[match.record] ?? 0] ?? 0];
      const document = group && catalogue.documents[group.document];
      return {
        inexact,
        kind: group?.kind ?? 'article',
        regulation: document?.slug ?? '',
        title: document?.title ?? '',
        shortTitle: document?.shortTitles[0] ?? document?.title ?? '',
        part: group?.part ?? '',
        label: division.label,
        heading: division.heading,
        division: division.url,
        eId: own.eId,
        paragraph: paragraphOf(own.eId, division),
        url: urlWithin(division, own.eId),
        text: own.text,
        hits,
        snippet: snippetBeside(own.text, hits, catalogue.headingLengths[match.record] ?? 0),
      };
    }),
  );
}

/** The article's label and heading stand above its results: an excerpt begins after them unless they were found. */
function snippetBeside(text: string, hits: readonly TextHit[], headingLength: number): Segment[] {
  if (headingLength >= text.length || hits.some(({ start }) => start < headingLength)) return snippetOf(text, hits);
  const shifted = hits.map(({ start, end }) => ({ start: start - headingLength, end: end - headingLength }));
  return snippetOf(text.slice(headingLength), shifted);
}

const PARAGRAPH = /__para_(\d+)(?=__|$)/;

/** An item belongs to the paragraph it stands in. */
function paragraphOf(eId: string, { eId: division, label, records }: ShardDivision): string | null {
  const [, number] = PARAGRAPH.exec(eId) ?? [];
  const numbers = new Set(records.map((record) => PARAGRAPH.exec(record.eId)?.[1]).filter(Boolean));
  if (number === undefined || numbers.size < 2) return null;
  const kind = parseEId(division)?.at(-1)?.kind ?? 'article';
  return paragraphName(labelName(kind, label), number);
}

/** The printed texts of some records. */
export async function recordTexts(
  records: readonly number[],
  catalogue: Catalogue,
  load: ShardLoader,
): Promise<string[]> {
  return Promise.all(records.map(async (record) => (await locate(record, catalogue, load)).own.text));
}

/** Where a provision of the division is read. */
export function urlWithin(division: ShardDivision, eId: string): string {
  return eId === division.eId ? division.url : placeOnPage(division.url, eId);
}

interface Located {
  readonly division: ShardDivision;
  readonly own: ShardDivision['records'][number];
}

/** @throws RangeError when catalogue and shards are not of one build */
export async function locate(record: number, catalogue: Catalogue, load: ShardLoader): Promise<Located> {
  const number = lastAtMost(catalogue.shards, record);
  const shard = await load(number);
  let offset = record - (catalogue.shards[number] ?? 0);
  for (const division of shard.divisions) {
    const own = division.records[offset];
    if (own) return { division, own };
    offset -= division.records.length;
  }
  throw new RangeError(`record ${record} is not in its shard`);
}
