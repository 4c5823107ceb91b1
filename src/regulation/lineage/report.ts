/** What `npm run compare` prints of two editions: data for checks from outside, and a report to read. */
import type { Outcome } from '../amending/carry-out.ts';
import { type CarriedOut, carryOut } from '../amending/carry-out.ts';
import { instructionsOf } from '../amending/instructions.ts';
import { reordersArticles } from '../amending/points.ts';
import type { RegulationText } from '../model.ts';
import type { SourceText } from '../source/source-text.ts';
import { changesBesides, type OtherChange } from './besides.ts';
import { type Descent, type Lineage, type LineageKind, lineageOf } from './lineage.ts';

/** Two editions of a work compared, and the decision between them carried out where there is one. */
export interface Comparison {
  readonly old: RegulationText;
  readonly next: RegulationText;
  readonly lineage: Lineage;
  readonly decision: CarriedOut | null;
}

/** @param corrected see `lineageOf` */
export function compareEditions(
  old: RegulationText,
  next: RegulationText,
  decision: SourceText | null,
  corrected?: ReadonlyMap<string, readonly string[]>,
): Comparison {
  if (decision === null) return { old, next, lineage: lineageOf(old, next, undefined, corrected), decision: null };
  const carriedOut = carryOut(instructionsOf(decision, next.source.title), old, next, reordersArticles(decision));
  return { old, next, lineage: lineageOf(old, next, carriedOut.numbers, corrected), decision: carriedOut };
}

/** Labels as printed; `instructions` and `unexplained` only with a decision. */
export interface ComparisonReport {
  readonly articles: readonly { readonly new: string; readonly from: readonly string[]; readonly kind: LineageKind }[];
  readonly deleted: readonly string[];
  readonly instructions?: readonly {
    readonly n: string;
    readonly operation: string;
    readonly old: string | readonly string[] | null;
    readonly new: string | readonly string[] | null;
    readonly applied: boolean;
  }[];
  readonly unexplained?: CarriedOut['unexplained'];
}

export function comparisonReport({ lineage, decision }: Comparison): ComparisonReport {
  return {
    articles: lineage.articles.map(({ label, from, kind }) => ({
      new: label,
      from: from.map((each) => each.label),
      kind,
    })),
    deleted: lineage.deleted.map(({ label }) => label),
    ...(decision !== null && {
      instructions: decision.outcomes.map((outcome) => ({
        n: outcome.instruction.n,
        operation: outcome.instruction.operation,
        old: oneOrAll(outcome.old, outcome.instruction.operation === 'delete-article'),
        new: oneOrAll(outcome.new, false),
        applied: outcome.applied,
      })),
      unexplained: decision.unexplained,
    }),
  };
}

/** None is null; one stands alone, but for what is named as a list. */
function oneOrAll(places: readonly string[], asList: boolean): string | readonly string[] | null {
  const [only] = places;
  if (only === undefined) return null;
  return places.length === 1 && !asList ? only : places;
}

/** As readers and maintainers read them. */
export const DESCENT_NAMES: Readonly<Record<LineageKind, string>> = {
  new: '新增',
  merged: '合并',
  split: '拆分',
  unchanged: '未改',
  'renumbered-unchanged': '只改条序',
  changed: '修改',
  'renumbered-changed': '修改并改条序',
};

/** Counts, every article that is not as it was, and what a decision does and leaves open. */
export function comparisonText({ old, next, lineage, decision }: Comparison): string {
  const counted = (Object.keys(DESCENT_NAMES) as LineageKind[]).flatMap((kind) => {
    const count = lineage.articles.filter((article) => article.kind === kind).length;
    return count === 0 ? [] : [`${DESCENT_NAMES[kind]} ${count}`];
  });
  return [
    `旧文本：《${old.source.title}》${old.source.issuedOn ?? ''}`,
    `新文本：《${next.source.title}》${next.source.issuedOn ?? ''}`,
    `共 ${lineage.articles.length} 条：${[...counted, `删去 ${lineage.deleted.length}`].join('，')}。`,
    '',
    ...lineage.articles.filter(({ kind }) => kind !== 'unchanged').map(descentText),
    ...lineage.deleted.map(({ label }) => `${label}（旧）  删去`),
    ...changesBesides(old, next, lineage).map(otherText),
    ...(decision === null ? [] : ['', ...decisionText(decision)]),
  ].join('\n');
}

const otherText = ({ oldName, newName }: OtherChange): string =>
  newName === '' ? `${oldName}（旧）  删去` : `${newName}  ${oldName === '' ? '新增' : '修改'}`;

function descentText({ label, from, kind }: Descent): string {
  return `${label}  ${DESCENT_NAMES[kind]}${from.length === 0 ? '' : `，来自${from.map((each) => each.label).join('、')}`}`;
}

function decisionText({ outcomes, unexplained }: CarriedOut): readonly string[] {
  const failed = outcomes.filter(({ applied }) => !applied);
  return [
    `修改决定：${outcomes.length} 项指令，${outcomes.length - failed.length} 项与新文本相符。`,
    ...failed.map(failureText),
    ...unexplained.map(
      ({ new: label, old }) =>
        `没有指令说明：新文本${label}${old === null ? '' : `（旧文本${old}）`}与照决定改成的不同。请对照官方文本；这是一处发现，不一定是错误。`,
    ),
  ];
}

function failureText({ instruction, old, new: places }: Outcome): string {
  const place = places[0] ?? old[0] ?? '';
  const point = instruction.n === '' ? '' : `第“${instruction.n}”项`;
  return `不相符：决定第 ${instruction.line} 行${point}（${instruction.operation}）${place}，新文本里不是照它改成的样子：${excerpt(instruction.text)}`;
}

const LONGEST_EXCERPT = 60;

const excerpt = (text: string): string =>
  text.length > LONGEST_EXCERPT
    ? `${text.slice(0, LONGEST_EXCERPT).replaceAll('\n', '')}……`
    : text.replaceAll('\n', '');
