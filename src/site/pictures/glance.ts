/**
 * 一图读懂: what a policy wants, what it does for it, and what holds that up, from the relations between its passages. Every phrase stands
 * in the official text, letter for letter; only the sorting and the ties are the editors'.
 */
import type { Edition } from '../../regulation/edition.ts';
import type { PlacedEnd, PlacedRelation } from '../../regulation/layers/relations/relation.ts';
import type { RelationType } from '../../regulation/layers/relations/types.ts';
import type { RegulationText, TextRange } from '../../regulation/model.ts';
import { type Title, titleOf, titleText } from '../../regulation/names.ts';
import { oncePer } from '../../regulation/once-per.ts';
import { divisionsByEId } from '../../regulation/provisions.ts';
import type { Library, Regulation } from '../../regulation/regulation.ts';
import { provisionUrl } from '../urls.ts';

export const TIERS = ['目标', '任务', '保障'] as const;
export type TierName = (typeof TIERS)[number];

/** The relations that are drawn, with the tiers their ends stand in. What checks a policy (考核) is one of the things that hold it up. */
export const DRAWN: ReadonlyMap<RelationType, readonly [from: TierName, to: TierName]> = new Map([
  ['目标→任务', ['目标', '任务']],
  ['目标→考核', ['目标', '保障']],
  ['任务→保障', ['任务', '保障']],
  ['任务→考核', ['任务', '保障']],
] as const);

/** What belongs together with any of these phrases: the phrases it holds and all they are tied to. */
interface Tied {
  /** Ids of phrases. */
  readonly with: readonly string[];
}

export interface Tier extends Tied {
  readonly name: TierName;
  readonly parts: readonly GlancePart[];
}

/** The phrases under one heading of the text: 二、全面提升产品、工程和服务质量. */
export interface GlancePart extends Tied {
  readonly eId: string;
  readonly name: string;
  readonly href: string;
  readonly groups: readonly GlanceGroup[];
}

/** The phrases of an article, or of a paragraph where all goals stand in one article. */
export interface GlanceGroup extends Tied {
  readonly eId: string;
  readonly href: string;
  /** （六）, or empty. */
  readonly label: string;
  /** Its heading, or of a paragraph its first words; empty where a phrase says the same. */
  readonly heading: string;
  /** Where the heading itself is a phrase. */
  readonly head: GlancePhrase | null;
  readonly lines: readonly GlanceLine[];
}

/** Phrases that stand side by side in the text with nothing but 、 between them. */
export interface GlanceLine extends Tied {
  readonly phrases: readonly GlancePhrase[];
}

/** A stretch of the official text, with all that it is tied to. */
export interface GlancePhrase extends Tied {
  /** Unique in the picture: `task-12`. */
  readonly id: string;
  /** Of goals, which others are tied to by number; in the order of the text from 1. */
  readonly number: number | null;
  readonly words: string;
  readonly range: TextRange;
  readonly eId: string;
  readonly href: string;
  /** What it serves and what serves it: 目标3, （二十九）. */
  readonly serves: readonly string[];
  readonly servedBy: readonly string[];
}

type Picturable = Pick<Regulation, keyof Edition | 'text' | 'relations'>;

/** Null for a regulation whose relations do not reach through all three tiers. */
export const glanceOf = oncePer((regulation: Picturable): readonly Tier[] | null => {
  const ties = regulation.relations.flatMap((relation) => tieOf(relation));
  const places = TIERS.map((tier) =>
    placesOf(ties.flatMap(({ from, to }) => [from, to]).filter((end) => end.tier === tier)),
  );
  if (places.some(({ length }) => length === 0)) return null;
  const nodes = connect(places.flat(), ties);
  return TIERS.map((name) => {
    const own = nodes.filter(({ place }) => place.tier === name);
    const parts = partsOf(regulation, name, own);
    return { name, parts, with: withAll(parts) };
  });
});

/** An end of a relation in its tier. */
interface TierEnd {
  readonly tier: TierName;
  readonly end: PlacedEnd;
}

interface Tie {
  readonly from: TierEnd;
  readonly to: TierEnd;
}

function tieOf({ type, from, to }: PlacedRelation): readonly Tie[] {
  const tiers = DRAWN.get(type);
  return tiers === undefined ? [] : [{ from: { tier: tiers[0], end: from }, to: { tier: tiers[1], end: to } }];
}

const startOf = ({ end }: TierEnd): number => end.place.range.start;
const endOf = ({ end }: TierEnd): number => end.place.range.end;
const holds = (outer: TierEnd, inner: TierEnd): boolean =>
  outer.tier === inner.tier && startOf(outer) <= startOf(inner) && endOf(inner) <= endOf(outer);

/** Each place once, in the order of the text; of one within another (中国装备的质量竞争力) only the longer is shown. */
function placesOf(ends: readonly TierEnd[]): readonly TierEnd[] {
  const shown: TierEnd[] = [];
  for (const end of ends.toSorted((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a)))
    if (!shown.some((outer) => holds(outer, end))) shown.push(end);
  return shown;
}

interface Node {
  readonly id: string;
  readonly place: TierEnd;
  readonly number: number | null;
  readonly up: Set<Node>;
  readonly down: Set<Node>;
}

const inText = (a: Node, b: Node): number => startOf(a.place) - startOf(b.place);

const ID: Readonly<Record<TierName, string>> = { 目标: 'goal', 任务: 'task', 保障: 'support' };

function connect(places: readonly TierEnd[], ties: readonly Tie[]): readonly Node[] {
  const counts = new Map<TierName, number>();
  const nodes = places.map((place): Node => {
    const count = (counts.get(place.tier) ?? 0) + 1;
    counts.set(place.tier, count);
    const number = place.tier === '目标' ? count : null;
    return { id: `${ID[place.tier]}-${count}`, place, number, up: new Set(), down: new Set() };
  });
  for (const { from, to } of ties) {
    const above = nodes.find(({ place }) => holds(place, from));
    const below = nodes.find(({ place }) => holds(place, to));
    if (above === undefined || below === undefined) continue;
    above.down.add(below);
    below.up.add(above);
  }
  return nodes;
}

/** A phrase, what it serves up to the goals, and what serves it down to the last. */
function family(node: Node): readonly string[] {
  const reach = (from: Node, direction: 'up' | 'down'): readonly Node[] =>
    [...from[direction]].flatMap((next) => [next, ...reach(next, direction)]);
  return unique([node, ...reach(node, 'up'), ...reach(node, 'down')].map(({ id }) => id));
}

const unique = <Value>(values: readonly Value[]): readonly Value[] => [...new Set(values)];
const withAll = (members: readonly Tied[]): readonly string[] => unique(members.flatMap((member) => member.with));

/** By article under the heading it stands under; goals that stand in one article (（三）主要目标) by paragraph under that. */
function partsOf(regulation: Picturable, name: TierName, nodes: readonly Node[]): readonly GlancePart[] {
  const { text } = regulation;
  const divisions = divisionsByEId(text);
  const inOneArticle = name === '目标' && new Set(nodes.map(({ place }) => place.end.division)).size === 1;
  const containerOf = ({ place: { end } }: Node): string => {
    const above = divisions.get(end.division)?.path.at(-1)?.eId;
    return inOneArticle || above === undefined ? end.division : above;
  };
  const groupOf = ({ place: { end } }: Node): string => (inOneArticle ? end.place.provision.eId : end.division);
  return [...Map.groupBy(nodes, containerOf)].map(([eId, members]) => {
    const groups = [...Map.groupBy(members, groupOf)].map(([group, own]) =>
      glanceGroup(regulation, group, own, inOneArticle),
    );
    const href = provisionUrl(regulation, eId);
    return { eId, name: titleText(titleIn(text, eId)), href, groups, with: withAll(groups) };
  });
}

const titleIn = (text: RegulationText, eId: string): Title => {
  const provision = text.byEId.get(eId);
  return provision === undefined ? { label: '', heading: '' } : titleOf(provision, text.source);
};

function glanceGroup(regulation: Picturable, eId: string, nodes: readonly Node[], isParagraph: boolean): GlanceGroup {
  const { text } = regulation;
  const phrases = nodes.map((node) => phraseOf(regulation, node));
  const { label, heading } = isParagraph ? { label: '', heading: openingOf(text, eId, phrases) } : titleIn(text, eId);
  const head = phrases.find(({ words }) => words === heading) ?? null;
  const lines = linesOf(
    text,
    phrases.filter((phrase) => phrase !== head),
  );
  return { eId, href: provisionUrl(regulation, eId), label, heading, head, lines, with: withAll(phrases) };
}

function phraseOf(regulation: Picturable, node: Node): GlancePhrase {
  const { place, id, number, up, down } = node;
  const { provision, range } = place.end.place;
  const labelOf = (other: Node): string => {
    if (other.number !== null) return `目标${other.number}`;
    const title = titleIn(regulation.text, other.place.end.division);
    return title.label || title.heading;
  };
  return {
    id,
    number,
    words: regulation.text.source.text.slice(range.start, range.end),
    range,
    eId: provision.eId,
    href: provisionUrl(regulation, provision.eId),
    serves: unique([...up].toSorted(inText).map(labelOf)),
    servedBy: unique([...down].toSorted(inText).map(labelOf)),
    with: family(node),
  };
}

/** Longer is no heading. */
const LONGEST_OPENING = 24;

/** The first sentence of a paragraph, or where that is long its first clause (到2020年); empty where a phrase shows the same words. */
function openingOf({ byEId, source }: RegulationText, eId: string, phrases: readonly GlancePhrase[]): string {
  const piece = byEId.get(eId)?.pieces.find(({ role }) => role === 'text');
  if (piece === undefined) return '';
  const paragraph = source.text.slice(piece.start, piece.end);
  const skipped = paragraph.length - paragraph.trimStart().length;
  const isFree = (end: number) => phrases.every(({ range }) => range.start >= end);
  return (
    [/^[^。；]*/u, /^[^。；，：]*/u]
      .map((end) => end.exec(paragraph.trimStart())?.[0] ?? '')
      .find(({ length }) => length <= LONGEST_OPENING && isFree(piece.start + skipped + length)) ?? ''
  );
}

function linesOf({ source }: RegulationText, phrases: readonly GlancePhrase[]): readonly GlanceLine[] {
  const lines: GlancePhrase[][] = [];
  for (const phrase of phrases) {
    const line = lines.at(-1);
    const before = line?.at(-1);
    const isNext = before !== undefined && source.text.slice(before.range.end, phrase.range.start) === '、';
    if (isNext) line?.push(phrase);
    else lines.push([phrase]);
  }
  return lines.map((line) => ({ phrases: line, with: withAll(line) }));
}

/** The paths of pages and files of which a regulation with such a picture has one. */
export const glancePaths = ({ regulations }: Pick<Library, 'regulations'>) =>
  regulations.flatMap((regulation) => {
    const tiers = glanceOf(regulation);
    return tiers === null ? [] : [{ params: { slug: regulation.slug }, props: { regulation, tiers } }];
  });

/** All phrases of a tier, in the order they are shown. */
export const phrasesOf = ({ parts }: Tier): readonly GlancePhrase[] =>
  parts.flatMap(({ groups }) =>
    groups.flatMap(({ head, lines }) => [...(head ? [head] : []), ...lines.flatMap(({ phrases }) => phrases)]),
  );

/**
 * Styles that bring out what belongs to the phrase one points at, moves to by keyboard, or has chosen (`:target`); a chosen
 * one stands alone with its own, so that the way from a goal to what holds it up fits the screen of a phone. Works without scripts.
 */
export function litStyles(tiers: readonly Tier[]): string {
  const ids = tiers.flatMap(phrasesOf).map(({ id }) => id);
  const each = (state: string, rest: (id: string) => string): string =>
    ids.map((id) => `.glance:has(#${id}:${state}) ${rest(id)}`).join(',');
  return [
    `${each('is(:target,:hover,:focus-within)', (id) => `.phrase[data-with~=${id}]`)}{background:var(--red-wash);box-shadow:0 0 0 .2em var(--red-wash)}`,
    `@media screen{${each('target', (id) => `[data-with]:not([data-with~=${id}])`)}{display:none}}`,
  ].join('');
}
