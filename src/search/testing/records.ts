import { readFileSync } from 'node:fs';
import { readSource } from '../../regulation/source/read.ts';
import { parse } from '../../regulation/structure/parse.ts';
import { searchRecords } from '../index/records.ts';
import type { SearchDocument, SearchRecord } from '../record.ts';

const FIRST = new URL('../../../content/regulations/zhiliang-tisheng-2017/source.txt', import.meta.url);

/** The records of a source file, at made-up addresses. */
export function recordsOfSource(file: string | URL, slug: string): SearchRecord[] {
  const { source } = readSource(readFileSync(file), slug);
  if (!source) throw new Error(`${slug} cannot be read`);
  const metadata = { title: source.title, issuers: source.issuer ? [source.issuer] : [], issuedOn: source.issuedOn };
  return searchRecords({ slug, text: parse(source), metadata }, (eId) => `/${slug}/${eId}/`);
}

/** 《中共中央、国务院关于开展质量提升行动的指导意见》. */
export function firstRegulation(): SearchRecord[] {
  return recordsOfSource(FIRST, 'zhiliang-tisheng-2017');
}

/** Records of one invented regulation: paragraphs by article. */
export function inventedRecords(
  articles: Readonly<Record<string, readonly string[]>>,
  told: Partial<SearchDocument> = {},
): SearchRecord[] {
  const issued = { issuers: [], issuedOn: '2020-01-01', rank: null };
  const document = { slug: 'law', title: '某法', shortTitles: [], ...issued, ...told };
  return Object.entries(articles).flatMap(([eId, paragraphs]) => {
    const division = {
      document,
      kind: 'article',
      container: false,
      eId,
      label: /^第.+?条/.exec(paragraphs[0] ?? '')?.[0] ?? '',
      heading: '',
      name: /^第.+?条/.exec(paragraphs[0] ?? '')?.[0] ?? '',
      part: '',
      url: `/law/${eId}/`,
    } as const;
    return paragraphs.map((text, index) => ({
      division,
      eId: `${eId}__para_${index + 1}`,
      name: paragraphs.length > 1 ? `第${'一二三四五'.charAt(index)}款` : '',
      text,
      headingLength: /^第.+?条　?/.exec(text)?.[0].length ?? 0,
    }));
  });
}

/** Sections of an index that are as small as a test is. */
export const inFives = <Work>(works: readonly Work[]): readonly (readonly Work[])[] =>
  Array.from({ length: Math.ceil(works.length / 5) }, (_, section) => works.slice(section * 5, section * 5 + 5));
