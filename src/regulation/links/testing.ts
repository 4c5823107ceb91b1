import { workId } from '../edition.ts';
import { findReferences, libraryByTitle, resolveExternal } from '../layers/references/index.ts';
import { placeRelations } from '../layers/relations/place.ts';
import type { Relation } from '../layers/relations/relation.ts';
import { readSource } from '../source/read.ts';
import { parse } from '../structure/parse.ts';
import type { Linked } from './link.ts';

/** A document of a test library: its title, its lines, its relations. */
export interface Sample {
  readonly slug: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly relations?: readonly Relation[];
}

/** A library read from samples as the site reads its own. */
export function sampleLibrary(...samples: readonly Sample[]): readonly Linked[] {
  const read = samples.map(({ slug: name, title, lines, relations = [] }) => {
    const header = `法规标题：${title}\n颁布时间：20200101\n颁布主体：某机关\n通过会议：\n法规正文：\n`;
    const { source } = readSource(new TextEncoder().encode(`${header}${lines.join('\n')}\n`), 'source.txt');
    if (source === null) throw new Error('the sample cannot be read');
    const text = parse(source);
    return { slug: workId(name), title, shortTitles: [], text, relations };
  });
  const byTitle = libraryByTitle(read);
  return read.map(({ slug, text, relations }) => ({
    slug,
    text,
    references: resolveExternal(slug, findReferences(text).references, byTitle),
    relations: placeRelations(text, relations).relations,
  }));
}
