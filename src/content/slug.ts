export { SLUG } from '../regulation/edition.ts';

/** First segments of addresses that the site itself uses. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  '404',
  'about',
  'assets',
  'changes',
  'errors',
  'feed',
  'glossary',
  'index',
  'maintainers',
  'notes',
  'offline',
  'pagefind',
  'search',
  'sitemap',
]);

/** Names that some file system or reader would take for the same: case, width and Unicode form aside. */
export const slugKey = (name: string): string => name.normalize('NFKC').toLowerCase();

/** A safe slug near to a name, e.g. `Zhìliàng 2017` → `zhiliang-2017`; null when nothing is left of it. */
export function proposeSlug(name: string): string | null {
  const proposal = slugKey(name)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return proposal === '' || RESERVED_SLUGS.has(proposal) ? null : proposal;
}
