/**
 * The other times of regulations: editions before and after the one in force, and what repeals it. Drafts are held against them. Beside the
 * index, a file for each work that has any, `times/<slug>.json`, and their list, `times.json`: who does not cite a work loads nothing of it.
 */
import { nameIn, namesOf } from '../../regulation/names.ts';
import { articleWords } from '../../regulation/provisions.ts';
import type { Library, Regulation } from '../../regulation/regulation.ts';
import { counterparts, dayOf, editionName, effectiveFrom, standingOf, type Work } from '../../regulation/work.ts';
import type { ShardDivision } from '../catalogue.ts';
import { type ReadAt, searchRecords, shardDivisions } from './records.ts';

export interface WorkTimes {
  /** What the edition in force is called beside the others: 2024年修订; empty where it is the only one. */
  readonly name: string;
  /** 废止: the day, where it is known, and what takes its place; null of what is not and will not be repealed. */
  readonly repealed: {
    readonly on: string | null;
    readonly by: string | null;
    readonly standing: 'past' | 'future';
  } | null;
  /** Of what is not yet law the day when it will be. */
  readonly from: string | null;
  /** The others, oldest first. */
  readonly editions: readonly EditionTimes[];
}

export interface EditionTimes {
  /** The day it is named by. */
  readonly date: string;
  /** 2012年公布 */
  readonly name: string;
  /** Since when it is law. */
  readonly from: string;
  readonly standing: 'past' | 'future';
  readonly articles: readonly OtherArticle[];
}

/** An article of an edition that is not in force. */
export interface OtherArticle {
  readonly eId: string;
  /** 第十条 */
  readonly name: string;
  readonly url: string;
  /** eIds of the articles of the edition in force that it is, or came from, likest first. */
  readonly today: readonly string[];
  /** Its text, where the edition in force has not the same. */
  readonly division: ShardDivision | null;
}

/** By slug; only works of which there is something to say. */
export function timesOf(
  { regulations, works }: Pick<Library, 'regulations' | 'works'>,
  readAt: Pick<ReadAt, 'provision'>,
): ReadonlyMap<string, WorkTimes> {
  const bySlug = new Map(works.map((work) => [work.slug, work]));
  return new Map(
    regulations.flatMap((regulation) => {
      const { status, repealed } = regulation.metadata;
      const work = bySlug.get(regulation.slug);
      const isRepealed = status === '已废止';
      const isFuture = status === '尚未生效';
      if (work === undefined && repealed === undefined && !isRepealed && !isFuture) return [];
      const times: WorkTimes = {
        name: work === undefined ? '' : editionName(work, regulation),
        repealed:
          isRepealed || repealed !== undefined
            ? { on: repealed?.on ?? null, by: repealed?.by ?? null, standing: isRepealed ? 'past' : 'future' }
            : null,
        from: isFuture ? effectiveFrom(regulation) : null,
        editions: work === undefined ? [] : otherEditions(work, readAt),
      };
      return [[regulation.slug, times] as const];
    }),
  );
}

function otherEditions(work: Work<Regulation>, readAt: Pick<ReadAt, 'provision'>): readonly EditionTimes[] {
  return work.editions.flatMap((edition) => {
    const standing = standingOf(work, edition);
    return standing === 'current'
      ? []
      : [
          {
            date: dayOf(edition),
            name: editionName(work, edition),
            from: effectiveFrom(edition),
            standing,
            articles: articlesOf(work, edition, readAt),
          },
        ];
  });
}

function articlesOf(
  work: Work<Regulation>,
  edition: Regulation,
  readAt: Pick<ReadAt, 'provision'>,
): readonly OtherArticle[] {
  const names = namesOf(edition.text);
  const records = searchRecords(edition, (eId) => readAt.provision(edition, eId));
  const divisions = new Map(shardDivisions(records).map((division) => [division.eId, division]));
  return edition.text.divisions
    .filter(({ role }) => role === 'unit')
    .map(({ eId }) => {
      const today = counterparts(work, edition, eId, work.current).map((heir) => heir.eId);
      const words = articleWords(edition.text, eId);
      const isSame = today.some((each) => articleWords(work.current.text, each) === words);
      const division = isSame ? null : (divisions.get(eId) ?? null);
      return { eId, name: nameIn(names, eId), url: readAt.provision(edition, eId), today, division };
    });
}
