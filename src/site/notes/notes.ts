import type { PlacedNote } from '../../regulation/layers/notes/note.ts';
import type { Source } from '../../regulation/layers/notes/schema.ts';
import { chineseDate } from '../facts.ts';

/** What a note is called: its title, else the words it is about; one on a whole provision is called so when it has none. */
export function noteTitle({ title, anchor }: Pick<PlacedNote, 'title' | 'anchor'>): string {
  return title ?? (anchor.kind === 'quote' ? anchor.quote : ON_ALL[anchor.kind]);
}

const ON_ALL = { provision: '关于本条', regulation: '关于本法规' } as const;

/**
 * What is known of a source besides its title: 国务院办公厅，国办发〔2013〕47号，2013年. Who issued it is not said twice: where the
 * title begins with it, 国务院关于…的意见, or the note has named it alone as its `authority`, it is left out.
 */
export function sourceDetails({ title, issuer, number, date, remark }: Source, authority?: string): string {
  const issuedBy = issuer && !title.startsWith(issuer) && issuer !== authority ? issuer : null;
  return [issuedBy, number, date && chineseDate(date), remark].filter(Boolean).join('，');
}
