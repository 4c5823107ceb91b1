import type { SearchRecord } from '../record.ts';

/** Records of one invented regulation: paragraphs by article. */
export function recordsOf(articles: Readonly<Record<string, readonly string[]>>): SearchRecord[] {
  const document = { slug: 'law', title: '某法', shortTitles: [], issuers: [], year: 2020 };
  return Object.entries(articles).flatMap(([eId, paragraphs]) => {
    const division = { document, kind: 'article', eId, label: '', heading: '', part: '', url: `/law/${eId}/` } as const;
    return paragraphs.map((text, index) => ({
      division,
      eId: `${eId}__para_${index + 1}`,
      text,
      headingLength: /^第.+?条　?/.exec(text)?.[0].length ?? 0,
    }));
  });
}
