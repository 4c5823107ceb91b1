export { SLUG } from '../regulation/edition.ts';

/** First segments of addresses that the site itself uses. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  '404',
  'about',
  'assets',
  'basket',
  'changes',
  'data',
  'desk',
  'errors',
  'feed',
  'files',
  'glossary',
  'guide',
  'proofread',
  'index',
  'maintainers',
  'notes',
  'offline',
  'pagefind',
  'regulations',
  'search',
  'side',
  'sitemap',
  'verify',
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

/** In UTF-16 units: two such names, one in the other, still fit into a path that Windows opens, 260 with the folder before them. */
export const LONGEST_NAME = 80;

// e.g. `con`, `aux.md`, `COM1`
const DEVICE = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)/i;

/** Why Windows cannot check out a file or folder of this name, in words that follow 名字“…”; null when it can. */
export function unportable(name: string): string | null {
  if (DEVICE.test(name)) return '是 Windows 的设备名';
  if (/[. ]$/.test(name)) return '以句点或空格结尾，Windows 会把它去掉';
  if (/[<>:"\\|?*\p{Cc}]/u.test(name)) return '里有 Windows 不允许的字符';
  return name.length > LONGEST_NAME ? `有 ${name.length} 个字符，最多 ${LONGEST_NAME} 个` : null;
}
