import type { Source } from '../regulation/layers/notes/note.ts';
import { outcomeStrip } from '../regulation/layers/notes/outcome.ts';
import { titleOf, titleText } from '../regulation/names.ts';
import { plainTitle } from '../regulation/nouns.ts';
import type { PublishedNote, Regulation } from '../regulation/regulation.ts';
import { chineseDate, compareText } from '../regulation/strings.ts';
import { landingUrl, provisionUrl } from './urls.ts';

/** The notes of an article, or of the whole text. */
export interface NotesOfDivision {
  readonly title: string;
  readonly href: string;
  readonly notes: readonly PublishedNote[];
}

/** @param notes some of the regulation's, in their order */
export function notesByDivision(regulation: Regulation, notes: readonly PublishedNote[]): readonly NotesOfDivision[] {
  const { text } = regulation;
  return [...Map.groupBy(notes, ({ division }) => division)].map(([eId, own]) => {
    const provision = eId === null ? undefined : text.byEId.get(eId);
    return {
      title: provision ? titleText(titleOf(provision, text.source)) : '全文',
      href: provision ? provisionUrl(regulation, provision.eId) : landingUrl(regulation),
      notes: own,
    };
  });
}

/** Whether there is anything for the page 此后如何. */
export const hasOutcomes = ({ notes }: Pick<Regulation, 'notes'>): boolean =>
  notes.some(({ outcomes }) => outcomes.length > 0);

/** A dated document that notes name, in its place on the line. */
export interface TimelinePoint {
  /** All that name it, in the order of the text. */
  readonly notes: readonly PublishedNote[];
  readonly source: Source;
  readonly date: string;
  /** From 0, the beginning of the first year, to 1, the end of the last. */
  readonly at: number;
  /** Row above the line, from 0: points of about the same time stand on each other. */
  readonly lane: number;
  /** Whether the day is known; where only month or year is, the point stands in the middle of it. */
  readonly exact: boolean;
}

export interface Timeline {
  readonly years: readonly { readonly year: number; readonly at: number }[];
  /** When the regulation itself was issued. */
  readonly issued: { readonly date: string; readonly at: number };
  /** In the order of their dates; what has only a year or month, at its end. */
  readonly points: readonly TimelinePoint[];
  readonly lanes: number;
}

/** Fewer are told in a sentence. */
const FEWEST_POINTS = 3;

/** What came before and after a regulation: the documents that the notes name, by their dates. Null when there is nothing to draw. */
export function timeline(notes: readonly PublishedNote[], issuedOn: string | undefined): Timeline | null {
  const named = notes.flatMap((note) =>
    note.sources.flatMap((source) => (source.date === undefined ? [] : [{ note, source, date: source.date }])),
  );
  // Several notes name one document, 《标准化法》, each perhaps in its own way
  const documents = Map.groupBy(named, ({ source, date }) => `${date} ${source.number ?? plainTitle(source.title)}`);
  const dated = [...documents.values()].flatMap(([first, ...others]) =>
    first ? [{ source: first.source, date: first.date, notes: [first, ...others].map(({ note }) => note) }] : [],
  );
  if (issuedOn === undefined || dated.length < FEWEST_POINTS) return null;
  const ofAll = [...dated.map(({ date }) => yearOf(date)), yearOf(issuedOn)];
  const first = Math.min(...ofAll);
  const count = Math.max(...ofAll) - first + 1;
  const placeOf = (date: string) => (timeOf(date) - first) / count;
  const placed = dated
    .map((each) => ({ ...each, at: placeOf(each.date), exact: /^\d{4}-\d\d-\d\d$/.test(each.date) }))
    .sort((a, b) => a.at - b.at || compareText(a.source.title, b.source.title));
  const points = inLanes(placed).toSorted((a, b) => compareText(latest(a.date), latest(b.date)));
  return {
    years: Array.from({ length: count }, (_, index) => ({ year: first + index, at: index / count })),
    issued: { date: issuedOn, at: placeOf(issuedOn) },
    points,
    lanes: Math.max(...points.map(({ lane }) => lane)) + 1,
  };
}

/** The last day a date may mean, as text that sorts: 2018 after every day of it, 2018-03 after those of its month. */
const latest = (date: string): string => (date.split('/')[0] ?? '').padEnd('2018-03-32'.length, '-99');

/** A date for a list by dates: 2018年（月份不详）. */
export const listedDate = (date: string): string => chineseDate(date) + (/^\d{4}$/u.test(date) ? '（月份不详）' : '');

/** Of a line 340 px long, a finger's 24 px. */
const CLOSEST = 0.07;

/** Puts each point into the lowest row where it does not touch the one before. */
function inLanes(points: readonly Omit<TimelinePoint, 'lane'>[]): readonly TimelinePoint[] {
  const ends: number[] = [];
  return points.map((point) => {
    const free = ends.findIndex((end) => point.at - end >= CLOSEST);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = point.at;
    return { ...point, lane };
  });
}

const yearOf = (date: string): number => Number(date.slice(0, 4));

/** A date as a year with its fraction: 2017-07-02 → 2017.5. Of a stretch of time its beginning. */
function timeOf(date: string): number {
  const [year = 0, month, day] = (date.split('/')[0] ?? '').split('-').map(Number);
  if (month === undefined) return year + 0.5;
  return year + (month - 1 + (day === undefined ? 0.5 : (day - 1) / 31)) / 12;
}

/**
 * Rules of a page with notes in its margin: they tie each note to its number in the text, for layout beside the line (CSS Anchor
 * Positioning Level 1). Both carry `data-n`, and names can be given in a style sheet only one by one. Notes without a number are tied to
 * the heading, `data-n="0"`.
 */
export function noteAnchors(numbers: readonly (number | null)[]): string {
  const tied = new Set(numbers.map((number) => number ?? 0));
  return [...tied].map((n) => `[data-n="${n}"]{anchor-name:--n${n};position-anchor:--n${n}}`).join('');
}

/** Characters in a line of the text and in one of the margin; heights in lines of the margin: of the text's lines, of what each note has besides. */
const TEXT_LINE = 38;
const MARGIN_LINE = 19;
const LINE_HEIGHT = 1.7;
const BESIDE_BODY = 5;
/** Some lines below the text something else stands beside the notes, and few notes are never folded. */
const BELOW_TEXT = 12;
const FEW = 3;

/** How many of an article's notes lie open in the margin: as many as end about where the text does. One more is no less than its line. */
export function openInMargin(
  notes: readonly Pick<PublishedNote, 'html' | 'sources' | 'outcomes' | 'saidOn'>[],
  characters: number,
): number {
  const room = Math.ceil(characters / TEXT_LINE) * LINE_HEIGHT + BELOW_TEXT;
  let height = 0;
  const beyond = notes.findIndex((note) => {
    const texts = [
      outcomeStrip(note),
      note.html.replaceAll(/<[^>]*>/gu, ''),
      ...note.sources.map(({ title }) => title),
    ];
    height += texts.reduce((sum, text) => sum + Math.ceil(text.length / MARGIN_LINE), BESIDE_BODY);
    return height > room;
  });
  return beyond < 0 || beyond >= notes.length - 1 ? notes.length : Math.max(beyond, FEW);
}
