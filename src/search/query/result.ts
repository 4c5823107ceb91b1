import { placeOnPage } from '../../regulation/addresses.ts';
import { workName } from '../../regulation/names.ts';
import { type Catalogue, lastAtMost, type ShardDivision, type ShardFile, type ShardRecord } from '../catalogue.ts';
import { MAY_HAVE_LEVELS, type RecordKind } from '../record.ts';
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
  /** Day of an edition that is not the one in force. */
  readonly edition: string | null;
  /** 已废止; 2012年公布，已被修改. Empty where there is nothing to say. */
  readonly standing: string;
  readonly title: string;
  /** 《…》, as it is cited. */
  readonly cited: string;
  /** 质量提升指导意见; the title where there is no shorter one. */
  readonly shortTitle: string;
  readonly part: string;
  readonly label: string;
  readonly heading: string;
  /** Address of the article, note or term that holds the paragraph: results that share it belong together. */
  readonly division: string;
  readonly eId: string;
  /** 第十二条, 附件1第三条; of a note, the provision it stands on. */
  readonly name: string;
  /** What the provision adds to the name: 第二款第一项. */
  readonly below: string;
  /** The same where it tells the paragraph from others of the article; else empty. */
  readonly paragraph: string;
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
      const [slug = '', edition = null] = document?.slug.split('/') ?? [];
      return {
        inexact,
        kind: group?.kind ?? 'article',
        regulation: slug,
        edition,
        standing: document?.standing ?? '',
        title: document?.title ?? '',
        cited: workName(document?.title ?? ''),
        shortTitle: document?.shortTitles[0] ?? document?.title ?? '',
        part: group?.part ?? '',
        label: division.label,
        heading: division.heading,
        division: division.url,
        eId: own.eId,
        name: division.name ?? division.label,
        below: own.name ?? '',
        paragraph: division.records.filter(({ name }) => name !== undefined).length > 1 ? (own.name ?? '') : '',
        url: urlWithin(division, own.eId),
        text: own.text,
        hits,
        snippet: snippetBeside(own.text, hits, catalogue.headingLengths[match.record] ?? 0),
      };
    }),
  );
}

/**
 * The article's label and heading stand above its results: an excerpt begins after them unless they were found, and after the blank
 * that parts them from the text.
 */
function snippetBeside(text: string, hits: readonly TextHit[], headingLength: number): Segment[] {
  const isFound = headingLength >= text.length || hits.some(({ start }) => start < headingLength);
  const from = isFound ? 0 : headingLength;
  const cut = from + text.slice(from).search(/\S|$/);
  return snippetOf(
    text.slice(cut),
    hits.map(({ start, end }) => ({ start: Math.max(0, start - cut), end: end - cut })),
  );
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
  readonly own: ShardRecord;
}

/** @throws RangeError when catalogue and shards are not of one build */
export async function locate(record: number, catalogue: Catalogue, load: ShardLoader): Promise<Located> {
  if (MAY_HAVE_LEVELS) await catalogue.levels?.reach([record]);
  const number = lastAtMost(catalogue.shards, record);
  const shard = await load(number);
  let offset = record - (catalogue.shards[number] ?? 0);
  for (const division of shard.divisions) {
    const own = division.records[offset];
    if (own) return { division, own };
    offset -= division.records.length;
  }
  throw new RangeError(`no record ${record}`);
}
