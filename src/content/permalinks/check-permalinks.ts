import { withoutFragment } from '../../regulation/addresses.ts';
import type { Correction } from '../../regulation/corrections.ts';
import { say } from '../../regulation/diagnostics/codes.ts';
import type { Diagnostic } from '../../regulation/diagnostics.ts';
import type { Library, Regulation } from '../../regulation/regulation.ts';
import { editDistance } from '../../regulation/strings.ts';
import { dayOf } from '../../regulation/work.ts';
import { RESERVED_SLUGS } from '../slug.ts';
import { type Permalinks, permalinksFileOf, segmentOf } from './permalinks-file.ts';
import { expand, follower, type Redirect } from './redirects.ts';

/** The recorded addresses against those of the library as it is now. */
export interface PermalinkChanges {
  /** The list as it should be: new addresses added, corrected words brought up to date; nothing is ever taken out. */
  readonly next: Permalinks;
  /** New addresses, and addresses whose recorded words were corrected. */
  readonly unlisted: readonly string[];
  readonly lost: readonly string[];
  readonly changed: readonly Changed[];
}

export interface Changed {
  readonly address: string;
  readonly was: string;
  readonly now: string;
  /** Where what stood there is read now, when it is anywhere. */
  readonly movedTo: string | null;
}

/** What a library has on record of changes to a regulation's text. */
export function correctionsIn({ regulations }: Pick<Library, 'regulations'>): (slug: string) => readonly Correction[] {
  const bySlug = new Map<string, readonly Correction[]>(
    regulations.map(({ slug, metadata }) => [slug, metadata.corrections]),
  );
  return (slug) => bySlug.get(slug) ?? [];
}

/** What an undated address means in the editions of a work: it may come to mean the next one's, and the lineage answers for it. */
export function editionMeanings(
  { works }: Pick<Library, 'works'>,
  published: Permalinks,
): (address: string, words: string) => boolean {
  const dates = new Map<string, readonly string[]>(works.map(({ slug, editions }) => [slug, editions.map(dayOf)]));
  return (address, words) => {
    const [slug = '', ...rest] = address.split('/');
    return (dates.get(slug) ?? []).some((date) => {
      const there = published.get([slug, date, ...rest].join('/'));
      return there !== undefined && sameMeaning(words, there);
    });
  };
}

/**
 * `lost` and `changed` are those that no redirect answers for. `corrections` are those on record of a regulation, `isOfEdition` tells
 * whether words are what an edition has at an address.
 */
export function comparePermalinks(
  recorded: Permalinks,
  published: Permalinks,
  redirects: readonly Redirect[],
  corrections: (slug: string) => readonly Correction[] = () => [],
  isOfEdition: (address: string, words: string) => boolean = () => false,
): PermalinkChanges {
  const next = new Map(recorded);
  const unlisted: string[] = [];
  const changed: Changed[] = [];
  const placeOf = placeFinder(published);
  const reasons = new Set(redirects.map(({ from, was }) => `${from} ${was}`));
  for (const [address, now] of published) {
    const was = recorded.get(address);
    if (was === now) continue;
    const place = was === undefined ? null : placeOf(address, was);
    const movedTo = place === address ? null : place;
    const isCorrected = (old: string) => sameMeaning(old, now) || isBefore(old, now, corrections(segmentOf(address)));
    const isAmended = was !== undefined && isOfEdition(address, was);
    if (
      was !== undefined &&
      !isAmended &&
      (movedTo !== null || !isCorrected(was)) &&
      !reasons.has(`${address} ${was}`)
    ) {
      changed.push({ address, was, now, movedTo });
      continue;
    }
    unlisted.push(address);
    next.set(address, now);
  }
  const expanded = new Set(expand(redirects, published, recorded).map(({ from }) => from));
  const answered = (address: string): boolean =>
    expanded.has(address) || (!published.has(withoutFragment(address)) && expanded.has(withoutFragment(address)));
  const lost = [...recorded.keys()].filter((address) => !published.has(address) && !answered(address));
  return { next, unlisted, lost, changed };
}

/** A correction changes a few characters of the first words; more is another text. Two characters in five may differ. */
function sameMeaning(was: string, now: string): boolean {
  return editDistance(was, now) * 5 <= Math.max(was.length, now.length) * 2;
}

/** Whether words are what the first words of a text were before its corrections, which are on record. */
function isBefore(was: string, now: string, corrections: readonly Correction[]): boolean {
  const begins = (text: string) => text.replace(/…$/, '');
  let text = begins(now);
  return corrections.toReversed().some(({ from, to }) => {
    if (to !== '') text = text.replace(to, () => from);
    return text.startsWith(begins(was)) || (text !== '' && begins(was).startsWith(text));
  });
}

/**
 * Tells where the words of an address stand in their regulation now, when on one page alone: a page and its only provision say the same,
 * so that an article is found as an article and a paragraph as a paragraph.
 */
function placeFinder(published: Permalinks): (address: string, words: string) => string | null {
  // Of most libraries nothing has moved
  let places: Map<string, string[]> | undefined;
  return (address, words) => {
    places ??= Map.groupBy(published.keys(), (each) => scoped(each, published.get(each) ?? ''));
    const found = places.get(scoped(address, words)) ?? [];
    if (new Set(found.map(withoutFragment)).size !== 1) return null;
    return found.find((each) => withoutNumbers(each) === withoutNumbers(address)) ?? found[0] ?? null;
  };
}

const withoutNumbers = (address: string): string => address.replace(/\d+/g, '');

const scoped = (address: string, meaning: string): string => `${segmentOf(address)} ${meaning}`;

/** What the maintainer is told; one diagnostic a page, for a page takes its provisions with it. */
export function permalinkDiagnostics(recorded: Permalinks, changes: PermalinkChanges): readonly Diagnostic[] {
  const lost = Map.groupBy(changes.lost, withoutFragment);
  const inLines = lineNumbers(recorded);
  const at = (address: string) => ({ file: permalinksFileOf(address), line: inLines.get(address) ?? 1, column: 1 });
  const [first] = changes.unlisted;
  return [
    ...[...lost].map(([page, addresses]): Diagnostic => {
      const address = addresses[0] ?? page;
      return { ...say('permalink-lost', address, recorded.get(address) ?? '', addresses.length), ...at(address) };
    }),
    ...changes.changed.map(
      ({ address, was, now, movedTo }): Diagnostic => ({
        ...say('permalink-changed', address, was, now, movedTo),
        ...at(address),
      }),
    ),
    ...(first === undefined
      ? []
      : [
          {
            ...say('permalinks-unlisted', changes.unlisted.length, first),
            ...at(first),
          },
        ]),
  ];
}

/**
 * Addresses whose words on record were replaced by others: what `npm run permalinks` refuses is refused by hand as well. `registered` are
 * entries that were taken out of the list, the earliest first.
 */
export function rewordedDiagnostics(
  registered: readonly (readonly [address: string, words: string])[],
  recorded: Permalinks,
  redirects: readonly Redirect[],
): readonly Diagnostic[] {
  const reasons = new Set(redirects.map(({ from, was }) => `${from} ${was}`));
  const inLines = lineNumbers(recorded);
  const newer = new Map(recorded);
  return registered.toReversed().flatMap(([address, was]): readonly Diagnostic[] => {
    const now = newer.get(address);
    if (now === undefined || now === was) return [];
    newer.set(address, was);
    if (sameMeaning(was, now) || reasons.has(`${address} ${was}`)) return [];
    const place = { file: permalinksFileOf(address), line: inLines.get(address) ?? 1, column: 1 };
    return [{ ...say('permalink-changed', address, was, now, null), ...place }];
  });
}

/**
 * Notes on whole provisions that do not say how these begin, where another text stands now than the list has: they would stay at the
 * number. `pathOf` is an address of a provision as the list has it.
 */
export function driftedNotes(
  { regulations }: Pick<Library, 'regulations'>,
  recorded: Permalinks,
  published: Permalinks,
  pathOf: (regulation: Regulation, eId: string) => string,
): readonly Diagnostic[] {
  return regulations.flatMap((regulation) =>
    regulation.notes.flatMap(({ anchor, origin: { eId: _, ...at } }): readonly Diagnostic[] => {
      if (anchor.kind !== 'provision' || anchor.opening !== undefined) return [];
      const address = pathOf(regulation, anchor.eId);
      const [was, now] = [recorded.get(address), published.get(address)];
      if (was === undefined || now === undefined || was === now) return [];
      if (isBefore(was, now, regulation.metadata.corrections)) return [];
      return [{ ...say('anchor-opening-unknown', anchor.eId, was, now), ...at }];
    }),
  );
}

/** One address a line; the first of a file stands on line 2. */
export function lineNumbers(permalinks: Permalinks): ReadonlyMap<string, number> {
  const byFile = Map.groupBy(permalinks.keys(), permalinksFileOf);
  return new Map([...byFile.values()].flatMap((addresses) => addresses.map((address, index) => [address, index + 2])));
}

/**
 * What is wrong with the redirects themselves. `recorded` is null for a library without a list: then what is there now is all that is known
 * to have been published. `former` are slugs that are known of otherwise.
 */
export function redirectDiagnostics(
  redirects: readonly Redirect[],
  published: Permalinks,
  recorded: Permalinks | null,
  former: ReadonlySet<string> = new Set(),
): readonly Diagnostic[] {
  const expanded = expand(redirects, published, recorded ?? new Map());
  const segments = new Set([...published.keys(), ...(recorded?.keys() ?? [])].map(segmentOf));
  const wasPublished = (from: string): boolean =>
    (recorded ?? published).has(from) ||
    (from.endsWith('/*') && former.has(from.slice(0, -2))) ||
    (from.endsWith('*') &&
      [...(recorded ?? published).keys()].some((address) => address.startsWith(from.slice(0, -1))));
  const seen = new Set<string>();
  const problems: Diagnostic[] = [];
  for (const redirect of redirects) {
    const { from, was } = redirect;
    const key = `${from} ${was}`;
    const report = (problem: ReturnType<typeof say>): void => void problems.push({ ...problem, ...redirect.origin });
    if (seen.has(key)) report(say('redirect-duplicate', from));
    seen.add(key);
    if (RESERVED_SLUGS.has(segmentOf(from)) && !segments.has(segmentOf(from))) report(say('redirect-reserved', from));
    else if (!wasPublished(from)) report(say('redirect-unpublished', from));
    const now = published.get(from);
    if (now !== undefined && was === null) report(say('redirect-live', from, now));
  }
  const told = new Set<string>();
  const endOf = follower(expanded, published);
  for (const redirect of expanded) {
    const end = endOf(redirect);
    const key = `${redirect.origin.line}:${String(end)}`;
    if (typeof end === 'object' || told.has(key)) continue;
    told.add(key);
    const problem = end === 'loop' ? say('redirect-loop', redirect.from) : say('redirect-target', redirect.to);
    problems.push({ ...problem, ...redirect.origin });
  }
  return problems;
}
