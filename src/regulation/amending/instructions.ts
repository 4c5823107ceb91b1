/**
 * The points of an amending decision → instructions. Numbers in a statement are those of the old text, those inside a quotation of the new
 * one; a statement that names less than an article goes on from the place before (“第二款末尾的……”).
 */
import { ARABIC_DIGITS, CHINESE_DIGITS, formatNumeral, parseNumeral } from '../numerals.ts';
import type { SourceText } from '../source/source-text.ts';
import { labelsBetween, N } from './ordinals.ts';
import { type Point, pointsOf } from './points.ts';
import {
  ARTICLE,
  change,
  DELETES,
  type Instruction,
  ITEM,
  namesPlace,
  OTHER,
  PARAGRAPH,
  type Read,
  STATEMENTS,
  WITHIN,
  type WorkPlace,
} from './statements.ts';

export function instructionsOf(decision: SourceText, title: string): readonly Instruction[] {
  return pointsOf(decision, title).flatMap(readPoint);
}

/** What joins statements. */
// e.g. "，并", "；同时，", "：⏎（二）"
const JOINT = new RegExp(
  `[，。；;、：\\s]*(?:[（(][${CHINESE_DIGITS}]+[)）]|[${ARABIC_DIGITS}]+[.．])?\\s*(?:(?:同时|并且|并|另)，?(?=将|在|对|把|增加|删|第|其中|⟪))?`,
  'uy',
);

function readPoint(point: Point): readonly Instruction[] {
  const { statements, quotations, n, line, text } = point;
  const found: Instruction[] = [];
  let before: readonly WorkPlace[] | null = [];
  let at = 0;
  while (at < statements.length) {
    JOINT.lastIndex = at;
    JOINT.exec(statements);
    at = Math.max(at, JOINT.lastIndex);
    const read = readStatement(statements, at, quotations, before);
    if (read === null) {
      // No statement begins here: go on behind the next sign
      const next = statements.slice(at).search(/[，。；;：\s]/u);
      const end = next < 0 ? statements.length : at + next + 1;
      const unread = statements.slice(at, end);
      if (DELETES.test(unread)) found.push({ ...change('other'), n, line, text });
      if (namesPlace(unread)) before = null;
      at = end;
      continue;
    }
    found.push(...read.instructions.map((each) => ({ ...each, n, line, text })));
    before = read.places;
    at = read.end;
  }
  if (found.length === 0 && n !== '') return [{ ...change('other'), n, line, text }];
  return found;
}

interface StatementRead {
  readonly instructions: readonly Read[];
  /** The places that the next statement goes on from, mostly from the last; null where they were not read. */
  readonly places: readonly WorkPlace[] | null;
  readonly end: number;
}

function readStatement(
  text: string,
  at: number,
  quotations: Point['quotations'],
  allBefore: readonly WorkPlace[] | null,
): StatementRead | null {
  const before = allBefore?.at(-1) ?? {};
  for (const { pattern, read } of STATEMENTS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) continue;
    const raw = (name: string): string => match.groups?.[name] ?? '';
    // What a statement changes is named before what it changes it to
    let last = placesIn(raw('at'), before).at(-1) ?? before;
    const place = (name: string): readonly WorkPlace[] => {
      const places = placesIn(raw(name), last);
      last = places.at(-1) ?? last;
      return places;
    };
    const quoted = (name: string): readonly string[] =>
      Array.from(
        (name.startsWith('⟪') ? name : raw(name)).matchAll(/⟪(\d+)⟫/gu),
        ([, i]) => quotations[Number(i)] ?? [],
      ).flat();
    const chapter = text.slice(0, pattern.lastIndex).match(CHAPTER)?.at(-1) ?? '';
    const instructions = read({ place, quoted, raw, before, allBefore, chapter });
    // A statement goes on in old numbers: 将第二条改为第一条，第二款中的…… is about 第二条第二款
    const { old: goesOnFrom = [], words } = instructions.at(-1) ?? {};
    const arePlaces = goesOnFrom.some(({ article, other }) => article !== undefined || other === undefined);
    const places = words !== undefined || arePlaces ? goesOnFrom : last === before ? allBefore : [last];
    const isKnown = words === undefined || goesOnFrom.length > 0;
    return { instructions, places: isKnown ? places : null, end: pattern.lastIndex };
  }
  return null;
}

const CHAPTER = new RegExp(`第${N}章`, 'gu');
const ONE_PLACE = new RegExp(
  `(?<other>${OTHER})|(?<article>${ARTICLE})?(?:${WITHIN}(?<paragraph>${PARAGRAPH}))?(?:${WITHIN}(?<item>${ITEM}))?|(?<same>[该这]一?[条款项])`,
  'uy',
);

/** 第八条第一款、第二款 → both with their article; 第十条至第十二条 → all three. */
function placesIn(text: string, before: WorkPlace): readonly WorkPlace[] {
  const places: WorkPlace[] = [];
  let last = before;
  for (const part of text.split(/(?=[、和至]|以及|(?<!以)及)/u)) {
    const words = part.replace(/^(?:、|和|及|至|以及)/u, '');
    ONE_PLACE.lastIndex = 0;
    const groups = ONE_PLACE.exec(words)?.groups;
    const place = groups === undefined || words === '' ? null : placeFrom(groups, last);
    if (place === null) continue;
    places.push(...(part.startsWith('至') ? between(last, place) : []), place);
    last = place;
  }
  return places;
}

function placeFrom(groups: Readonly<Record<string, string | undefined>>, before: WorkPlace): WorkPlace | null {
  const { other, article, paragraph, item } = groups;
  if (other !== undefined) return { other };
  if (article !== undefined) return dropUndefined({ article: normalArticle(article), paragraph, item });
  if (paragraph !== undefined) return dropUndefined({ article: before.article, paragraph, item });
  if (item !== undefined) return dropUndefined({ article: before.article, paragraph: before.paragraph, item });
  return before;
}

const dropUndefined = (place: Readonly<Record<'article' | 'paragraph' | 'item', string | undefined>>): WorkPlace =>
  Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));

/** 十一条 (the 第 was forgotten) → 第十一条; 第18条 → 第十八条 */
function normalArticle(article: string): string {
  return article.replace(/^第?/u, '第').replace(/[0-9０-９]+/gu, (digits) => formatNumeral(parseNumeral(digits) ?? 0));
}

const LEVELS = ['item', 'paragraph', 'article'] as const;

/** What lies between two places of one level: 第十条至第十二条, 第二项至第五项 */
function between(from: WorkPlace, to: WorkPlace): readonly WorkPlace[] {
  const level = LEVELS.find((each) => to[each] !== undefined) ?? 'article';
  return labelsBetween(from[level] ?? '', to[level] ?? '').map((label) => ({ ...to, [level]: label }));
}
