/**
 * What the pages and files of one regulation may know of the library: all of itself, of others the text of those that it cites or that
 * cite it, and what the library decides for all. Its pages are made of this and of nothing else, so a hash of it tells whether they
 * would come out the same (`src/publishing/store.ts`).
 */
import { createHash } from 'node:crypto';
import { historyOf } from '../content/history/history.ts';
import type { GonePage } from '../content/permalinks/redirects.ts';
import type { WorkId } from '../regulation/edition.ts';
import { oncePer } from '../regulation/once-per.ts';
import type { Library, Regulation } from '../regulation/regulation.ts';
import { told, toldRegulation } from '../regulation/told.ts';
import { dayOf, effectiveFrom, type Work } from '../regulation/work.ts';
import type { Material } from './library.ts';

export function seenBy(slug: WorkId, { library, shape, forwardings, history }: Material): Material {
  const near = neighboursIn(library).get(slug) ?? new Set();
  const works = library.works.flatMap((work) => {
    if (work.slug === slug) return [work];
    return near.has(work.slug) ? [fromOutside(work, slug)] : [];
  });
  const current = new Map(works.map((work) => [work.slug, work.current]));
  const regulations = library.regulations.flatMap((regulation) => {
    if (regulation.slug === slug) return [regulation];
    return near.has(regulation.slug) ? [current.get(regulation.slug) ?? outside(regulation, slug)] : [];
  });
  const own = works.find((work) => work.slug === slug)?.editions ?? regulations.filter((each) => each.slug === slug);
  const isBelow = (address: string): boolean => address.startsWith(`${slug}/`);
  return {
    library: { day: lastDayOf(own, library.day), regulations, works, glossary: [], synonyms: {} },
    shape,
    forwardings: {
      pages: new Map<string, GonePage>([...forwardings.pages].filter(([address]) => isBelow(address))),
      fragments: new Map([...forwardings.fragments].filter(([address]) => isBelow(address))),
      changed: new Map([...forwardings.changed].filter(([address]) => isBelow(address))),
    },
    history: history.state === 'absent' ? history : { ...history, commits: historyOf(history, slug) },
  };
}

/** Of the days of a work the last that has come: to all of them it stands as the day itself does, and the pages stay the same meanwhile. */
function lastDayOf(editions: readonly Regulation[], day: string): string {
  const days = editions.flatMap((edition) => [
    dayOf(edition),
    effectiveFrom(edition),
    edition.metadata.repealed?.on ?? '',
  ]);
  return (
    days
      .filter((each) => each <= day)
      .sort()
      .at(-1) ?? ''
  );
}

/** A regulation as the pages of another know it: its words, and where it cites that other. */
function outside(regulation: Regulation, from: WorkId): Regulation {
  const references = regulation.references.filter((reference) => reference.regulation === from);
  return { ...regulation, ...NOTHING_OF_ITS_OWN, references };
}

const NOTHING_OF_ITS_OWN = {
  notes: [],
  relations: [],
  terms: [],
  taskCorrections: [],
  spans: [],
  marks: [],
  decision: null,
  original: null,
} as const;

function fromOutside(work: Work<Regulation>, from: WorkId): Work<Regulation> {
  const editions = work.editions.map((edition) => ({ edition, seen: outside(edition, from) }));
  const current = editions.find(({ edition }) => edition === work.current)?.seen ?? outside(work.current, from);
  return { ...work, editions: editions.map(({ seen }) => seen), current };
}

/** Which regulations each cites or names as what replaced it, and which cite it. */
const neighboursIn = oncePer(({ regulations, works }: Library): ReadonlyMap<string, ReadonlySet<string>> => {
  const neighbours = new Map(regulations.map(({ slug }) => [slug as string, new Set<string>()]));
  const editions = [...regulations, ...works.flatMap((work) => work.editions)];
  // The first of those that share a name, as pages take it
  const titled = new Map(
    regulations
      .flatMap(({ slug, metadata: { title, shortTitles } }) =>
        [title, ...shortTitles].map((name) => [name, slug] as const),
      )
      .toReversed(),
  );
  for (const { slug, references, metadata } of editions) {
    const replaced = titled.get(metadata.repealed?.by?.replace(/^《(.+)》$/u, '$1') ?? '');
    if (replaced !== undefined) neighbours.get(slug)?.add(replaced);
    for (const { regulation } of references) {
      if (regulation === null || regulation === slug) continue;
      neighbours.get(slug)?.add(regulation);
      neighbours.get(regulation)?.add(slug);
    }
  }
  return neighbours;
});

/**
 * SHA-256, in hexadecimal, of all that the pages of a regulation are made of besides the program.
 * @param besides what else they are made of
 */
export function seenHash(slug: WorkId, { library, ...rest }: Material, besides: string): string {
  const hash = createHash('sha256').update(`${slug}\0${besides}\0`).update(told(rest));
  const { regulations, works, ...common } = library;
  hash.update(told(common));
  for (const regulation of regulations) hash.update(toldRegulation(regulation));
  for (const { editions, current, passages, slug } of works) {
    hash.update(told([slug, editions.length, editions.indexOf(current)]));
    for (const edition of editions) hash.update(toldRegulation(edition));
    for (const passage of passages) hash.update(hashOf(passage));
  }
  return hash.digest('hex');
}

const hashOf = oncePer((passage: Work<Regulation>['passages'][number]) =>
  createHash('sha256').update(told(passage)).digest('hex'),
);
