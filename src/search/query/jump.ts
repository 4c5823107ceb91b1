import { ARABIC_DIGITS, CHINESE_DIGITS, parseNumeral } from '../../regulation/numerals.ts';
import type { Catalogue } from '../catalogue.ts';
import { fold } from '../fold.ts';

/** An article named by its number, and the paragraph if one was named. */
export interface JumpTarget {
  /** Index into the catalogue's documents. */
  readonly document: number;
  /** Ordinal of the division. */
  readonly division: number;
  /** `art_12` or `art_12__para_2`; whether that paragraph exists is not known here. */
  readonly eId: string;
}

const N = `[${CHINESE_DIGITS}${ARABIC_DIGITS}]+`;
/** 第十二条 · 12 · （十二） · 第一百二十条之一第二款 · （十二）第二段 · art_12 */
const NUMBER = new RegExp(
  `(?:art_(?<id>[0-9]+(?:-[0-9]+)?)|(?:第?(?<article>${N})条(?:之(?<insert>${N}))?|[（(](?<bracketed>${N})[）)])(?:第(?<paragraph>${N})[款段])?|(?<bare>${N}))$`,
);

/** Longer lists help nobody: name the law as well. */
const MOST = 5;

/**
 * The articles that a number leads to: `十二`, `第十二条` in every regulation, `质量行动 12` in those whose title or short
 * title contains the words before it.
 */
export function jumpTargets(typed: string, catalogue: Catalogue, regulation: string | null): JumpTarget[] {
  const text = fold(typed).trim();
  const found = NUMBER.exec(text);
  if (!found?.groups) return [];
  const name = text.slice(0, found.index).replace(/[\s《》]/g, '');
  const { paragraph: paragraphNumber } = found.groups;
  const number = numberOf(found.groups);
  if (number === null) return [];
  const documents = namedDocuments(name, catalogue, regulation);
  const paragraph = parseNumeral(paragraphNumber ?? '');
  return articlesNumbered(number, catalogue)
    .filter(({ document }) => documents.has(document))
    .sort((a, b) => (documents.get(a.document) ?? 0) - (documents.get(b.document) ?? 0))
    .slice(0, MOST)
    .map((target) => ({ ...target, eId: paragraph === null ? target.eId : `${target.eId}__para_${paragraph}` }));
}

/** `12`, `120-1`. */
function numberOf({
  id,
  article,
  bracketed,
  bare,
  insert,
}: Readonly<Record<string, string | undefined>>): string | null {
  if (id !== undefined) return id;
  const number = parseNumeral(article ?? bracketed ?? bare ?? '');
  if (number === null) return null;
  const inserted = insert === undefined ? null : parseNumeral(insert);
  return inserted === null ? String(number) : `${number}-${inserted}`;
}

/** The regulations a name can stand for, with how far it is from theirs: 0 for the name itself. */
function namedDocuments(name: string, catalogue: Catalogue, regulation: string | null): Map<number, number> {
  const distances = catalogue.documents.flatMap(({ slug, title, shortTitles }, index) => {
    if (regulation !== null && slug !== regulation) return [];
    const distance = Math.min(
      ...[title, ...shortTitles].map((full) => distanceOf(name, fold(full).replace(PREFIX, ''))),
    );
    return distance < Number.POSITIVE_INFINITY ? [[index, distance] as const] : [];
  });
  return new Map(distances);
}

/** Nobody types it. */
const PREFIX = /^中华人民共和国(?=.)/;

/**
 * A name that is typed in one piece is nearer than one whose characters only follow one another (质量行动 is short for
 * 关于开展质量提升行动的指导意见), and of two titles the shorter one: 产品质量法 before 农产品质量安全法.
 */
function distanceOf(typed: string, title: string): number {
  const name = typed.replace(PREFIX, '');
  if (name === '') return 0;
  if (title.includes(name)) return title.length - name.length;
  return isShortFor(name, title) ? 1_000 + title.length - name.length : Number.POSITIVE_INFINITY;
}

/** All characters of the name occur in the title in this order. */
function isShortFor(name: string, title: string): boolean {
  let at = 0;
  for (const character of name) {
    at = title.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function articlesNumbered(number: string, catalogue: Catalogue): JumpTarget[] {
  const eId = `art_${number}`;
  let division = -1;
  return catalogue.groups.flatMap(({ document, kind, eIds }) =>
    eIds.flatMap((candidate) => {
      division += 1;
      const named = kind === 'article' && (candidate === eId || candidate.endsWith(`__${eId}`));
      return named ? [{ document, division, eId: candidate }] : [];
    }),
  );
}
