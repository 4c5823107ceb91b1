import { workId } from './edition.ts';
import { findReferences, libraryByTitle, resolveExternal } from './layers/references/index.ts';
import { placeRelations, type Relation } from './layers/relations/relation.ts';
import type { Linked } from './links/link.ts';
import type { Piece, Provision, RegulationText } from './model.ts';
import { readSource } from './source/read.ts';
import { headerless } from './source/source-text.ts';
import { parse } from './structure/parse.ts';

/** An article of the sample: its heading and paragraphs, one line each. */
export interface SampleArticle {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/**
 * A regulation for the layers' tests, built by hand and so independent of the parser: articles `art_1`, `art_2` …
 * each with the label （1）, a heading and paragraphs.
 */
export function sampleText(articles: readonly SampleArticle[]): RegulationText {
  const lines: { number: number; start: number; end: number }[] = [];
  let text = '';
  const addLine = (content: string): { readonly line: number; readonly start: number; readonly end: number } => {
    const start = text.length;
    text += `${content}\n`;
    lines.push({ number: lines.length + 1, start, end: start + content.length });
    return { line: lines.length, start, end: start + content.length };
  };
  const provisions = articles.map(({ heading, paragraphs }, index): Provision => {
    const number = String(index + 1);
    const label = `（${number}）`;
    const { line, start, end } = addLine(label + heading);
    const pieces: readonly Piece[] = [
      { role: 'label', line, start, end: start + label.length },
      { role: 'heading', line, start: start + label.length, end },
    ];
    const children = paragraphs.map((paragraph, position): Provision => {
      const piece: Piece = { role: 'text', ...addLine(paragraph) };
      const eId = `art_${number}__para_${position + 1}`;
      return { kind: 'paragraph', eId, number: String(position + 1), pieces: [piece], children: [] };
    });
    return { kind: 'article', eId: `art_${number}`, number, pieces, children };
  });
  return {
    source: { ...headerless(text), file: 'regulations/sample/source.txt', lines, title: '样例办法' },
    scheme: 'policy',
    provisions,
    divisions: provisions.map((provision) => ({
      role: 'unit',
      eId: provision.eId,
      provision,
      shown: [provision],
      path: [],
    })),
    byEId: new Map(provisions.flatMap((p) => [p, ...p.children]).map((p) => [p.eId, p])),
    diagnostics: [],
  };
}

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
    references: resolveExternal({ slug }, findReferences(text).references, byTitle),
    relations: placeRelations(text, relations).relations,
  }));
}
