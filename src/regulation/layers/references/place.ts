/**
 * Where a text stands: documents within the file, their running text line by line, the place of each line in numbers, and what is counted
 * from there: 前款 and 本条 as steps of an address.
 */
import { depthBelow, LEVELS, type Level } from '../../levels.ts';
import type { Piece, Provision, RegulationText } from '../../model.ts';
import { oncePer } from '../../once-per.ts';
import { type CitedAttachment, readCitedAttachment } from './attachments.ts';
import { type Interval, type Step, single, type Unit } from './citation.ts';

/** A document within the file: the main text, or an attachment with provisions of its own. Numbers count within it. */
export interface Component {
  /** Null for the main text. */
  readonly attachment: Provision | null;
  readonly title: string;
  /** Null where none is printed. */
  readonly label: CitedAttachment | null;
  readonly provisions: readonly Provision[];
  /** Numbers of its articles in order. */
  readonly articles: readonly string[];
}

/** The main text first, then the attachments in order. */
export type Components = readonly [Component, ...Component[]];

export function componentsOf(text: RegulationText): Components {
  const isAttachment = ({ kind }: Provision): boolean => kind === 'attachment';
  const component = (of: Omit<Component, 'articles'>): Component => ({
    ...of,
    articles: withinLevel(of.provisions, 'article').map(numberOf),
  });
  const main = text.provisions.filter((provision) => !isAttachment(provision));
  return [
    component({ attachment: null, label: null, title: text.source.title, provisions: main }),
    ...text.provisions.filter(isAttachment).map((attachment) =>
      component({
        attachment,
        label: printedLabel(text, attachment),
        title: attachmentTitle(text, attachment),
        provisions: attachment.children,
      }),
    ),
  ];
}

function printedLabel(text: RegulationText, { pieces }: Provision): CitedAttachment | null {
  const label = pieces.find(({ role }) => role === 'label');
  return label === undefined
    ? null
    : readCitedAttachment(text.source.text.slice(label.start, label.end).replaceAll(/\s/g, ''));
}

/** The title, which can run over several lines: 文化体制改革中经营性文化事业单位 / 转制为企业的规定. */
export function attachmentTitle(text: RegulationText, { pieces, children }: Provision): string {
  const preface = children.filter(({ kind }) => kind === 'preface').flatMap((child) => child.pieces);
  return [...pieces, ...preface]
    .filter(({ role }) => role === 'heading')
    .map(({ start, end }) => text.source.text.slice(start, end).trim())
    .join('');
}

/** Its number among those of its level; 附则 without one is known by its eId. */
export const numberOf = ({ eId, number }: Provision): string => number ?? eId;

/** All provisions of a level at or below the given ones, in order, not looking inside what was found. */
export function withinLevel(provisions: readonly Provision[], level: Level): readonly Provision[] {
  const found: Provision[] = [];
  const visit = (siblings: readonly Provision[]): void => {
    for (const provision of siblings) {
      if (provision.kind === level) found.push(provision);
      else visit(provision.children);
    }
  };
  visit(provisions);
  return found;
}

/** A stretch of running text, and where it stands. */
export interface PlacedPiece {
  readonly piece: Piece;
  readonly provision: Provision;
  readonly component: Component;
  /** Provisions it stands in, outermost first, its own last. */
  readonly ancestors: readonly Provision[];
}

/** Labels and headings of containers cite nothing; the title line of a policy article may. 题名 and 目录 are left out. */
export function passagesOf(component: Component): readonly PlacedPiece[] {
  const passages: PlacedPiece[] = [];
  const visit = (provision: Provision, above: readonly Provision[]): void => {
    if (provision.kind === 'toc') return;
    const ancestors = [...above, provision];
    for (const piece of provision.pieces) {
      if (isRunningText(provision, piece)) passages.push({ piece, provision, component, ancestors });
    }
    for (const child of provision.children) visit(child, ancestors);
  };
  for (const provision of component.provisions) visit(provision, []);
  return passages;
}

function isRunningText({ kind }: Provision, { role }: Piece): boolean {
  return role === 'text' || role === 'row' || (role === 'heading' && kind === 'article');
}

const levelNamed = (kind: Provision['kind']): Level | undefined => LEVELS.find((level) => level === kind);

/** Where a passage stands, in numbers. An attachment is a document of its own, so its number is no part. */
export function placeOf({ ancestors, component }: PlacedPiece): Standpoint {
  const numbers: Partial<Record<Level, string>> = {};
  for (const provision of ancestors) {
    const level = levelNamed(provision.kind);
    if (level !== undefined) numbers[level] = numberOf(provision);
  }
  return { law: null, numbers, articles: component.articles };
}

/**
 * Where a sentence stands, in numbers as in eIds. Relative citations (前款, 本条) and bare ones (第一款) are counted from here.
 * In the quoted text of an amendment it is the place the text will have in the amended law.
 */
export interface Standpoint {
  /** Full title of the law whose numbers these are; null for the document itself. */
  readonly law: string | null;
  readonly numbers: Readonly<Partial<Record<Level, string>>>;
  /** Numbers of the articles of the law in order; empty when it is not at hand, then numbers are counted. */
  readonly articles: readonly string[];
}

/** The number `distance` provisions away, backwards when negative; null when there is none. */
function neighbour(place: Standpoint, level: Level, distance: number): string | null {
  const here = place.numbers[level];
  if (here === undefined) return null;
  if (distance === 0) return here;
  const index = level === 'article' ? positionsOf(place.articles).get(here) : undefined;
  if (index !== undefined) return place.articles[index + distance] ?? null;
  const [trunk = 0, branch = 0] = here.split('-').map(Number);
  // 前条 of an inserted 第十条之一 is 第十条; what comes after it is not known
  if (branch > 0 && distance > 0) return null;
  if (branch + distance > 0) return branch === 0 ? String(trunk + distance) : `${trunk}-${branch + distance}`;
  const number = trunk + branch + distance;
  return number >= 1 ? String(number) : null;
}

/** Where each number stands in a list, first occurrence; every 前条 of a document asks the same list. */
const positionsOf = oncePer(
  (articles: readonly string[]): ReadonlyMap<string, number> =>
    new Map(articles.map((number, index) => [number, index] as const).toReversed()),
);

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
