/** Finds links that lead nowhere within a built site. */
import { attribute, type BuiltPage, type Element, elementsOf } from './built-site.ts';

export interface SiteFiles {
  readonly pages: readonly BuiltPage[];
  /** All files, relative to the site's root. */
  readonly files: readonly string[];
  /** Where the site lives: `https://tiaowen.example/fagui/`. Addresses below it are the site's own. */
  readonly home: string;
}

/** The link as written, the page it stands on, and what is wrong with it. */
export interface BrokenLink {
  readonly page: string;
  readonly link: string;
  readonly problem: 'no such page' | 'no such id' | 'outside the base path';
}

export interface LinkReport {
  readonly checked: number;
  readonly broken: readonly BrokenLink[];
}

/** Pages whose queries list provisions of others. */
const LISTS: ReadonlySet<string> = new Set(['/side/', '/basket/']);

const LINK_ATTRIBUTES = ['href', 'src', 'action', 'poster', 'data', 'content'] as const;

/** Checks every address in every page, canonical links and Open Graph addresses included. */
export function checkLinks(site: SiteFiles): LinkReport {
  const home = new URL(site.home);
  const idsByPath = new Map(site.pages.map(({ path, html }) => [path, idsOf(html)]));
  const files = new Set(site.files.map((file) => `/${file}`));

  const problemOf = (target: URL): BrokenLink['problem'] | null => {
    if (!target.pathname.startsWith(home.pathname)) return 'outside the base path';
    const path = `/${decodeURIComponent(target.pathname).slice(home.pathname.length)}`;
    const ids = idsByPath.get(path);
    if (!ids) return files.has(path) ? null : 'no such page';
    const fragment = decodeURIComponent(target.hash.slice(1));
    const sides = (LISTS.has(path) ? target.searchParams.get('of') : null)?.split('/') ?? [];
    if (!sides.every(isThere)) return 'no such id';
    return fragment === '' || fragment.startsWith(':~:') || ids.has(fragment) ? null : 'no such id';
  };

  /** `law@2018-10-26,art_3` or `law,note-price`, of what is read side by side or lies in a basket. */
  const isThere = (side: string): boolean => {
    const [, slug, date = '', id = ''] = /^([^@,]+)(?:@([\d-]+))?(?:,(.+))?$/u.exec(side) ?? [];
    const note = id.startsWith('note-');
    const ids = idsByPath.get(`/${slug}/${date === '' ? '' : `${date}/`}${note ? 'notes' : 'full'}/`);
    return ids !== undefined && (id === '' || ids.has(note ? id.replace('note-', 'n-') : id));
  };

  const broken: BrokenLink[] = [];
  let checked = 0;
  for (const { path, html } of site.pages) {
    for (const link of linksOf(html)) {
      const target = new URL(link, new URL(path.slice(1), home));
      if (target.origin !== home.origin) continue;
      checked += 1;
      const problem = problemOf(target);
      if (problem) broken.push({ page: path, link, problem });
    }
  }
  return { checked, broken };
}

/** The page's ids; throws when one stands twice, for then its anchor is ambiguous. */
export function idsOf(html: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const element of elementsOf(html)) {
    const id = attribute(element, 'id');
    if (id === undefined) continue;
    if (ids.has(id)) throw new Error(`id="${id}" 重复`);
    ids.add(id);
  }
  return ids;
}

function* linksOf(html: string): Generator<string> {
  for (const element of elementsOf(html)) {
    for (const name of LINK_ATTRIBUTES) {
      const value = attribute(element, name);
      if (value !== undefined && isAddress(element, name, value)) yield value;
    }
  }
}

/** `content` is an address only in meta elements such as `og:url`. */
function isAddress(element: Element, name: string, value: string): boolean {
  if (name === 'content') return element.tagName === 'meta' && /^https?:\/\//u.test(value);
  return !/^(?:mailto|tel|data|blob):/iu.test(value);
}
