import { withoutFragment } from '../../regulation/addresses.ts';
import type { Permalinks } from './permalinks-file.ts';
import type { Redirect } from './redirects-file.ts';

/** An address that is gone or means something else now, and where its readers are sent. */
export interface Forwarding {
  readonly from: string;
  /** A live address, or null: then `why` is all there is. */
  readonly to: string | null;
  readonly why: string;
  readonly since: string;
}

export interface GonePage {
  readonly page: Forwarding;
  /** Fragments of it that lead elsewhere than the page. */
  readonly fragments: readonly Forwarding[];
}

/** What readers of addresses that were published and do not lead there any more will meet. */
export interface Forwardings {
  /** In place of pages that are gone. */
  readonly pages: ReadonlyMap<string, GonePage>;
  /** On pages that are still there: fragments they no longer have. */
  readonly fragments: ReadonlyMap<string, readonly Forwarding[]>;
  /** On pages that are still there: addresses whose content changed. */
  readonly changed: ReadonlyMap<string, readonly (Forwarding & { readonly was: string })[]>;
}

/** The redirects as pages and notices. Wrong entries (loops, targets that are not there) are left out: `check` reports them. */
export function forward(redirects: readonly Redirect[], published: Permalinks, recorded: Permalinks): Forwardings {
  const pages = new Map<string, { page: Forwarding; fragments: Forwarding[] }>();
  const fragments = new Map<string, Forwarding[]>();
  const changed = new Map<string, (Forwarding & { was: string })[]>();
  const ofGonePages = new Map<string, Forwarding[]>();
  const expanded = expand(redirects, published, recorded);
  const endOf = follower(expanded, published);
  for (const redirect of expanded) {
    const end = endOf(redirect);
    if (end === 'loop' || end === 'nowhere') continue;
    const { from, was, why, since } = redirect;
    const forwarding: Forwarding = { from, to: end.to, why, since };
    const page = withoutFragment(from);
    if (published.has(from)) {
      if (was !== null) append(changed, page, { ...forwarding, was });
    } else if (published.has(page)) append(fragments, page, forwarding);
    else if (from === page) pages.set(page, { page: forwarding, fragments: [] });
    else append(ofGonePages, page, forwarding);
  }
  for (const [page, forwardings] of ofGonePages) pages.get(page)?.fragments.push(...forwardings);
  return { pages, fragments, changed };
}

/** `old/*` stands for every recorded address below `old/` that is gone and has no entry of its own. */
export function expand(
  redirects: readonly Redirect[],
  published: Permalinks,
  recorded: Permalinks,
): readonly Redirect[] {
  const own = new Set(redirects.map(({ from }) => from));
  return redirects.flatMap((redirect) => {
    if (!redirect.from.endsWith('*')) return [redirect];
    const prefix = redirect.from.slice(0, -1);
    const target = redirect.to?.slice(0, -1) ?? null;
    return [...recorded.keys()]
      .filter((address) => address.startsWith(prefix) && !published.has(address) && !own.has(address))
      .map((from) => ({ ...redirect, from, to: target === null ? null : target + from.slice(prefix.length) }));
  });
}

export type End = { readonly to: string | null } | 'loop' | 'nowhere';

/** Tells of a redirect where the chain that it begins ends. `redirects` are expanded. */
export function follower(redirects: readonly Redirect[], published: Permalinks): (first: Redirect) => End {
  const byFrom = new Map(redirects.map((redirect) => [redirect.from, redirect]));
  return (first) => {
    const seen = new Set<string>();
    let redirect: Redirect | undefined = first;
    while (redirect) {
      if (seen.has(redirect.from) || redirect.to === first.from) return 'loop';
      seen.add(redirect.from);
      if (redirect.to === null || published.has(redirect.to)) return { to: redirect.to };
      redirect = byFrom.get(redirect.to) ?? byFrom.get(withoutFragment(redirect.to));
    }
    return 'nowhere';
  };
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
