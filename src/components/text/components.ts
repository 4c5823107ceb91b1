/** The components generated MDX is rendered with. */
import { jsx } from 'astro/jsx-runtime';
import type { Division } from '../../regulation/model.ts';
import type { Links } from '../../regulation/print/links.ts';
import type { PublishedNote } from '../../regulation/regulation.ts';
import Note from '../notes/Note.astro';
import {
  Body,
  Cell,
  Head,
  headingOfLevel,
  Item,
  Items,
  Label,
  Line,
  Lines,
  paragraphWith,
  Row,
  SentenceTargets,
  Separator,
  tableWith,
} from './elements.ts';
import { Nothing, noteWith, PlainMark, referenceWith, relationWith, termWith } from './marks.ts';

/** What is asked while a regulation's text is rendered. */
export interface TextContext {
  readonly links: Links;
  /** Notes by their ids. */
  readonly notes: ReadonlyMap<string, PublishedNote>;
  /** Of those, which begin folded in the margin too. */
  readonly later?: ReadonlySet<PublishedNote>;
}

/** The page of an article shows every mark; its heading is the page's. */
export function articleComponents({ links, notes, later }: TextContext) {
  return {
    ...{ Body, Cell, Head, Item, Items, Label, Line, Lines, Row, Separator, Sentences: SentenceTargets },
    Heading: headingOfLevel(1),
    Paragraph: paragraphWith(links.provision),
    Table: tableWith(links.provision),
    Reference: referenceWith(links),
    Term: termWith(links),
    NoteMark: noteWith(links),
    RelationMark: relationWith(links),
    /** Ids of the notes on the text just before, parted by spaces. */
    Notes: ({ notes: ids }: { readonly notes: string }): unknown => {
      const shown = ids.split(' ').map((id) => {
        const note = notes.get(id);
        if (note) return jsx(Note, { note, later: later?.has(note) });
        // While developing, the page shows the last text that was right, and the library can be newer; its reload is on the way
        if (import.meta.env.DEV) return null;
        throw new Error(`没有注释 ${id}`);
      });
      return jsx('div', { class: 'notes', 'data-editorial': '', children: shown });
    },
  };
}

const LEVELS = [1, 2, 3, 4, 5, 6] as const;

/**
 * The whole text is read through: it shows what the text itself says, and that there are notes. Headings are `<h1>` to `<h6>` by level
 * from 1; deeper ones are `<h6>`. What has a page of its own shows its notes there; those on a chapter or part have their only place here.
 */
export function wholeTextComponents(context: TextContext, { role, path }: Pick<Division, 'role' | 'path'>) {
  const components = articleComponents(context);
  return {
    ...components,
    RelationMark: PlainMark,
    Sentences: PlainMark,
    Term: PlainMark,
    Heading: headingOfLevel(LEVELS[path.length + 1] ?? 6),
    Notes: role === 'frame' ? components.Notes : Nothing,
  };
}
