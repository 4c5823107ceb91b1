/**
 * 此后如何: what became of what a sentence promised, step by step, as the front matter of a note of 后续进展 says it. Nothing is inferred:
 * what the note does not state has no entry.
 */
import { z } from 'zod';
import { say } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { looseDateField, titleField } from '../../fields.ts';
import { compareText, similarTo } from '../../strings.ts';
import type { Note, Source } from './note.ts';

/**
 * What it became: 法规 are 行政法规 and 地方性法规, 规章 those of departments and governments, 机构 also 联席会议 and 领导小组, 工作 what is
 * done: trials, prizes, lists that are made shorter.
 */
export const OUTCOME_KINDS = ['法律', '法规', '规章', '文件', '标准', '机构', '工作'] as const;

/** How far it has come, from a draft to what is law. */
export const OUTCOME_STATES = [
  '征求意见',
  '试点',
  '筹建',
  '印发',
  '获批',
  '公布',
  '施行',
  '修订',
  '建立',
  '实施',
  '调整',
] as const;

export type OutcomeKind = (typeof OUTCOME_KINDS)[number];
export type OutcomeState = (typeof OUTCOME_STATES)[number];

const MEANINGS: Readonly<Record<OutcomeState, string>> = {
  征求意见: '草案公开征求意见',
  试点: '在一些地方或单位试行，或获准试行',
  筹建: '已同意建立，正在建',
  印发: '印发、转发、发出',
  获批: '上级机关批准、批复或同意',
  公布: '通过、公布、发布，没有写明从哪天起施行',
  施行: '从这一天起施行、生效',
  修订: '修订、修正、修改，或被新的代替',
  建立: '组建、成立、建立',
  实施: '推行、开展、举办：已经在做，或做过',
  调整: '范围、职责或做法改了',
};

const meanings = OUTCOME_STATES.map((state) => `${state}：${MEANINGS[state]}`).join('\n');

export const outcomeSchema = z.strictObject({
  kind: z.enum(OUTCOME_KINDS).describe('成了什么'),
  state: z.enum(OUTCOME_STATES).describe(meanings),
  source: titleField.optional().describe('根据哪件出处：sources 里的标题，一字不差；只有一件出处时可以省略'),
  date: looseDateField.optional().describe('到这一步的日期，写法同出处的日期；省略时同出处的日期'),
});

/** A step as it is written. */
type WrittenOutcome = z.output<typeof outcomeSchema>;

/** A step: what it became, how far that has come and since when, and the document that says so. */
export interface OutcomeStep {
  readonly kind: OutcomeKind;
  readonly state: OutcomeState;
  /** As exact as it is known: `2019`, `2019-01`, `2019-01-01`. */
  readonly date: string;
  readonly source: Source;
}

interface WithOutcomes {
  readonly type: string;
  readonly sources: readonly Source[];
  readonly outcomes: readonly WrittenOutcome[];
}

/** What only the whole note tells: that it is of 后续进展, that each step has its source and a date. */
export function outcomesFitTheirNote(note: WithOutcomes, context: z.RefinementCtx): void {
  const wrong = (message: string, input: unknown, ...path: (string | number)[]) =>
    context.addIssue({ code: 'custom', path: ['outcomes', ...path], message, input });
  const titles = note.sources.map(({ title }) => title);
  if (note.outcomes.length > 0 && note.type !== '后续进展') wrong('只能写在种类是“后续进展”的注释里', note.type);
  for (const [index, outcome] of note.outcomes.entries()) {
    const source = sourceOf(outcome, note.sources);
    if (source === undefined && outcome.source === undefined)
      wrong(`要写 source：注释有 ${titles.length} 件出处，写明根据哪一件的标题`, outcome.kind, index);
    else if (source === undefined) {
      const [near = titles[0]] = similarTo(outcome.source ?? '', titles, 1);
      const which = near === undefined ? '注释没有写出处' : `例如“${near}”`;
      wrong(`应为 sources 里一件出处的标题，一字不差（${which}）`, outcome.source, index, 'source');
    } else if (outcome.date === undefined && source.date === undefined)
      wrong('要写 date：它的出处没有日期', outcome.kind, index);
  }
}

const sourceOf = ({ source }: WrittenOutcome, sources: readonly Source[]): Source | undefined =>
  source === undefined
    ? sources.length === 1
      ? sources[0]
      : undefined
    : sources.find(({ title }) => title === source);

/** The steps of a note that was found right, in the order of their dates. */
export const outcomesOf = ({ outcomes, sources }: WithOutcomes): readonly OutcomeStep[] =>
  outcomes
    .flatMap((written): readonly OutcomeStep[] => {
      const source = sourceOf(written, sources);
      const date = written.date ?? source?.date;
      return source === undefined || date === undefined
        ? []
        : [{ kind: written.kind, state: written.state, date, source }];
    })
    .toSorted((a, b) => compareText(a.date, b.date));

/** Steps that are said to have come before the regulation itself, which was issued on that day. */
export function earlyOutcomes(note: Note, issuedOn: string): readonly Diagnostic[] {
  const { file, outcomesOrigin } = note;
  return note.outcomes
    .filter(({ date }) => date < issuedOn.slice(0, date.length))
    .map(({ kind, date }) => ({ ...say('note-outcome-early', kind, date, issuedOn), file, ...outcomesOrigin }));
}

interface Told {
  readonly outcomes: readonly OutcomeStep[];
  /** The day of the edition whose words the note is on; undefined where that is not known. */
  readonly saidOn: string | undefined;
}

/** From the words to today, in years: 2017年提出, 2018年法律, 2019年施行. Empty where a note tells nothing of it. */
export function outcomeStations({ outcomes, saidOn }: Told): readonly string[] {
  if (outcomes.length === 0) return [];
  const begun = saidOn === undefined ? [] : [station(saidOn, '提出')];
  const ways = [...Map.groupBy(outcomes, ({ source }) => source.title).values()];
  return [...begun, ...ways.flatMap(stationsOf)];
}

/** Of one document: 2025年法律修订, 2026年施行; within a year together, 2019年法规修订、施行. */
function stationsOf(steps: readonly OutcomeStep[]): readonly string[] {
  const words = steps.map(({ kind, state, date }, index) => ({
    year: yearOf(date),
    word: kind === '工作' || index > 0 ? state : kind + state,
  }));
  const [first] = steps;
  const passed = first?.source.date;
  // A law of one year that is in force from a later one
  if (first?.state === '施行' && passed !== undefined && yearOf(passed) < yearOf(first.date))
    words.splice(0, 1, { year: yearOf(passed), word: first.kind }, { year: yearOf(first.date), word: first.state });
  return [...Map.groupBy(words, ({ year }) => year)].map(([year, own]) =>
    station(year, own.map(({ word }) => word).join('、')),
  );
}

/** 2017年提出 → 2018年法律 → 2019年施行 */
export const outcomeStrip = (told: Told): string => outcomeStations(told).join(' → ');

const yearOf = (date: string): string => date.slice(0, 4);

const station = (date: string, words: string): string => `${yearOf(date)}年${words}`;
