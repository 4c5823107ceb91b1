/** What can be found, and what must be known of it to rank, filter and show it without reading a page. */

/** 条文 · 注释 · 术语. */
export const RECORD_KINDS = ['article', 'note', 'term'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Scripts of a small library carry nothing of the levels of a large one's index; elsewhere an index says itself whether it has them. */
export const MAY_HAVE_LEVELS = !globalThis.IS_SMALL_LIBRARY;

/** A regulation, as far as results name and filter it. */
export interface SearchDocument {
  /** Of another edition than the one in force with its day: `law/2012-05-20`; only in the index of all editions. */
  readonly slug: string;
  readonly title: string;
  readonly shortTitles: readonly string[];
  readonly issuers: readonly string[];
  /** `YYYY-MM-DD`; null when unknown. */
  readonly issuedOn: string | null;
  /** Index into the catalogue's `ranks`, 宪法 first; null for what is no law. */
  readonly rank: number | null;
  /** 已废止; in the index of all editions also 2012年公布，已被修改. */
  readonly standing?: string | undefined;
  /** 全国, 上海市; only in the catalogue of a large library. */
  readonly region?: string;
}

/** Whether a document is another edition than the one in force. */
export const isOtherEdition = ({ slug }: Pick<SearchDocument, 'slug'>): boolean => slug.includes('/');

/** An article, note or term: what stands on one page or behind one link. */
export interface SearchDivision {
  readonly document: SearchDocument;
  readonly kind: RecordKind;
  /** Only leads to other divisions: 第一章　总则. */
  readonly container: boolean;
  readonly eId: string;
  /** 第十二条, （十二）; empty where nothing is printed. */
  readonly label: string;
  readonly heading: string;
  /** What it is called: 第十二条, 附件1第三条; of a note, what the provision is called that it stands on. Empty for a term. */
  readonly name: string;
  /** The container it stands in: `三、破除质量提升瓶颈`; containers inside one another are joined by ` › `. */
  readonly part: string;
  /** Where it is read: its page, or its place on the page of the whole text. */
  readonly url: string;
}

/** A stretch of text that matches as a whole: a paragraph, an item, a heading. A hit never reaches from one into the next. */
export interface SearchRecord {
  readonly division: SearchDivision;
  /** The provision: the division's own or one below. */
  readonly eId: string;
  /** What the provision adds to the name of the division: 第一款第二项. */
  readonly name: string;
  /** Text as printed. */
  readonly text: string;
  /** How many characters at its beginning are label and heading: 4 of `第十二条　国家…`, all of `（十二）实施质量攻关工程`. */
  readonly headingLength: number;
}
