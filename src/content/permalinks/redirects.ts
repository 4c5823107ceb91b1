import { z } from 'zod';
import { withoutFragment } from '../../regulation/addresses.ts';
import { dateField, textField } from '../../regulation/fields.ts';
import { type Reading, readContentText } from '../read-file.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { isAddress, type Permalinks } from './permalinks-file.ts';

export const REDIRECTS_FILE = 'redirects.yaml';

/** A path below the site's base; a slash before it is a habit and does no harm. */
const addressField = textField
  .transform((address) => address.replace(/^\/+/, ''))
  .refine((address) => isAddress(address.replace(/\/\*$/, '/')), {
    error: '应为本站的路径，例如 zhiliang-tisheng-2017/art-12/ 或 zhiliang-tisheng-2017/art-12/#art_12__para_2',
  });

const redirectSchema = z
  .strictObject({
    from: addressField.describe('曾经发布的地址，见 permalinks/；以 /* 结尾时指其下所有不复存在的地址'),
    to: addressField.optional().describe('现在的地址；省略时那里成为说明页。from 以 /* 结尾时也以 /* 结尾'),
    was: textField.optional().describe('地址仍在、内容换了时：那里原来的标题或开头，照抄 permalinks/ 里的登记'),
    why: textField.describe('缘由，会显示给读者'),
    since: dateField.describe('何时起'),
  })
  .refine(({ from, to }) => to === undefined || from.endsWith('/*') === to.endsWith('/*'), {
    path: ['to'],
    error: '与 from 应同时以 /* 结尾，或都不以 /* 结尾',
  });

/** `redirects.yaml`: what became of addresses that no longer lead where they did. */
export const redirectsSchema = z.array(redirectSchema).describe('不再有效的地址的去向（redirects.yaml）');

export interface Redirect {
  readonly from: string;
  /** Null for a tombstone: the page says what became of it. */
  readonly to: string | null;
  /** What stood there, for an address that is still live with other content. */
  readonly was: string | null;
  readonly why: string;
  /** `YYYY-MM-DD` */
  readonly since: string;
  readonly origin: { readonly file: string; readonly line: number; readonly column: number };
}

/** A library without the file has lost nothing. */
export async function loadRedirects(content: string): Promise<Reading<readonly Redirect[]>> {
  const reading = await readContentText(content, REDIRECTS_FILE);
  if (!reading.ok) return { value: [], diagnostics: reading.missing ? [] : reading.diagnostics };
  return readRedirects(reading.text);
}

export function readRedirects(text: string): Reading<readonly Redirect[]> {
  const yaml = readYaml({ file: REDIRECTS_FILE, text, firstLine: 1 }, redirectsSchema, []);
  if (!yaml.ok) return { value: [], diagnostics: yaml.diagnostics };
  const value = yaml.value.map(({ to = null, was = null, ...rest }, index) => ({
    ...rest,
    to,
    was,
    origin: { file: REDIRECTS_FILE, ...yaml.at([index, 'from']) },
  }));
  return { value, diagnostics: [] };
}

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
