import type { Diagnostic } from '../../regulation/diagnostics.ts';
import { editDistance } from '../../regulation/similar.ts';
import { expand, follower, pageOf } from './forwarding.ts';
import { PERMALINKS_FILE, type Permalinks } from './permalinks-file.ts';
import type { Redirect } from './redirects-file.ts';

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

/** `lost` and `changed` are those that no redirect answers for. */
export function comparePermalinks(
  recorded: Permalinks,
  published: Permalinks,
  redirects: readonly Redirect[],
): PermalinkChanges {
  const next = new Map(recorded);
  const unlisted: string[] = [];
  const changed: Changed[] = [];
  const placeOf = onlyPlaces(published);
  const reasons = new Set(redirects.map(({ from, was }) => `${from} ${was}`));
  for (const [address, now] of published) {
    const was = recorded.get(address);
    if (was === now) continue;
    const place = was === undefined ? null : (placeOf.get(scoped(address, was)) ?? null);
    const movedTo = place === address ? null : place;
    if (was !== undefined && (movedTo !== null || !sameMeaning(was, now)) && !reasons.has(`${address} ${was}`)) {
      changed.push({ address, was, now, movedTo });
      continue;
    }
    unlisted.push(address);
    next.set(address, now);
  }
  const expanded = new Set(expand(redirects, published, recorded).map(({ from }) => from));
  const answered = (address: string): boolean =>
    expanded.has(address) || (!published.has(pageOf(address)) && expanded.has(pageOf(address)));
  const lost = [...recorded.keys()].filter((address) => !published.has(address) && !answered(address));
  return { next, unlisted, lost, changed };
}

/** A correction changes a few characters of the first words; more is another text. Two characters in five may differ. */
function sameMeaning(was: string, now: string): boolean {
  return editDistance(was, now) * 5 <= Math.max(was.length, now.length) * 2;
}

/** Where each text stands in its regulation, for those that stand in one place: a page and its only provision are one. */
function onlyPlaces(published: Permalinks): ReadonlyMap<string, string | null> {
  const places = new Map<string, string | null>();
  for (const [address, meaning] of published) {
    const key = scoped(address, meaning);
    const earlier = places.get(key);
    if (earlier === undefined) places.set(key, address);
    else if (earlier === null || pageOf(earlier) !== pageOf(address)) places.set(key, null);
  }
  return places;
}

const scoped = (address: string, meaning: string): string => `${address.split('/')[0]} ${meaning}`;

/** What the maintainer is told; one diagnostic a page, for a page takes its provisions with it. */
export function permalinkDiagnostics(recorded: Permalinks, changes: PermalinkChanges): readonly Diagnostic[] {
  const lost = Map.groupBy(changes.lost, pageOf);
  const inLines = lineNumbers(recorded);
  const at = (address: string) => ({ file: PERMALINKS_FILE, line: inLines.get(address) ?? 1, column: 1 });
  return [
    ...[...lost].map(([page, addresses]): Diagnostic => {
      const first = addresses[0] ?? page;
      return {
        severity: 'error',
        code: 'permalink-lost',
        ...at(first),
        message: `已发布的地址 ${first}（“${recorded.get(first)}”）不见了${addresses.length > 1 ? `，同页共 ${addresses.length} 处` : ''}。`,
        hint: `在 redirects.yaml 写一条：from: ${first}，to: 现在的地址（没有就不写），why: 缘由，since: 日期。`,
      };
    }),
    ...changes.changed.map(
      ({ address, was, now, movedTo }): Diagnostic => ({
        severity: 'error',
        code: 'permalink-changed',
        ...at(address),
        message: `地址 ${address} 原是“${was}”，现在是“${now}”${movedTo === null ? '' : `；原来的内容现在在 ${movedTo}`}。`,
        hint: `恢复原来的编号；确需改变时在 redirects.yaml 写一条：from: ${address}，was: ${was}${movedTo === null ? '' : `，to: ${movedTo}`}，why、since。`,
      }),
    ),
    ...unlisted(changes.unlisted),
  ];
}

function unlisted(addresses: readonly string[]): readonly Diagnostic[] {
  const [first] = addresses;
  if (first === undefined) return [];
  return [
    {
      severity: 'warning',
      code: 'permalinks-unlisted',
      file: PERMALINKS_FILE,
      line: 1,
      column: 1,
      message: `有 ${addresses.length} 个地址是新的或文字有更正，还没有登记，例如 ${first}。`,
      hint: '运行 npm run permalinks 登记并一起提交。',
    },
  ];
}

/** One address a line; the first stands on line 2. */
function lineNumbers(permalinks: Permalinks): ReadonlyMap<string, number> {
  return new Map([...permalinks.keys()].map((address, index) => [address, index + 2]));
}

/** What is wrong with the redirects themselves. */
export function redirectDiagnostics(
  redirects: readonly Redirect[],
  published: Permalinks,
  recorded: Permalinks,
): readonly Diagnostic[] {
  const expanded = expand(redirects, published, recorded);
  const seen = new Set<string>();
  const problems: Diagnostic[] = [];
  const report = ({ origin }: Redirect, problem: Pick<Diagnostic, 'code' | 'message' | 'hint'>): void => {
    problems.push({ severity: 'error', ...origin, ...problem });
  };
  for (const redirect of redirects) {
    const { from, was } = redirect;
    const key = `${from} ${was}`;
    if (seen.has(key))
      report(redirect, { code: 'redirect-duplicate', message: `地址 ${from} 写了两次。`, hint: '只保留一条。' });
    seen.add(key);
    if (published.has(from) && was === null)
      report(redirect, {
        code: 'redirect-live',
        message: `地址 ${from} 仍有内容：“${published.get(from)}”。`,
        hint: '删去这一条；若那里的内容换过，写明 was（原来的标题或开头）。',
      });
  }
  const told = new Set<string>();
  const endOf = follower(expanded, published);
  for (const redirect of expanded) {
    const end = endOf(redirect);
    const key = `${redirect.origin.line}:${String(end)}`;
    if (typeof end === 'object' || told.has(key)) continue;
    told.add(key);
    report(
      redirect,
      end === 'loop'
        ? { code: 'redirect-loop', message: `${redirect.from} 的去向绕回了自己。`, hint: '改写其中一条的 to。' }
        : {
            code: 'redirect-target',
            message: `去向 ${redirect.to} 不是本站现有的地址。`,
            hint: '核对 to；现有的地址见 permalinks.json。',
          },
    );
  }
  return problems;
}
