/** Addresses as eIds without a tree: what another law's provisions are called if they exist. */
import { childEId } from '../../eid.ts';
import type { Step } from './address.ts';
import { depthBelow, type Interval } from './citation.ts';

/** Longest range that is written out; 第一条至第九千条 of a law nobody has at hand keeps its two ends. */
const LONGEST_RANGE = 500;

/** `[第四条, 第一款, 第二项至第三项]` → `art_4__para_1__item_2`, `art_4__para_1__item_3`. */
export function nominalEIds(steps: readonly Step[]): readonly string[] {
  // eIds of articles do not name their containers
  const isBelowContainers = steps.some(({ level }) => level === 'article');
  const kept = isBelowContainers
    ? steps.filter(({ level }) => depthBelow(level, 'article') >= 0 || level === 'attachment')
    : steps;
  return withParagraph(kept.filter(({ kind }) => kind !== 'titled')).reduce<readonly string[]>(
    (parents, step, index) =>
      index === 0 ? children(null, step) : parents.flatMap((parent) => children(parent, step)),
    [],
  );
}

/** 第四条第二项 without a 款 is of an article of one paragraph: 款 need not be named then (立法技术规范). */
function withParagraph(steps: readonly Step[]): readonly Step[] {
  const item = steps.findIndex(({ level }) => level === 'item');
  if (item < 0 || steps[item - 1]?.level === 'paragraph') return steps;
  const only: Step = { kind: 'numbers', level: 'paragraph', intervals: [{ from: '1', to: '1' }] };
  return [...steps.slice(0, item), only, ...steps.slice(item)];
}

function children(parent: string | null, step: Step): readonly string[] {
  switch (step.kind) {
    case 'numbers':
      return step.intervals.flatMap(members).map((number) => childEId(parent, { kind: step.level, number }));
    case 'first':
      return members({ from: '1', to: String(step.count) }).map((number) =>
        childEId(parent, { kind: step.level, number }),
      );
    case 'labelled':
      return [childEId(parent, { kind: step.level, number: step.number })];
    case 'titled': // what another law calls its parts is not in their eIds
      return [];
  }
}

function members({ from, to }: Interval): readonly string[] {
  if (from === to) return [from];
  const first = Number(from);
  const length = Number(to) - first + 1;
  const isCountable = Number.isInteger(length) && length > 1 && length <= LONGEST_RANGE;
  return isCountable ? Array.from({ length }, (_, index) => String(first + index)) : [from, to];
}
