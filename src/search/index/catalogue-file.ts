import { createHash } from 'node:crypto';
import {
  type CatalogueColumns,
  type CatalogueFile,
  type CatalogueGroup,
  CONTAINER,
  foldEIds,
  OPENS_DIVISION,
  type ShardDivision,
  type ShardFile,
  shardStarts,
} from '../catalogue.ts';
import type { SearchDivision, SearchDocument, SearchRecord } from '../record.ts';
import { encodeNumbers } from '../vlq.ts';

/** What lies beside Pagefind's own files. */
export interface CatalogueAndShards {
  readonly catalogue: CatalogueFile;
  readonly shards: readonly ShardFile[];
}

/** Describes records that lie end to end in the given order; records of one division must follow one another. */
export function describeRecords(
  records: readonly SearchRecord[],
  extras: Pick<CatalogueFile, 'pagefind' | 'synonyms'>,
): CatalogueAndShards {
  const documents = [...new Set(records.map(({ division }) => division.document))];
  const shards = shardsOf(records);
  const described = {
    documents,
    groups: columnsOf(groupsOf(records, documents)),
    records: encodeNumbers(
      records.flatMap(({ text, headingLength, division }, index) => {
        const opensDivision = division !== records[index - 1]?.division;
        return [
          text.length * 4 + (opensDivision ? OPENS_DIVISION : 0) + (division.container ? CONTAINER : 0),
          headingLength,
        ];
      }),
    ),
    ...extras,
  };
  const stamp = createHash('sha256')
    .update(JSON.stringify([described, shards]))
    .digest('hex')
    .slice(0, 12);
  return { catalogue: { stamp, ...described }, shards };
}

function groupsOf(records: readonly SearchRecord[], documents: readonly SearchDocument[]): CatalogueGroup[] {
  const groups: (CatalogueGroup & { readonly eIds: string[] })[] = [];
  for (const division of divisionsOf(records)) {
    const group = groups.at(-1);
    const document = documents.indexOf(division.document);
    const { kind, part, eId } = division;
    if (group && group.document === document && group.kind === kind && group.part === part) group.eIds.push(eId);
    else groups.push({ document, kind, part, eIds: [eId] });
  }
  return groups;
}

function columnsOf(groups: readonly CatalogueGroup[]): CatalogueColumns {
  return {
    documents: groups.map(({ document }) => document),
    kinds: groups.map(({ kind }) => kind),
    parts: groups.map(({ part }) => part),
    eIds: groups.map(({ eIds }) => foldEIds(eIds)),
  };
}

function divisionsOf(records: readonly SearchRecord[]): SearchDivision[] {
  return records
    .filter((record, index) => record.division !== records[index - 1]?.division)
    .map(({ division }) => division);
}

function shardsOf(records: readonly SearchRecord[]): ShardFile[] {
  const starts = [0];
  const divisions: number[] = [];
  records.forEach(({ text, division }, index) => {
    starts.push((starts[index] ?? 0) + text.length);
    const previous = divisions[index - 1] ?? -1;
    divisions.push(division === records[index - 1]?.division ? previous : previous + 1);
  });
  const cuts = shardStarts(starts, divisions);
  return cuts
    .slice(0, -1)
    .map((first, index) => ({ divisions: shardDivisions(records.slice(first, cuts[index + 1])) }));
}

function shardDivisions(records: readonly SearchRecord[]): ShardDivision[] {
  return divisionsOf(records).map((division) => ({
    eId: division.eId,
    label: division.label,
    heading: division.heading,
    url: division.url,
    ...(division.name === division.label ? {} : { name: division.name }),
    records: records
      .filter((record) => record.division === division)
      .map(({ eId, text, name }) => ({ eId, text, ...(name === '' ? {} : { name }) })),
  }));
}
