/** Step three: an address of the document itself is looked up in its tree. What is not there is null, never a guess. */
import { childEId } from '../../eid.ts';
import { depthBelow, type Level } from '../../levels.ts';
import type { Provision, RegulationText } from '../../model.ts';
import type { Address, Interval, Step } from './citation.ts';
import { attachmentTitle, type Component, type Components, componentsOf, numberOf, withinLevel } from './place.ts';
import { DECIMAL } from './scan.ts';

/** From where an address is looked up: 第一节 is that of the chapter one stands in. */
export interface Vantage {
  readonly component: Component;
  /** Provisions the sentence stands in, outermost first. */
  readonly ancestors: readonly Provision[];
}

/** A tree made ready for look-ups: what is looked for again and again is gathered once, so that a long text costs what it is long. */
export interface Tree {
  readonly components: Components;
  /** Those of technical documents by their numbers as printed: 5.1.2, A.2. */
  readonly clauses: ReadonlyMap<string, readonly Provision[]>;
  /** Provisions of a level anywhere in a component, in order. */
  all(component: Component, level: Level): Choices;
  /** Those below given provisions. */
  below(parents: readonly Provision[], level: Level): Choices;
  /** The title of a 编 or 附件, without white space. */
  heading(provision: Provision): string;
  /** Positions in the order of the text: of the provision itself, and behind the last one in it. */
  extent(provision: Provision): Extent;
}

interface Choices {
  readonly provisions: readonly Provision[];
  readonly byNumber: ReadonlyMap<string, readonly Provision[]>;
}

interface Extent {
  readonly start: number;
  readonly end: number;
}

export function createTree(text: RegulationText): Tree {
  const components = componentsOf(text);
  const gathered = new Map<Component | Provision, Map<Level, Choices>>();
  const gather = (of: Component | Provision, level: Level, provisions: readonly Provision[]): Choices => {
    const levels = gathered.get(of) ?? new Map<Level, Choices>();
    gathered.set(of, levels);
    const known = levels.get(level) ?? choicesAmong(withinLevel(provisions, level));
    levels.set(level, known);
    return known;
  };
  const extents = extentsOf(text.provisions);
  return {
    components,
    clauses: clausesOf(text),
    all: (component, level) => gather(component, level, component.provisions),
    below([parent, ...others], level) {
      if (parent !== undefined && others.length === 0) return gather(parent, level, parent.children);
      return choicesAmong(withinLevel(childrenOf(parent === undefined ? [] : [parent, ...others]), level));
    },
    heading: (provision) => attachmentTitle(text, provision).replaceAll(/\s/g, ''),
    extent: (provision) => extents.get(provision) ?? { start: 0, end: 0 },
  };
}

const CLAUSE_LABEL = new RegExp(`^\\s*(${DECIMAL})\\s*$`);

function clausesOf({ source: { text }, byEId }: RegulationText): ReadonlyMap<string, readonly Provision[]> {
  const clauses = new Map<string, readonly Provision[]>();
  for (const provision of byEId.values()) {
    const [label] = provision.pieces;
    if (label?.role !== 'label') continue;
    const number = CLAUSE_LABEL.exec(text.slice(label.start, label.end))?.[1]?.replaceAll('．', '.');
    if (number !== undefined) clauses.set(number, [...(clauses.get(number) ?? []), provision]);
  }
  return clauses;
}

function choicesAmong(provisions: readonly Provision[]): Choices {
  return { provisions, byNumber: Map.groupBy(provisions, numberOf) };
}

function extentsOf(provisions: readonly Provision[]): ReadonlyMap<Provision, Extent> {
  const extents = new Map<Provision, Extent>();
  let position = 0;
  const visit = (provision: Provision): void => {
    const start = position;
    position += 1;
    for (const child of provision.children) visit(child);
    extents.set(provision, { start, end: position });
  };
  for (const provision of provisions) visit(provision);
  return extents;
}

/** The provisions an address names, in order; null when one of them does not exist or it cannot be told which is meant. */
export function lookUp(tree: Tree, { steps, until }: Address, vantage: Vantage): readonly Provision[] | null {
  const found = follow(tree, steps, vantage);
  if (found === null || until === null) return found;
  const end = follow(tree, until, vantage);
  const first = found[0];
  const last = end?.at(-1);
  return first === undefined || last === undefined ? null : between(tree, vantage.component.provisions, first, last);
}

function follow(tree: Tree, steps: readonly Step[], vantage: Vantage): readonly Provision[] | null {
  let parents: readonly Provision[] | null = null;
  let component = vantage.component;
  for (const [index, step] of steps.entries()) {
    if (step.level === 'attachment') {
      const chosen: readonly Component[] = attachmentsOf(tree, step);
      component = chosen[0] ?? component;
      parents = chosen.flatMap(({ attachment }) => attachment ?? []);
    } else if (step.kind === 'printed') {
      parents = printedClause(tree, step.label, component, parents);
    } else {
      const within: readonly Provision[] | null = parents?.[0] === component.attachment ? null : parents;
      const among = (level: Level): Choices =>
        within === null ? tree.all(component, level) : tree.below(within, level);
      const choices = among(step.level);
      const standIns = choices.provisions.length > 0 ? null : standInsFor(step, steps[index + 1], component);
      if (standIns === 'none') continue;
      const each: readonly Provision[] | null =
        standIns === null ? ofEach(tree, within ?? [], step, vantage.ancestors) : null;
      parents = each ?? choose(tree, standIns === null ? choices : among(standIns), step, vantage.ancestors) ?? [];
      // An item never means itself
      if (standIns !== null && parents.some((parent) => vantage.ancestors.includes(parent))) return null;
    }
    if (parents.length === 0) return null;
  }
  return parents ?? [];
}

/** 第二、三条第二款 is that of each, and of none where one of them has none; null of what no list of several 条 or 款 shares. */
function ofEach(
  tree: Tree,
  parents: readonly Provision[],
  step: Step,
  ancestors: readonly Provision[],
): readonly Provision[] | null {
  if (parents.length < 2 || depthBelow(step.level, 'article') <= 0) return null;
  const chosen = parents.map((parent) => choose(tree, tree.below([parent], step.level), step, ancestors) ?? []);
  return chosen.some(({ length }) => length === 0) ? [] : chosen.flat();
}

/**
 * What is meant by a level that is not there: treaties number the 款 of an article as （一）, whose 第一款第二项 is below one that has no
 * number; documents without 条 number their 部分 as Ⅰ、.
 */
function standInsFor({ level }: Step, next: Step | undefined, { articles }: Component): Level | 'none' | null {
  if (level === 'paragraph') return next?.level === 'item' ? 'none' : 'item';
  return level === 'part' && articles.length === 0 ? 'item' : null;
}

const childrenOf = (parents: readonly Provision[]): readonly Provision[] => parents.flatMap(({ children }) => children);

/** Empty where none answers, or more than one does. */
function attachmentsOf({ components }: Tree, step: Step): readonly Component[] {
  const attached = components.filter(({ attachment }) => attachment !== null);
  if (step.kind === 'titled') return onlyOne(attached.filter(({ title }) => title.includes(step.title)));
  if (step.kind !== 'labelled') return [];
  const ofWord = attached.filter(({ label }) => label?.word === step.word);
  if (step.intervals.length === 0) return ofWord.length > 0 ? onlyOne(ofWord) : onlyOne(attached);
  // 附件1 where only the titles of what is attached are printed
  const isCounted = step.word === '附件' && attached.every(({ label }) => label?.number == null);
  const numbers = isCounted ? attached.map((_, i) => String(i + 1)) : ofWord.map(({ label }) => label?.number ?? null);
  const choices = isCounted ? attached : ofWord;
  const members = step.intervals.map(({ from, to }) => {
    // 附件1-6 is a range where no attachment is called so
    const [first = '', last = first] = from === to && !numbers.includes(from) ? from.split('-') : [from, to];
    const begin = onlyIndex(numbers, first);
    const end = onlyIndex(numbers, last);
    return begin < 0 ? [] : choices.slice(begin, end + 1);
  });
  return members.some(({ length }) => length === 0) ? [] : members.flat();
}

const onlyOne = (found: readonly Component[]): readonly Component[] => (found.length === 1 ? found : []);

const onlyIndex = (numbers: readonly (string | null)[], number: string): number =>
  numbers.indexOf(number) === numbers.lastIndexOf(number) ? numbers.indexOf(number) : -1;

/** A clause by the number printed before it: below the parents given, else in the document, else in one attached to it or above it. */
function printedClause(
  tree: Tree,
  label: string,
  component: Component,
  parents: readonly Provision[] | null,
): readonly Provision[] {
  const matches = tree.clauses.get(label) ?? [];
  const extents = (parents ?? component.provisions).map(tree.extent);
  const inside = matches.filter((match) => {
    const { start } = tree.extent(match);
    return extents.some((extent) => extent.start <= start && start < extent.end);
  });
  const [only, ...others] = inside.length > 0 || parents !== null ? inside : matches;
  return only === undefined || others.length > 0 ? [] : [only];
}

function choose(
  tree: Tree,
  choices: Choices,
  step: Step,
  ancestors: readonly Provision[],
): readonly Provision[] | null {
  const { provisions } = choices;
  switch (step.kind) {
    case 'first':
      return provisions.length < step.count ? null : provisions.slice(0, step.count);
    case 'numbers': {
      const chosen = step.intervals.map((interval) => stretch(tree, choices, interval, step.level, ancestors));
      return chosen.some((members) => members === null) ? null : chosen.flatMap((members) => members ?? []);
    }
    case 'all':
      return provisions.length === step.count ? provisions : null;
    case 'labelled':
    case 'printed':
      return null;
    case 'titled': {
      const named = provisions.filter((provision) => tree.heading(provision) === step.title);
      return named.length === 1 ? named : null;
    }
  }
}

/** From the first to the last of an interval. 之一 stand between in print, so they are members of the range. */
function stretch(
  tree: Tree,
  { provisions, byNumber }: Choices,
  { from, to }: Interval,
  level: Level,
  ancestors: readonly Provision[],
): readonly Provision[] | null {
  const first = nearest(tree, byNumber.get(from) ?? [], level, ancestors);
  if (first === null) return null;
  if (from === to) return [first];
  const ends = byNumber.get(to) ?? [];
  const last = ends[countBefore(tree, ends, tree.extent(first).end)];
  if (last === undefined) return null;
  const indexOf = (provision: Provision): number => countBefore(tree, provisions, tree.extent(provision).start);
  return provisions.slice(indexOf(first), indexOf(last) + 1);
}

/** Of several provisions with one number the one in the innermost container the sentence stands in; of items the first. */
function nearest(
  tree: Tree,
  matches: readonly Provision[],
  level: Level,
  ancestors: readonly Provision[],
): Provision | null {
  if (matches.length <= 1 || level === 'item' || level === 'subitem') return matches[0] ?? null;
  for (const ancestor of ancestors.toReversed()) {
    const { start, end } = tree.extent(ancestor);
    const index = countBefore(tree, matches, start);
    const inside = countBefore(tree, matches, end) - index;
    if (inside > 0) return inside === 1 ? (matches[index] ?? null) : null;
  }
  return null;
}

/** How many of them, which are in order, begin before a position: by binary search, for a number can occur a hundred thousand times. */
function countBefore(tree: Tree, provisions: readonly Provision[], position: number): number {
  let low = 0;
  let high = provisions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const provision = provisions[middle];
    if (provision !== undefined && tree.extent(provision).start < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Everything from `first` to `last`, whole branches where they lie between: 第五条第二款至第七条. Null when `last` comes first. */
function between(
  tree: Tree,
  roots: readonly Provision[],
  first: Provision,
  last: Provision,
): readonly Provision[] | null {
  const from = tree.extent(first).start;
  const to = tree.extent(last).start;
  if (to < from) return null;
  const members: Provision[] = [];
  const visit = (siblings: readonly Provision[]): void => {
    // The one before the first that begins in the stretch can hold the beginning
    const begin = Math.max(0, countBefore(tree, siblings, from) - 1);
    for (const provision of siblings.slice(begin, countBefore(tree, siblings, to + 1))) {
      const { start, end } = tree.extent(provision);
      const holdsLast = provision !== last && to < end;
      if (start >= from && !holdsLast) members.push(provision);
      else if (end > from) visit(provision.children);
    }
  };
  visit(roots);
  return members;
}

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
      return step.intervals.flatMap(members).map((number) => childEId(parent, { kind: 'attachment', number }));
    case 'printed':
      return [childEId(parent, { kind: step.level, number: step.label.replaceAll('.', '-') })];
    case 'titled': // what another law calls its parts is not in their eIds
    case 'all':
      return [];
  }
}

/** 3..5 → 3, 4, 5; 120-1..120-3 → 120-1, 120-2, 120-3; the ends where what lies between is not known: 133..133-1. */
function members({ from, to }: Interval): readonly string[] {
  if (from === to) return [from];
  const base = from.slice(0, from.lastIndexOf('-') + 1);
  const first = Number(from.slice(base.length));
  const length = to.startsWith(base) ? Number(to.slice(base.length)) - first + 1 : 0;
  const isCountable = Number.isInteger(length) && length > 1 && length <= LONGEST_RANGE;
  return isCountable ? Array.from({ length }, (_, index) => `${base}${first + index}`) : [from, to];
}
