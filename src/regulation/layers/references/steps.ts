/** Units as steps of an address: numbers instead of 前款 and 本条, counted from where the text stands. */
import { depthBelow, LEVELS, type Level } from '../../levels.ts';
import { type Interval, type Step, single, type Unit } from './citation.ts';
import { neighbour, type Standpoint } from './place.ts';

export const numberStep = (level: Level, ...intervals: readonly Interval[]): Step => ({
  kind: 'numbers',
  level,
  intervals,
});

/** The place itself as steps, outermost first. */
export const placeSteps = (place: Standpoint): readonly Step[] =>
  LEVELS.flatMap((level) => {
    const number = place.numbers[level];
    return number === undefined ? [] : [numberStep(level, single(number))];
  });

/** What a unit of `level` keeps of the steps before it: the containers of a container; the 条 and 款 of a 项, but no containers. */
export function above(steps: readonly Step[], level: Level): readonly Step[] {
  const isContainer = depthBelow(level, 'article') < 0;
  return steps.filter(
    (step) =>
      depthBelow(step.level, level) < 0 &&
      (isContainer || depthBelow(step.level, 'article') >= 0 || step.level === 'attachment'),
  );
}

/** A unit counted from the place; empty when the place has no such number, and for one named before. */
export function toSteps({ level, pick }: Unit, place: Standpoint): readonly Step[] {
  switch (pick.kind) {
    case 'here':
      return rangeAround(place, level, 0, 0);
    case 'before':
      return rangeAround(place, level, -pick.count, -1);
    case 'after':
      return rangeAround(place, level, 1, pick.count);
    case 'named':
      return [];
    case 'numbers':
      return [numberStep(level, ...pick.intervals)];
    case 'labelled':
      return [{ ...pick, level: 'attachment' }];
    default:
      return [{ ...pick, level }];
  }
}

function rangeAround(place: Standpoint, level: Level, first: number, last: number): readonly Step[] {
  const from = neighbour(place, level, first);
  const to = neighbour(place, level, last);
  return from === null || to === null ? [] : [numberStep(level, { from, to })];
}

/** 本条前两款 are the two before the own one; 第三款前三项 are the first three. */
export function backwards(unit: Unit, place: Standpoint): readonly Step[] {
  const counted = unit.pick.kind === 'first' ? rangeAround(place, unit.level, -unit.pick.count, -1) : [];
  return counted.length > 0 ? counted : toSteps(unit, place);
}

/** The far end of a range takes from the near end what stands above it: 第五条第二款至第四款. */
export const completeEnd = (start: readonly Step[], end: readonly Step[]): readonly Step[] =>
  end.flatMap((step, index) => (index === 0 ? [...above(start, step.level), step] : [step]));

/** Whether the steps lead to the item in which the text stands: one that speaks of 第一项 does not mean itself. */
export const isOwnItem = (steps: readonly Step[], place: Standpoint): boolean =>
  steps.at(-1)?.level === 'item' &&
  steps.every((step) => step.kind === 'numbers' && includes(step.intervals, place.numbers[step.level]));

const includes = (intervals: readonly Interval[], number: string | undefined): boolean =>
  intervals.some(({ from, to }) => from === number || (Number(from) <= Number(number) && Number(number) <= Number(to)));
