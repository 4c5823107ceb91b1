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
/** 第十二条 · 12 · （十二） · 第一百二十条之一第二款 · art_12 */
const NUMBER = new RegExp(
  `(?:art_(?<id>[0-9]+(?:-[0-9]+)?)|第?(?<article>${N})条(?:之(?<insert>${N}))?(?:第(?<paragraph>${N})款)?|[（(](?<bracketed>${N})[）)]|(?<bare>${N}))$`,
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

function namedDocuments(name: string, catalogue: Catalogue, regulation: string | null): Set<number> {
  const matches = catalogue.documents.flatMap(({ slug, title, shortTitles }, index) => {
    if (regulation !== null && slug !== regulation) return [];
    return [title, ...shortTitles].some((candidate) => isShortFor(name, fold(candidate))) ? [index] : [];
  });
  return new Set(matches);
}

/** All characters of the name occur in the title in this order: 质量行动 is short for 关于开展质量提升行动的指导意见. */
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
