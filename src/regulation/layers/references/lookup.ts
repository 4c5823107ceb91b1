/** Step three: an address of the document itself is looked up in its tree. What is not there is null, never a guess. */
import type { Provision, RegulationText } from '../../model.ts';
import type { Address, Step } from './address.ts';
import type { Interval, Level } from './citation.ts';
import { type Component, componentsOf, numberOf, withinLevel } from './component.ts';

/** From where an address is looked up: 第一节 is that of the chapter one stands in. */
export interface Vantage {
  readonly component: Component;
  /** Provisions the sentence stands in, outermost first. */
  readonly ancestors: readonly Provision[];
}

/** A tree made ready for look-ups: what holds the articles, chapters … of a component is gathered once. */
export interface Tree {
  readonly components: readonly Component[];
  /** Provisions of a level anywhere in a component, in order. */
  all(component: Component, level: Level): readonly Provision[];
}

export function createTree(text: RegulationText): Tree {
  const gathered = new Map<Component, Map<Level, readonly Provision[]>>();
  return {
    components: componentsOf(text),
    all(component, level) {
      const levels = gathered.get(component) ?? new Map<Level, readonly Provision[]>();
      gathered.set(component, levels);
      const known = levels.get(level) ?? withinLevel(component.provisions, level);
      levels.set(level, known);
      return known;
    },
  };
}

/** The provisions an address names, in order; null when one of them does not exist or it cannot be told which is meant. */
export function lookUp(tree: Tree, { steps, until }: Address, vantage: Vantage): readonly Provision[] | null {
  const found = follow(tree, steps, vantage);
  if (found === null || until === null) return found;
  const end = follow(tree, until, vantage);
  const first = found[0];
  const last = end?.at(-1);
  return first === undefined || last === undefined ? null : between(vantage.component.provisions, first, last);
}

function follow(tree: Tree, steps: readonly Step[], vantage: Vantage): readonly Provision[] | null {
  let parents: readonly Provision[] | null = null;
  let component = vantage.component;
  for (const step of steps) {
    if (step.level === 'attachment') {
      const chosen: Component | null = attachmentOf(tree, step);
      if (chosen?.attachment == null) return null;
      component = chosen;
      parents = [chosen.attachment];
      continue;
    }
    const isTop: boolean = parents === null || parents[0] === component.attachment;
    const choices: readonly Provision[] = isTop
      ? tree.all(component, step.level)
      : withinLevel(childrenOf(parents ?? []), step.level);
    parents = choose(choices, step, vantage.ancestors);
    if (parents === null) return null;
  }
  return parents ?? [];
}

const childrenOf = (parents: readonly Provision[]): readonly Provision[] => parents.flatMap(({ children }) => children);

function attachmentOf(tree: Tree, step: Step): Component | null {
  const matches = tree.components.filter(({ attachment, title }) => {
    if (attachment === null) return false;
    if (step.kind === 'titled') return title.includes(step.title);
    return step.kind === 'numbers' && step.intervals.length === 1 && attachment.number === step.intervals[0]?.from;
  });
  return matches.length === 1 ? (matches[0] ?? null) : null;
}

function choose(
  choices: readonly Provision[],
  step: Step,
  ancestors: readonly Provision[],
): readonly Provision[] | null {
  switch (step.kind) {
    case 'first':
      return choices.length < step.count ? null : choices.slice(0, step.count);
    case 'numbers': {
      const chosen = step.intervals.map((interval) => stretch(choices, interval, step.level, ancestors));
      return chosen.some((provisions) => provisions === null) ? null : chosen.flatMap((provisions) => provisions ?? []);
    }
    case 'titled':
      return null;
  }
}

/** From the first to the last of an interval. 之一 stand between in print, so they are members of the range. */
function stretch(
  choices: readonly Provision[],
  { from, to }: Interval,
  level: Level,
  ancestors: readonly Provision[],
): readonly Provision[] | null {
  const first = nearest(
    choices.filter((provision) => numberOf(provision) === from),
    level,
    ancestors,
  );
  if (first === null) return null;
  if (from === to) return [first];
  const start = choices.indexOf(first);
  const end = choices.findIndex((provision, index) => index > start && numberOf(provision) === to);
  return end < 0 ? null : choices.slice(start, end + 1);
}

/** Of several provisions with one number the one in the innermost container the sentence stands in; of items the first. */
function nearest(matches: readonly Provision[], level: Level, ancestors: readonly Provision[]): Provision | null {
  const [first = null, ...others] = matches;
  if (others.length === 0 || level === 'item' || level === 'subitem') return first;
  for (const ancestor of ancestors.toReversed()) {
    const inside = matches.filter(
      (provision) => provision === ancestor || withinLevel([ancestor], level).includes(provision),
    );
    if (inside.length > 0) return inside.length === 1 ? (inside[0] ?? null) : null;
  }
  return null;
}

/** Everything from `first` to `last`, whole branches where they lie between: 第五条第二款至第七条. Null when `last` comes first. */
function between(roots: readonly Provision[], first: Provision, last: Provision): readonly Provision[] | null {
  const all = flatten(roots);
  const start = all.indexOf(first);
  const end = all.indexOf(last, start);
  if (start < 0 || end < 0) return null;
  const stretch = new Set(all.slice(start, end + 1));
  const reaches = (provision: Provision): boolean => provision !== last && flatten(provision.children).includes(last);
  const members = [...stretch].filter((provision) => !reaches(provision));
  const covered = new Set(members.flatMap(({ children }) => flatten(children)));
  return members.filter((provision) => !covered.has(provision));
}

const flatten = (provisions: readonly Provision[]): readonly Provision[] =>
  provisions.flatMap((provision) => [provision, ...flatten(provision.children)]);
