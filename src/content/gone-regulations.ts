/** Regulations that were published and are there no more: each was renamed or withdrawn, and says so in `redirects.yaml`. */
import { say } from '../regulation/diagnostics/codes.ts';
import { type Diagnostic, wholeOf } from '../regulation/diagnostics.ts';
import { lineNumbers } from './permalinks/check-permalinks.ts';
import { type Permalinks, permalinksFileOf, segmentOf } from './permalinks/permalinks-file.ts';
import type { Redirect } from './permalinks/redirects.ts';
import type { Records } from './records/records-file.ts';
import { RESERVED_SLUGS } from './slug.ts';

export interface GoneRegulation {
  readonly slug: string;
  /** As it was registered; null where only its text was. */
  readonly title: string | null;
  /** Of its addresses on record. */
  readonly addresses: number;
  /** What `redirects.yaml` says of it as a whole. */
  readonly fate:
    | { readonly kind: 'unknown' }
    | { readonly kind: 'withdrawn' }
    | { readonly kind: 'renamed'; readonly to: string };
  /** A regulation of the library with the same text at the same places, most likely the same one under another name. */
  readonly twin: string | null;
}

export interface GoneInput {
  readonly recorded: Permalinks;
  readonly published: Permalinks;
  readonly records: Records;
  readonly redirects: readonly Redirect[];
  /** Slugs of texts that some commit had, among others. */
  readonly inHistory: readonly string[];
  /** Folders of the library, readable or not. */
  readonly slugs: readonly string[];
}

export function goneRegulations({
  recorded,
  published,
  records,
  redirects,
  slugs,
  inHistory,
}: GoneInput): readonly GoneRegulation[] {
  const bySlug = Map.groupBy(recorded, ([address]) => segmentOf(address));
  const known = new Set([...bySlug.keys(), ...records.keys(), ...inHistory]);
  const there = new Set(slugs);
  const openings = openingsOf(published, there);
  return [...known]
    .filter((slug) => !there.has(slug) && !RESERVED_SLUGS.has(slug))
    .sort()
    .map((slug) => {
      const addresses = bySlug.get(slug) ?? [];
      return {
        slug,
        title: recorded.get(`${slug}/`) ?? null,
        addresses: addresses.length,
        fate: fateOf(slug, redirects),
        twin: twinOf(addresses, openings, (other) => known.has(other)),
      };
    });
}

/** How the paragraphs of each regulation begin. */
const openingsOf = (published: Permalinks, slugs: ReadonlySet<string>): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    [...Map.groupBy(published, ([address]) => segmentOf(address))]
      .filter(([slug]) => slugs.has(slug))
      .map(([slug, addresses]) => [slug, openingsIn(addresses)]),
  );

function fateOf(slug: string, redirects: readonly Redirect[]): GoneRegulation['fate'] {
  const whole = redirects.find(({ from }) => from === `${slug}/*`);
  if (whole?.to) return { kind: 'renamed', to: segmentOf(whole.to) };
  return whole || redirects.some(({ from }) => from === `${slug}/`) ? { kind: 'withdrawn' } : { kind: 'unknown' };
}

/**
 * The one where half of the paragraphs begin as some did here, whatever their numbers are now; more than half where it has stood beside
 * this one: most texts share 自公布之日起施行.
 */
function twinOf(
  addresses: readonly (readonly [string, string])[],
  openings: ReadonlyMap<string, ReadonlySet<string>>,
  isRecorded: (slug: string) => boolean,
): string | null {
  const paragraphs = openingsIn(addresses);
  const [best] = [...openings]
    .map(([other, words]) => ({ other, same: [...paragraphs].filter((each) => words.has(each)).length }))
    .sort((a, b) => b.same - a.same);
  if (best === undefined || best.same === 0) return null;
  const share = (best.same * 2) / paragraphs.size;
  return share > 1 || (share === 1 && !isRecorded(best.other)) ? best.other : null;
}

const openingsIn = (addresses: Iterable<readonly [string, string]>): ReadonlySet<string> =>
  new Set([...addresses].flatMap(([address, words]) => (/#(?!note-)/.test(address) ? [words] : [])));

/** What the maintainer is told: one diagnostic a regulation, not one a page. */
export function goneDiagnostics(gone: readonly GoneRegulation[], recorded: Permalinks): readonly Diagnostic[] {
  const lines = lineNumbers(recorded);
  return gone.flatMap(({ slug, title, addresses, twin, fate }) => {
    if (fate.kind !== 'unknown') return [];
    const said = say('regulation-gone', slug, title, addresses, twin);
    return addresses > 0
      ? [{ ...said, file: permalinksFileOf(`${slug}/`), line: lines.get(`${slug}/`) ?? 1, column: 2 }]
      : [{ ...said, ...wholeOf(`regulations/${slug}`) }];
  });
}

/** What a regulation that is gone is called in the end, one rename after the other; null where it was withdrawn, or nothing is said. */
export function lastNameOf(slug: string, gone: readonly GoneRegulation[]): string | null {
  const fates = new Map(gone.map((each) => [each.slug, each.fate]));
  const seen = new Set<string>();
  let end = slug;
  while (fates.has(end) && !seen.has(end)) {
    seen.add(end);
    const fate = fates.get(end);
    if (fate?.kind !== 'renamed') return null;
    end = fate.to;
  }
  return end;
}
