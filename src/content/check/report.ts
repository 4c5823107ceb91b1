import { type Diagnostic, SEVERITY_NAMES } from '../../regulation/diagnostics.ts';
import type { Excerpt } from './excerpt.ts';

/** A diagnostic and the place it speaks of; null where no line of a file can be shown. */
export interface Problem extends Diagnostic {
  readonly excerpt: Excerpt | null;
}

/** What a check of the content folder found. */
export interface CheckReport {
  /** By file, line and column. */
  readonly problems: readonly Problem[];
  readonly counts: SeverityCounts;
  readonly anchors: Anchors;
  readonly regulations: number;
  /** Pages that count as articles. */
  readonly articles: number;
}

export type SeverityCounts = Readonly<Record<Diagnostic['severity'], number>>;

/** How the quotes of notes and relations hold: 原位, 移位, 丢失. */
export interface Anchors {
  /** Notes and relations whose every quote stands where it is looked for. */
  readonly inPlace: number;
  readonly moved: number;
  readonly lost: number;
}

const SEVERITIES = ['error', 'warning', 'notice'] as const;

export function severityCounts(diagnostics: readonly Pick<Diagnostic, 'severity'>[]): SeverityCounts {
  const count = (wanted: Diagnostic['severity']) => diagnostics.filter(({ severity }) => severity === wanted).length;
  return { error: count('error'), warning: count('warning'), notice: count('notice') };
}

/** Problems under the file they are in, in the report's order. */
export function byFile({ problems }: CheckReport): ReadonlyMap<string, readonly Problem[]> {
  return Map.groupBy(problems, ({ file }) => file);
}

/** `2 个错误、1 个警告`; empty when there is nothing. */
export function countText(counts: SeverityCounts): string {
  return SEVERITIES.filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} 个${SEVERITY_NAMES[severity]}`)
    .join('、');
}

/** `212 部法规、10023 条；锚定 101 处原位` and what moved or was lost. */
export function summaryText({ regulations, articles, anchors, counts }: CheckReport): string {
  const drift = [
    `${anchors.inPlace} 处原位`,
    anchors.moved > 0 ? `${anchors.moved} 处移位` : '',
    anchors.lost > 0 ? `${anchors.lost} 处丢失` : '',
  ].filter(Boolean);
  const found = countText(counts) || '没有问题';
  return `${regulations} 部法规、${articles} 条；注释和关联：${drift.join('、')}；${found}。`;
}
