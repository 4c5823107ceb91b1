/** The role each line of a document plays: it heads a provision, goes on with a heading, or is content of the one before. */
import type { BodyLine } from './lines.ts';

export interface Head {
  readonly kind: 'book' | 'part' | 'subpart' | 'chapter' | 'section' | 'subsection' | 'article';
  /** Depth in the document's hierarchy, outermost 0; an article is deeper than every container. */
  readonly level: number;
  /** As in the eId: `12`, `120-1`; null where nothing is printed (a bare 附则). */
  readonly number: string | null;
  /** Offsets in the line: the label ends, the heading ends. What follows is text of the first paragraph. */
  readonly labelLength: number;
  readonly headingEnd: number;
}

/** A head that takes all of its line: a number and a title, or the number alone. */
export const titleHead = (
  { kind, level }: Pick<Head, 'kind' | 'level'>,
  value: number | string,
  labelLength: number,
  { text }: BodyLine,
): Head => ({ kind, level, number: String(value), labelLength, headingEnd: text.length });

/**
 * Why a line is read as it is, in Chinese sentences: what was seen, or what kept it from being something else. They are put into words only
 * when somebody asks.
 */
export type Because = () => readonly string[];

export const reason =
  (...sentences: readonly string[]): Because =>
  () =>
    sentences;

export type Role = (
  | { readonly form: 'head'; readonly head: Head }
  /** Second line of a heading that was broken, up to an offset in the line. What follows is text of the first paragraph. */
  | { readonly form: 'heading'; readonly end: number }
  | { readonly form: 'content' }
) & { readonly because: Because };

/** The role of a line that nobody took for anything else. */
export const CONTENT: Role = { form: 'content', because: reason() };

/** A line with the role it plays. */
export interface ReadLine extends BodyLine {
  readonly role: Role;
}

/** What one reader says of a line: the provision it heads and by what evidence, or why it heads none. */
export interface HeadReading {
  readonly head: Head | null;
  readonly because: Because;
}

export const noHead = (because: Because): HeadReading => ({ head: null, because });

/** What a reader says that is not even asked about a line. */
export const NO_HEAD = noHead(reason());

/** The first head that is read, with its evidence; without one, what ruled all of them out. */
export function roleOf(readings: readonly HeadReading[]): Role {
  for (const { head, because } of readings) if (head !== null) return { form: 'head', head, because };
  return { form: 'content', because: () => readings.flatMap(({ because }) => because()) };
}

/** Containers by the word of their number, outermost first. Below them 一、 and （一） can group articles. */
export const CONTAINERS = {
  卷: { kind: 'book', level: 0 },
  编: { kind: 'part', level: 1 },
  分编: { kind: 'subpart', level: 2 },
  章: { kind: 'chapter', level: 3 },
  节: { kind: 'section', level: 4 },
  分节: { kind: 'subsection', level: 5 },
  目: { kind: 'subsection', level: 6 },
} as const;

/** Levels of 一、 and （一） that group articles, and of articles. */
export const GROUP_LEVEL = 7;
export const SUBGROUP_LEVEL = 8;
export const ARTICLE_LEVEL = 9;
