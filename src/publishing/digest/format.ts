/** The digest as Chinese Markdown, for a job summary, a comment and the terminal. */
import { escapeMarkdown } from '../../content/check/reporters.ts';
import type { Correction } from '../../regulation/corrections.ts';
import type { Digest, PermalinkDigest, RegulationDigest } from './compare.ts';
import { type Builds, type Delta, isEmpty, type Recall, type SiteFigures } from './figures.ts';
import type { ChangedWords, CharacterCounts, Hunk } from './source-changes.ts';

export interface DigestReport {
  /** As the maintainer named it. */
  readonly base: string;
  readonly commit: string;
  readonly digest: Digest;
  /** Over the regulations that differ; null when none does. */
  readonly recall: Recall | null;
  /** Null when nothing was built. */
  readonly builds: Builds | null;
}

export function formatDigest({ base, commit, digest, recall, builds }: DigestReport): string {
  const { regulations, glossary, permalinks } = digest;
  const unexplained = regulations.filter(({ source }) => source.unexplained.length > 0);
  const nothing = regulations.length === 0 && isEmpty(glossary) ? ['读者看到的内容没有变化。', ''] : [];
  return [
    '## 内容摘要',
    '',
    `与 ${escapeMarkdown(base)}（${commit.slice(0, 12)}）相比。`,
    '',
    ...unexplained.flatMap(missingRecord),
    ...nothing,
    ...regulations.flatMap(formatRegulation),
    ...(isEmpty(glossary) ? [] : ['### 术语', '', formatDelta('术语', glossary), '']),
    ...formatPermalinks(permalinks),
    ...(recall ? formatRecall(recall) : []),
    ...(builds ? formatBuilds(builds) : []),
  ].join('\n');
}

function missingRecord({ beside, title, source }: RegulationDigest): readonly string[] {
  return [
    `> **《${escapeMarkdown(title)}》的官方文本有 ${source.unexplained.length} 处改动没有记录。** 请在 \`${beside}\` 的`,
    '> `corrections:` 逐处写明 date、line、from、to、authority（from、to 各带上下文，在行内恰好出现一次），或恢复原文：',
    '>',
    ...source.unexplained.map((hunk) => `> - ${formatSegments(hunk.segments)}`),
    '',
  ];
}

const STATES: Readonly<Record<RegulationDigest['state'], string>> = {
  added: '新收录',
  removed: '撤下',
  changed: '改动',
  renamed: '改名',
  edition: '新版本',
};

function formatRegulation({
  slug,
  formerSlug,
  title,
  state,
  edition,
  source,
  ...changes
}: RegulationDigest): readonly string[] {
  const { articles, paragraphs, notes, relations, links, terms } = changes;
  const lines =
    state !== 'added' && state !== 'removed'
      ? [
          formatDelta('条', articles),
          formatDelta('款项', paragraphs),
          formatDelta('注释', notes),
          formatDelta('关联', relations),
          formatDelta('引用', links),
          terms.before === terms.after ? '' : `- 术语出现：${terms.before} → ${terms.after} 处`,
        ].filter(Boolean)
      : [
          `- 条 ${count(articles)}、款项 ${count(paragraphs)}、注释 ${count(notes)}、关联 ${count(relations)}、引用 ${count(links)}`,
        ];
  return [
    `### ${STATES[state]}：《${escapeMarkdown(title)}》（${formerSlug === slug ? '' : `\`${formerSlug}\` → `}\`${slug}\`${edition === null ? '' : `，${edition} 的版本`}）`,
    '',
    ...(lines.length > 0
      ? lines
      : [state === 'renamed' ? '- 只改了网址' : '- 只有资料（regulation.yaml）或版面的改动']),
    '',
    ...formatSource(source.hunks),
    ...formatRecorded(source.recorded),
  ];
}

const count = ({ added, removed }: Delta): number => Math.max(added.length, removed.length);

/** Names beyond these are counted only. */
const MOST_NAMES = 12;

function formatDelta(what: string, { added, changed, removed }: Delta): string {
  const parts = [
    ['新增', added],
    ['改动', changed],
    ['删去', removed],
  ] as const;
  const told = parts
    .filter(([, names]) => names.length > 0)
    .map(([verb, names]) => `${verb} ${names.length}（${listOf(names)}）`);
  return told.length === 0 ? '' : `- ${what}：${told.join('，')}`;
}

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map(nameOf).join('、');
  return names.length > MOST_NAMES ? `${shown}……` : shown;
}

/** Ids and addresses read best as they are. */
const nameOf = (name: string): string => (/^[\w#/-]+$/.test(name) ? `\`${name}\`` : escapeMarkdown(name));

/** More is a new text rather than a correction. */
const MOST_HUNKS = 50;

function formatSource(hunks: readonly Hunk[]): readonly string[] {
  if (hunks.length === 0) return [];
  return [
    '**原文对照**（<del>删去</del>、<ins>加上</ins>；␣ 空格、⇥ 制表符、□ 全角空格、⏎ 换行）',
    '',
    ...hunks
      .slice(0, MOST_HUNKS)
      .map((hunk) => `- 第 ${hunk.line} 行，${formatCounts(hunk)}：${formatSegments(hunk.segments)}`),
    ...(hunks.length > MOST_HUNKS ? [`- ……共 ${hunks.length} 处`] : []),
    '',
  ];
}

function formatRecorded(corrections: readonly Correction[]): readonly string[] {
  if (corrections.length === 0) return [];
  const sentence = ({ date, line, from, to, authority }: Correction) =>
    escapeMarkdown(`${date}，第 ${line} 行，“${clip(from, CONTEXT)}”改为“${clip(to, CONTEXT)}”，依据：${authority}`);
  return ['**更正记录**', '', ...corrections.map((correction) => `- ${sentence(correction)}`), ''];
}

function formatCounts({ deleted, inserted }: Hunk): string {
  const kinds: readonly (keyof CharacterCounts)[] = ['正文', '标点', '空白'];
  return kinds
    .filter((kind) => deleted[kind] + inserted[kind] > 0)
    .map((kind) => `${kind} −${deleted[kind]} +${inserted[kind]}`)
    .join('、');
}

/** Characters shown around a change. */
const CONTEXT = 15;
/** A text put in or taken out as a whole needs no reading here. */
const LONGEST_SEGMENT = 400;

function formatSegments(segments: readonly ChangedWords[]): string {
  return segments.map((segment, index) => formatSegment(segment, index, segments.length)).join('');
}

function formatSegment({ type, text }: ChangedWords, index: number, length: number): string {
  if (type !== 'same') {
    const shown = escapeMarkdown(visible(clip(text, LONGEST_SEGMENT)));
    return type === 'deleted' ? `<del>${shown}</del>` : `<ins>${shown}</ins>`;
  }
  const characters = [...text];
  const head = index === 0 ? [] : characters.slice(0, CONTEXT);
  const tail = index === length - 1 ? [] : characters.slice(-CONTEXT);
  const whole = characters.length <= head.length + tail.length;
  const shown = whole ? characters : [...head, '…', ...tail];
  return escapeMarkdown(shown.join(''));
}

const clip = (text: string, longest: number): string => {
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : text;
};

const visible = (text: string): string =>
  text.replaceAll(' ', '␣').replaceAll('\t', '⇥').replaceAll('\u3000', '□').replaceAll('\n', '⏎');

function formatPermalinks({ added, moved, lost, changed }: PermalinkDigest): readonly string[] {
  const lines = [
    added.length > 0 ? `- 新增 ${added.length}（${listOf(added)}）` : '',
    ...moved.map(
      ({ from, to, why }) => `- 移动 ${nameOf(from)} → ${to === null ? '说明页' : nameOf(to)}：${escapeMarkdown(why)}`,
    ),
    ...changed.map(
      ({ address, was, now }) =>
        `- **换了内容** ${nameOf(address)}：原为“${escapeMarkdown(was)}”，现为“${escapeMarkdown(now)}”`,
    ),
    lost.length > 0 ? `- **失效 ${lost.length}**（${listOf(lost)}）` : '',
  ].filter(Boolean);
  return lines.length === 0 ? [] : ['### 固定链接', '', ...lines, ''];
}

function formatRecall({ searches, found, expected, wrong }: Recall): readonly string[] {
  const missed = expected - found;
  const verdict = missed + wrong === 0 ? '一处不漏，一处不多' : `**漏掉 ${missed} 处，多出 ${wrong} 处**`;
  return ['### 检索', '', `- 从有改动的法规抽取原文 ${searches} 段检索，应找到 ${expected} 处：${verdict}。`, ''];
}

function formatBuilds({ base, head, otherPackages }: Builds): readonly string[] {
  if (!head) return ['### 构建', '', '- **没有构建成功**，原因见日志。', ''];
  const row = (name: string, of: (side: NonNullable<Builds['head']>) => string): string =>
    `| ${name} | ${base ? of(base) : '没有构建成功'} | ${of(head)} |`;
  return [
    '### 构建',
    '',
    '| | 基准 | 本次 |',
    '|---|---:|---:|',
    row('用时', ({ seconds }) => `${seconds.toFixed(1)} 秒`),
    row('页数', ({ pages }: SiteFigures) => String(pages)),
    row('页面（压缩后，中位数）', ({ medianPage }) => kilobytes(medianPage)),
    row('页面（压缩后，最大）', ({ largestPage }) => kilobytes(largestPage)),
    row('全站', ({ total }) => kilobytes(total)),
    '',
    ...(otherPackages ? ['依赖的版本与基准不同；基准是用本次的依赖构建的。', ''] : []),
  ];
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} kB`;
