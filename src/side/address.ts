/**
 * What is read beside what, as the fragment of an address: `#law@2018-10-26,art_3/other-law,note-price`. A fragment goes to no server.
 * A regulation alone is its whole text, a note alone is read beside its clause.
 */
import {
  editionKey,
  idOf,
  noteId,
  noteOfId,
  readEdition,
  readEditionKey,
  sentenceOfId,
  withoutFragment,
} from '../regulation/addresses.ts';
import { type Edition, isWorkId, type WorkId } from '../regulation/edition.ts';
import { parseEId } from '../regulation/eid.ts';

export interface SidePassage {
  readonly slug: WorkId;
  /** Its day; empty for the one in force. */
  readonly edition: string;
  readonly what: WhatShown;
}

type WhatShown =
  | { readonly kind: 'whole' }
  | { readonly kind: 'clause'; readonly eId: string }
  | { readonly kind: 'note'; readonly note: string };

/** What somebody wrote in the place of a side, that is none. */
export interface Unread {
  readonly written: string;
}

export const isUnread = (side: SidePassage | Unread): side is Unread => 'written' in side;

/** Of a clause, or of a whole regulation. */
export const clauseSide = ({ slug, date }: Edition, eId: string | null = null): SidePassage => ({
  slug,
  edition: date ?? '',
  what: eId === null ? { kind: 'whole' } : { kind: 'clause', eId },
});

export const noteSide = ({ slug, date }: Edition, note: string): SidePassage => ({
  slug,
  edition: date ?? '',
  what: { kind: 'note', note },
});

export const sideKey = ({ slug, edition, what }: SidePassage): string => {
  const id = what.kind === 'whole' ? '' : what.kind === 'note' ? noteId(what.note) : what.eId;
  return editionKey({ slug, edition }) + (id === '' ? '' : `,${id}`);
};

/** `law,art_3/other-law` */
export const sidesKey = (sides: readonly SidePassage[]): string => sides.map(sideKey).join('/');

/** Whatever an address says: it may come from anywhere. A / within a side is written %2F. */
export function readSides(fragment: string): readonly (SidePassage | Unread)[] {
  const parts = fragment === '' ? [] : fragment.split('/').map(decoded);
  return parts.map((part) => sideOfKey(part) ?? { written: part.slice(0, LONGEST) });
}

/** Of what is said back to its writer. */
const LONGEST = 60;

function sideOfKey(key: string): SidePassage | null {
  const [, head = '', id = ''] = /^([^,]+)(?:,(.+))?$/u.exec(key) ?? [];
  const named = readEditionKey(head);
  return named && sideOf(named.slug, named.edition, id);
}

function sideOf(slug: string, edition: string, id: string): SidePassage | null {
  const what = passageOf(id);
  return isWorkId(slug) && what ? { slug, edition, what } : null;
}

function passageOf(id: string): WhatShown | null {
  const note = noteOfId(id);
  if (id === '') return { kind: 'whole' };
  if (note !== null) return /^[a-z0-9][a-z0-9-]*$/.test(note) ? { kind: 'note', note } : null;
  const eId = sentenceOfId(id)?.eId ?? id;
  return parseEId(eId) ? { kind: 'clause', eId } : null;
}

/** What a reader writes or pastes: an address of this site, or `law,art_3`. @param root the site's path */
export function readSide(written: string, root: string): SidePassage | Unread {
  const text = written.trim();
  return sideOfKey(text) ?? sideAt(text, root) ?? { written: text.slice(0, LONGEST) };
}

/** `/law/2018-10-26/art-3/#art_3__para_2`; null for a page that shows no clause, note or whole text. */
export function sideAt(address: string, root: string): SidePassage | null {
  const path = withoutFragment(address)
    .replace(/^[a-z]+:\/\/[^/]*/iu, '')
    .replace(/\?.*$/su, '');
  const query = /\?[^#]*/u.exec(address)?.[0] ?? '';
  if (!path.startsWith(root)) return null;
  const [slug = '', ...rest] = path
    .slice(root.length)
    .split('/')
    .filter((step) => step !== '');
  const isDated = /^\d{4}-\d\d-\d\d$/u.test(rest[0] ?? '');
  const edition = (isDated ? rest[0] : readEdition(query)) ?? '';
  const [page = '', ...below] = isDated ? rest.slice(1) : rest;
  const id = decoded(idOf(address)).replace(/^n-/u, noteId(''));
  if (below.length > 0) return null;
  if (id !== '' && passageOf(id)) return sideOf(slug, edition, id);
  if (page === '' || page === 'full') return sideOf(slug, edition, '');
  const eId = eIdOfPage(page);
  return eId === null ? null : sideOf(slug, edition, eId);
}

/** `part-2--art-3` → `part_2__art_3`: the way back from the segment of a division's address. */
function eIdOfPage(page: string): string | null {
  const eId = page
    .split('--')
    .map((step) => step.replace('-', '_').replace(/-dup(?=\d+$)/u, '_dup'))
    .join('__');
  return parseEId(eId) ? eId : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
