/** What the size of a library decides for every page, so that pages need not know the library to follow it. */
import { oncePer } from '../regulation/once-per.ts';
import type { Library } from '../regulation/regulation.ts';
import { type FilesChoice, isLarge, site } from './config.ts';
import { readingOrder } from './outline.ts';

export interface Shape {
  /** A library of one regulation: home is its landing page. */
  readonly isOne: boolean;
  readonly drawn: Drawn;
  readonly files: FilesChoice;
  /** How large files are is told where they are all made for it anyway. */
  readonly isSizeTold: boolean;
  readonly hasGlossary: boolean;
}

export const shapeOf = oncePer(
  ({ regulations, glossary }: Library): Shape => ({
    isOne: regulations.length === 1,
    drawn: drawnOf(regulations),
    files: filesChosen(regulations.length),
    isSizeTold: !isLarge(regulations.length),
    hasGlossary: glossary.length > 0,
  }),
);

/** What has a bitmap of its own: drawing one takes as long as building forty pages. */
export type Drawn = 'every page' | 'every regulation' | 'the site';

const MOST_PAGES = 200;
const MOST_REGULATIONS = 30;

export function drawnOf(regulations: readonly { readonly text: Library['regulations'][number]['text'] }[]): Drawn {
  const pages = regulations.reduce((sum, { text }) => sum + readingOrder(text).length, 0);
  if (pages <= MOST_PAGES) return 'every page';
  return regulations.length <= MOST_REGULATIONS ? 'every regulation' : 'the site';
}

/** Which files a library of so many regulations is published in: of a large one only data, unless somebody asks for all. */
export const filesChosen = (regulations: number, asked: FilesChoice | null = site.files): FilesChoice =>
  asked ?? (isLarge(regulations) ? 'data' : 'all');

/** In which formats pictures of a regulation are files to take away; bitmaps only where they are drawn. */
export function pictureFiles({ files, drawn }: Pick<Shape, 'files' | 'drawn'>): readonly ('svg' | 'png')[] {
  if (files === 'none') return [];
  return drawn === 'the site' ? ['svg'] : ['svg', 'png'];
}

/** Files of the whole library, by their names in `files/`. */
export const LIBRARY_FILES = {
  archive: 'library.zip',
  provisions: 'provisions.ndjson',
  database: 'library.sqlite',
} as const;
