/** What Git knows of the content: which commit changed what, and when. */

/** 正文 is official text; everything else is the editors'. */
export type ChangeKind = '正文' | '资料' | '注释' | '关联' | '术语' | '近义词' | '旧地址';

export interface Change {
  readonly kind: ChangeKind;
  /** The regulation, null for what belongs to them all. */
  readonly slug: string | null;
  /** Day of the earlier edition whose file it is; absent for the newest. */
  readonly edition?: string | undefined;
  /** Relative to the content folder. */
  readonly file: string;
  readonly action: 'added' | 'changed' | 'removed';
}

export interface Commit {
  readonly hash: string;
  /** Of committing, ISO 8601 with the committer's time zone: `2026-11-25T22:35:47+08:00`. */
  readonly date: string;
  /** First line of its message. */
  readonly subject: string;
  /** In the order of their files; never empty. */
  readonly changes: readonly Change[];
}

/** Newest first. `shallow`: older commits are missing; `absent`: all are, for the reason given. */
export type History =
  | { readonly state: 'whole' | 'shallow'; readonly commits: readonly Commit[] }
  | { readonly state: 'absent'; readonly reason: string; readonly commits: readonly [] };

/** What is missing, in a sentence for readers and maintainers; null when nothing is. */
export function whatIsMissing(history: History): string | null {
  if (history.state === 'absent') return `没有更新记录：${history.reason}。`;
  return history.state === 'shallow'
    ? '更新记录不全：构建所用的副本只有最近的提交（浅克隆），更早的改动没有列出。'
    : null;
}

/** The commits that changed a regulation, each with its changes to it alone. */
export function historyOf(history: History, slug: string): readonly Commit[] {
  return history.commits.flatMap((commit) => {
    const changes = commit.changes.filter((change) => change.slug === slug);
    return changes.length > 0 ? [{ ...commit, changes }] : [];
  });
}

/** What a file of the content folder is; null for what readers never see. */
export function classify(file: string): Pick<Change, 'kind' | 'slug' | 'edition'> | null {
  const [folder, slug = '', name = '', ...deeper] = file.split('/');
  if (folder === 'glossary' && slug.endsWith('.md')) return { kind: '术语', slug: null };
  if (file === 'synonyms.yaml') return { kind: '近义词', slug: null };
  if (file === 'redirects.yaml') return { kind: '旧地址', slug: null };
  if (folder !== 'regulations') return null;
  if (name === 'notes') return deeper.length === 1 ? { kind: '注释', slug } : null;
  // `editions/2018-10-26/source.txt`
  const [edition] = name === 'editions' ? deeper : [];
  const own = edition === undefined ? [name, ...deeper] : deeper.slice(1);
  const kind = own.length === 1 ? KIND_OF_FILE[own[0] ?? ''] : undefined;
  return kind === undefined ? null : { kind, slug, ...(edition === undefined ? {} : { edition }) };
}

const KIND_OF_FILE: Readonly<Record<string, ChangeKind>> = {
  'source.txt': '正文',
  'regulation.yaml': '资料',
  'edition.yaml': '资料',
  'lineage.yaml': '资料',
  'decision.txt': '资料',
  'relations.yaml': '关联',
};

const VERBS: Readonly<Record<Change['action'], string>> = { added: '新增', changed: '修改', removed: '删去' };
const TEXT_VERBS: Readonly<Record<Change['action'], string>> = { added: '收录', changed: '更正', removed: '撤下' };
const COUNTED: ReadonlySet<ChangeKind> = new Set(['注释', '术语']);

/** `收录正文`, `新增注释57条`, `修改关联`: what a commit did, official text first. Regulations are named by `titleOf` where several can be meant. */
export function describeCommit(
  { changes }: Pick<Commit, 'changes'>,
  titleOf?: (slug: string) => string,
): readonly string[] {
  // Which edition a text is of matters, of what stands beside it not
  const groups = Map.groupBy(changes, ({ slug, kind, action, edition }) =>
    [slug, kind, action, kind === '正文' ? edition : ''].join('/'),
  );
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      return first && !isMovedAside(first, changes) ? [{ first, count: group.length }] : [];
    })
    .sort((a, b) => Number(b.first.kind === '正文') - Number(a.first.kind === '正文'))
    .map(({ first, count }, index, all) => {
      const { slug, kind, action, edition } = first;
      const isNamed = all.slice(0, index).some((before) => before.first.slug === slug);
      const title = slug === null || !titleOf || isNamed ? '' : `《${titleOf(slug)}》`;
      if (isNewEdition(first, changes)) return `收录${title}新版本`;
      if (kind === '正文') return `${TEXT_VERBS[action]}${title}${edition === undefined ? '' : `${edition}版本`}正文`;
      return `${title}${VERBS[action]}${kind}${COUNTED.has(kind) ? `${count}条` : ''}`;
    });
}

/** Whether a commit corrected official text that was already published. */
export const correctsText = ({ changes }: Pick<Commit, 'changes'>): boolean =>
  changes.some((change) => change.kind === '正文' && change.action === 'changed' && !isNewEdition(change, changes));

/** The newest text gave way to a newer one and became an earlier edition: nothing was corrected. */
const isNewEdition = ({ slug, kind, action, edition }: Change, changes: readonly Change[]): boolean =>
  kind === '正文' &&
  action === 'changed' &&
  edition === undefined &&
  changes.some((each) => each.kind === '正文' && each.slug === slug && each.action === 'added' && each.edition);

/** The text that was the newest until this commit. */
const isMovedAside = ({ slug, kind, action, edition }: Change, changes: readonly Change[]): boolean =>
  kind === '正文' &&
  action === 'added' &&
  edition !== undefined &&
  changes.some((each) => each.slug === slug && isNewEdition(each, changes));
