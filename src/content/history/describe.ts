import type { Change, ChangeKind, Commit } from './history.ts';

const VERBS: Readonly<Record<Change['action'], string>> = { added: '新增', changed: '修改', removed: '删去' };
const TEXT_VERBS: Readonly<Record<Change['action'], string>> = { added: '收录', changed: '更正', removed: '撤下' };
const COUNTED: ReadonlySet<ChangeKind> = new Set(['注释', '术语']);

/** `收录正文`, `新增注释 57 条`, `修改关联`: what a commit did, official text first. Regulations are named by `titleOf` where several can be meant. */
export function describeCommit(
  { changes }: Pick<Commit, 'changes'>,
  titleOf?: (slug: string) => string,
): readonly string[] {
  const groups = Map.groupBy(changes, ({ slug, kind, action }) => `${slug}/${kind}/${action}`);
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      return first ? [{ first, count: group.length }] : [];
    })
    .sort((a, b) => Number(b.first.kind === '正文') - Number(a.first.kind === '正文'))
    .map(({ first: { slug, kind, action }, count }, index, all) => {
      const isNamed = all.slice(0, index).some(({ first }) => first.slug === slug);
      const title = slug === null || !titleOf || isNamed ? '' : `《${titleOf(slug)}》`;
      if (kind === '正文') return `${TEXT_VERBS[action]}${title}正文`;
      return `${title}${VERBS[action]}${kind}${COUNTED.has(kind) ? ` ${count} 条` : ''}`;
    });
}

/** Whether a commit corrected official text that was already published. */
export const correctsText = ({ changes }: Pick<Commit, 'changes'>): boolean =>
  changes.some(({ kind, action }) => kind === '正文' && action === 'changed');
