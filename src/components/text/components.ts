/**
 * The components generated MDX is rendered with. Each puts source text into an element with `data-source` (its line) and
 * marks what it adds with `data-editorial`.
 */

import type { Division } from '../../regulation/model.ts';
import Cell from './Cell.astro';
import Heading1 from './Heading1.astro';
import Heading2 from './Heading2.astro';
import Heading3 from './Heading3.astro';
import Heading4 from './Heading4.astro';
import Heading5 from './Heading5.astro';
import Heading6 from './Heading6.astro';
import Item from './Item.astro';
import Items from './Items.astro';
import Label from './Label.astro';
import Line from './Line.astro';
import Lines from './Lines.astro';
import NoteMark from './NoteMark.astro';
import Notes from './Notes.astro';
import Nothing from './Nothing.astro';
import Paragraph from './Paragraph.astro';
import PlainMark from './PlainMark.astro';
import Reference from './Reference.astro';
import RelationMark from './RelationMark.astro';
import Row from './Row.astro';
import SentenceTargets from './SentenceTargets.astro';
import Separator from './Separator.astro';
import Table from './Table.astro';
import Term from './Term.astro';

const text = { Cell, Item, Items, Label, Line, Lines, Paragraph, Row, Separator, Table };

/** The page of an article shows every mark; the whole text is read through and shows what the text itself says, and that there are notes. */
const marks = { NoteMark, Notes, Reference, RelationMark, Sentences: SentenceTargets, Term };
const plainMarks = { ...marks, RelationMark: PlainMark, Sentences: PlainMark, Term: PlainMark };

const headings = [Heading1, Heading2, Heading3, Heading4, Heading5, Heading6] as const;

/** For the page of an article, whose heading is the page's. */
export const articleComponents = { ...text, ...marks, Heading: Heading1 };

const wholeTextComponents = headings.map((Heading) => ({ ...text, ...plainMarks, Heading }));

/**
 * For the whole text: headings are `<h1>` to `<h6>` by level from 1; deeper ones are `<h6>`. What has a page of its own shows
 * its notes there; those on a chapter or part have their only place here.
 */
export function wholeTextComponentsOf({ role, path }: Pick<Division, 'role' | 'path'>): typeof articleComponents {
  const level = path.length + 2;
  const components = wholeTextComponents[Math.min(level, headings.length) - 1] ?? articleComponents;
  return role === 'frame' ? components : { ...components, Notes: Nothing };
}
