/** The role each line of a document plays: it heads a provision, goes on with a heading, or is content of the one before. */
export interface Head {
  readonly kind: 'part' | 'subpart' | 'chapter' | 'section' | 'article';
  /** Depth in the document's hierarchy, outermost 0; an article is deeper than every container. */
  readonly level: number;
  /** As in the eId: `12`, `120-1`; null where nothing is printed (a bare 附则). */
  readonly number: string | null;
  /** Offsets in the line: the label ends, the heading ends. What follows is text of the first paragraph. */
  readonly labelLength: number;
  readonly headingEnd: number;
}

export type Role =
  | { readonly form: 'head'; readonly head: Head }
  /** Second line of a heading that was broken, up to an offset in the line. What follows is text of the first paragraph. */
  | { readonly form: 'heading'; readonly end: number }
  | { readonly form: 'content' };

export const CONTENT: Role = { form: 'content' };

/** Level of articles. */
export const ARTICLE_LEVEL = 9;
