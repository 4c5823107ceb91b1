/**
 * What two editions say besides their articles, where it differs: the title, the preamble, headings of chapters with what opens them,
 * conclusions and annexes. They have no lineage: a chapter is the one that most of its articles were in, all else what has its eId.
 */
import type { Division, RegulationText } from '../model.ts';
import { nameOf } from '../names.ts';
import { articleWords, linesOf, printed } from '../provisions.ts';
import type { Lineage } from './lineage.ts';

export interface OtherChange {
  /** `title`, or the eId of its division in the newer edition; in the older one, where only that has it. */
  readonly id: string;
  /** 名称, 序言, 第三章, 附件一; empty in an edition that has no such part. */
  readonly oldName: string;
  readonly newName: string;
  readonly old: string;
  readonly next: string;
  /** Whether it stands behind the articles. */
  readonly isBehind: boolean;
}

interface Part {
  readonly id: string;
  readonly name: string;
  readonly words: string;
  /** A chapter counts on, so its eId says nothing of which it was. */
  readonly isChapter: boolean;
}

export function changesBesides(old: RegulationText, next: RegulationText, lineage: Lineage): readonly OtherChange[] {
  const [before, after] = [partsOf(old), partsOf(next)];
  const chapters = chaptersBefore(old, next, lineage);
  const sources = new Map(
    after.map((part) => [
      part,
      before.find(
        ({ id, isChapter }) => isChapter === part.isChapter && id === (isChapter ? chapters.get(part.id) : part.id),
      ),
    ]),
  );
  const kept = new Set(sources.values());
  const found = [...sources].map(([part, source]) => beside(source, part));
  const gone = before.filter((part) => !kept.has(part)).map((part) => beside(part, undefined));
  return [...found, ...gone].filter((each) => each.old !== each.next);
}

function beside(old: Part | undefined, next: Part | undefined): OtherChange {
  const id = next?.id ?? old?.id ?? '';
  return {
    id,
    oldName: old?.name ?? '',
    newName: next?.name ?? '',
    old: old?.words ?? '',
    next: next?.words ?? '',
    isBehind: /^(?:conclusions|att_)/u.test(id),
  };
}

function partsOf(text: RegulationText): readonly Part[] {
  const title = { id: 'title', name: '名称', words: text.source.title, isChapter: false };
  return [title, ...text.divisions.flatMap((division) => partOf(text, division))];
}

function partOf(text: RegulationText, { role, eId, provision, shown }: Division): readonly Part[] {
  // The note below the title tells of each amendment, and the contents repeat the headings
  if (role === 'unit' || provision.kind === 'preface' || provision.kind === 'toc') return [];
  const name = nameOf(text, eId);
  if (role === 'page') return [{ id: eId, name, words: articleWords(text, eId), isChapter: false }];
  const heading = printed(text.source, provision, 'heading').trim();
  const opening = shown.flatMap((each) => linesOf(text, each));
  return [{ id: eId, name, words: [heading, ...opening].join('\n'), isChapter: !eId.startsWith('att_') }];
}

/** eId of a chapter → the one that most of its articles were in. */
function chaptersBefore(old: RegulationText, next: RegulationText, lineage: Lineage): ReadonlyMap<string, string> {
  const pathIn = (text: RegulationText): ReadonlyMap<string, Division['path']> =>
    new Map(text.divisions.map(({ eId, path }) => [eId, path]));
  const [oldPaths, newPaths] = [pathIn(old), pathIn(next)];
  const counts = new Map<string, Map<string, number>>();
  for (const { eId, from } of lineage.articles)
    for (const chapter of newPaths.get(eId) ?? [])
      for (const source of from)
        for (const was of oldPaths.get(source.eId) ?? []) {
          if (was.kind !== chapter.kind) continue;
          const own = counts.get(chapter.eId) ?? new Map<string, number>();
          counts.set(chapter.eId, own.set(was.eId, (own.get(was.eId) ?? 0) + 1));
        }
  // Each was one chapter only: that which took most of it
  const pairs = [...counts].flatMap(([chapter, own]) => [...own].map(([was, count]) => ({ chapter, was, count })));
  const result = new Map<string, string>();
  const taken = new Set<string>();
  for (const { chapter, was } of pairs.toSorted((a, b) => b.count - a.count)) {
    if (result.has(chapter) || taken.has(was)) continue;
    result.set(chapter, was);
    taken.add(was);
  }
  return result;
}
