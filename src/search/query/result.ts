import { type Catalogue, lastAtMost } from '../catalogue.ts';
import type { RecordKind } from '../record.ts';
import type { ShardFile } from '../shard.ts';
import type { Match } from './matches.ts';
import { type Segment, snippetOf, type TextHit } from './snippet.ts';

/** One line of the list of results, with everything it shows. */
export interface Result {
  readonly kind: RecordKind;
  /** Slug. */
  readonly regulation: string;
  readonly title: string;
  readonly part: string;
  readonly label: string;
  readonly heading: string;
  readonly eId: string;
  /** Address of the paragraph. */
  readonly url: string;
  readonly text: string;
  readonly hits: readonly TextHit[];
  readonly snippet: readonly Segment[];
}

/** Loads the texts of a shard by its number. */
export type ShardLoader = (shard: number) => Promise<ShardFile>;

/** Results to be shown, in the given order. Only the shards that hold them are loaded. */
export async function resultsOf(matches: readonly Match[], catalogue: Catalogue, load: ShardLoader): Promise<Result[]> {
  return Promise.all(
    matches.map(async (match) => {
      const number = lastAtMost(catalogue.shards, match.record);
      return resultOf(match, await load(number), catalogue.shards[number] ?? 0, catalogue);
    }),
  );
}

function resultOf({ record, hits }: Match, shard: ShardFile, firstRecord: number, catalogue: Catalogue): Result {
  let offset = record - firstRecord;
  for (const division of shard.divisions) {
    const found = division.records[offset];
    offset -= division.records.length;
    if (offset >= 0 || !found) continue;
    const start = catalogue.starts[record] ?? 0;
    const own = hits.map((hit) => ({ start: hit.start - start, end: hit.end - start }));
    const group = catalogue.groups[catalogue.divisionGroups[catalogue.divisions[record] ?? 0] ?? 0];
    const document = group && catalogue.documents[group.document];
    return {
      kind: group?.kind ?? 'article',
      regulation: document?.slug ?? '',
      title: document?.title ?? '',
      part: group?.part ?? '',
      label: division.label,
      heading: division.heading,
      eId: found.eId,
      url: found.eId === division.eId ? division.url : `${division.url.replace(/#.*$/, '')}#${found.eId}`,
      text: found.text,
      hits: own,
      snippet: snippetOf(found.text, own),
    };
  }
  throw new RangeError(`record ${record} is not in its shard`);
}
