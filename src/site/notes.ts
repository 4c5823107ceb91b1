import type { PlacedNote } from '../regulation/layers/notes/note.ts';
import type { Source } from '../regulation/layers/notes/schema.ts';
import type { PublishedNote, Regulation } from '../regulation/regulation.ts';
import { addresses } from './addresses.ts';
import { chineseDate } from './facts.ts';
import { getLibrary } from './library.ts';

const indexes = new WeakMap<Regulation, ReadonlyMap<string, PublishedNote>>();

/** The notes with the given ids, of a regulation by its slug; an id without a note is an error of the program. */
export async function notesById(slug: string, ids: readonly string[]): Promise<readonly PublishedNote[]> {
  const { regulation, notes } = await notesOf(slug);
  return ids.map((id) => found(notes.get(id), `${regulation.slug} 没有注释 ${id}`));
}

/** Where a note is read. */
export async function noteUrl(slug: string, id: string): Promise<string> {
  const { regulation, notes } = await notesOf(slug);
  return addresses.note(regulation, found(notes.get(id), `${slug} 没有注释 ${id}`));
}

async function notesOf(slug: string): Promise<{ regulation: Regulation; notes: ReadonlyMap<string, PublishedNote> }> {
  const { regulations } = await getLibrary();
  const regulation = found(
    regulations.find((each) => each.slug === slug),
    `没有法规 ${slug}`,
  );
  const notes = indexes.get(regulation) ?? new Map(regulation.notes.map((note) => [note.id, note]));
  indexes.set(regulation, notes);
  return { regulation, notes };
}

function found<Value>(value: Value | undefined, otherwise: string): Value {
  if (value === undefined) throw new Error(otherwise);
  return value;
}

/** What a note is called: its title, else the words it is about; one on a whole provision is called so when it has none. */
export function noteTitle({ title, anchor }: Pick<PlacedNote, 'title' | 'anchor'>): string {
  return title ?? (anchor.kind === 'quote' ? anchor.quote : ON_ALL[anchor.kind]);
}

const ON_ALL = { provision: '关于本条', regulation: '关于本法规' } as const;

/** What is known of a source besides its title: 国务院办公厅，国办发〔2013〕47号，2013年. */
export function sourceDetails({ issuer, number, date, remark }: Source): string {
  return [issuer, number, date && chineseDate(date), remark].filter(Boolean).join('，');
}
