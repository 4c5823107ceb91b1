/**
 * Every address of the site, written and read: `law/art-4/?show=art_4__para_2..art_4__para_3#art_4__para_2`. Paths are below the site's
 * base, which only site/urls.ts knows. Short, stable and ASCII; a fragment is the eId, which is the element's id.
 */
import { type Edition, isWorkId, type WorkId } from './edition.ts';
import { eIdToFileName } from './eid.ts';
import type { Stretch } from './links/stretches.ts';
import type { RegulationText } from './model.ts';
import { oncePer } from './once-per.ts';

/** The pages of an edition: `law/` of the one in force, `law/2018-10-26/` of another. */
export const editionPath = ({ slug, date }: Edition): string => (date === null ? `${slug}/` : `${slug}/${date}/`);

/** What files to take away are called: `law`, `law-2018-10-26`. */
export const fileName = ({ slug, date }: Edition): string => (date === null ? slug : `${slug}-${date}`);

/** The page of a division within its edition: `art-12/`. */
export const divisionPath = (eId: string): string => `${eIdToFileName(eId)}/`;

/** The whole text as one page, within its edition. */
export const FULL_TEXT = 'full/';

/** All notes, within an edition that has any. */
export const NOTES_PAGE = 'notes/';

/** Pages that the edition in force has where there is something to show: 此后如何, 任务分解, 一图读懂. */
export const OUTCOMES_PAGE = 'outcomes/';
export const TASKS_PAGE = 'tasks/';
export const GLANCE_PAGE = 'glance/';

/** From one page of an edition to another of its pages or files: `../art-12/`, `../citation.json`. */
export const fromSibling = (path: string): string => `../${path}`;

type Divisions = Pick<RegulationText, 'divisions'>;

/**
 * Where a provision is read within its edition: on the page that holds it (`art-4/#art_4__para_2`), a container in the whole text
 * (`full/#part_2`). A page's own address needs no fragment.
 */
export function provisionPath(text: Divisions, eId: string): string {
  const page = pageOf(text, eId);
  if (page === null) return FULL_TEXT + fragment(eId);
  return eId === page ? divisionPath(page) : divisionPath(page) + fragment(eId);
}

/** The division on whose page a provision is read; null where only the whole text shows it. */
export function pageOf(text: Divisions, eId: string): string | null {
  const role = rolesOf(text);
  let prefix = eId;
  while (!role.has(prefix)) {
    const cut = prefix.lastIndexOf('__');
    if (cut < 0) return null;
    prefix = prefix.slice(0, cut);
  }
  return role.get(prefix) === 'frame' ? null : prefix;
}

const rolesOf = /* @__PURE__ */ oncePer(
  ({ divisions }: Divisions) => new Map(divisions.map(({ eId, role }) => [eId, role])),
);

/** Ids in pages, and so fragments of addresses, of what is no provision. */
export const noteId = (id: string): string => `note-${id}`;
export const relationId = (id: string): string => `relation-${id}`;
/** `art_4__para_2__s_3` */
export const sentenceId = (eId: string, sentence: number): string => `${eId}__s_${sentence}`;

/** The note an id is of; null for the id of anything else. */
export const noteOfId = (id: string): string | null => (id.startsWith('note-') ? id.slice('note-'.length) : null);

/** A sentence of a provision by its id; null for the id of anything else. */
export function sentenceOfId(id: string): { readonly eId: string; readonly sentence: number } | null {
  const [, eId, number] = /^(.+)__s_(\d+)$/u.exec(id) ?? [];
  return eId === undefined ? null : { eId, sentence: Number(number) };
}

/** `#art_4__para_2` */
export const fragment = (id: string): string => `#${id}`;

/** The id an address leads to; empty where it names none. */
export function idOf(address: string): string {
  const at = address.indexOf('#');
  return at < 0 ? '' : address.slice(at + 1);
}

/**
 * What a page of the desk is to show, as other pages link to it: `?of=law,art_3/other-law`. A fragment there would name a place of
 * that page, and be a dead link to whoever checks links; the page makes one of it, for its reader to pass on.
 */
export const ofQuery = (key: string): string => (key === '' ? '' : `?of=${key}`);

/** Such a query as the fragment that it stands for; null for another. */
export function fragmentOfQuery(query: string): string | null {
  const key = /[?&]of=([^&]+)/.exec(query)?.[1];
  return key === undefined ? null : fragment(key);
}

/** The page of an address. */
export const withoutFragment = (address: string): string => address.replace(/#.*$/s, '');

/** A place on the page of an address, whatever place that leads to. */
export const placeOnPage = (address: string, id: string): string => withoutFragment(address) + fragment(id);

/**
 * The same address for those who keep it: it says which edition was read, `law/art-4/?edition=2017-09-05#art_4__para_2`. What a page
 * links to says nothing, and means the edition in force. @param date the day it was passed or promulgated; undefined where that is not known
 */
export function withEdition(address: string, date: string | undefined): string {
  if (date === undefined) return address;
  const page = withoutFragment(address);
  return `${page}${page.includes('?') ? '&' : '?'}${EDITION}=${date}${address.slice(page.length)}`;
}

const EDITION = 'edition';

/** The edition that a query means, `2017-09-05`; null where it names none, or no day. */
export function readEdition(query: string): string | null {
  const date = new URLSearchParams(query).get(EDITION);
  return date !== null && /^\d{4}-\d\d-\d\d$/.test(date) ? date : null;
}

/** `law`, `law@2018-10-26`: an edition within a fragment. @param edition its day, empty for the one in force */
export const editionKey = ({ slug, edition }: { readonly slug: string; readonly edition: string }): string =>
  slug + (edition === '' ? '' : `@${edition}`);

export function readEditionKey(key: string): { readonly slug: WorkId; readonly edition: string } | null {
  const [, slug = '', edition = ''] = /^([^@]*)(?:@(\d{4}-\d\d-\d\d))?$/.exec(key) ?? [];
  return isWorkId(slug) ? { slug, edition } : null;
}

/** A range of ids in an address. */
const TO = '..';

/** Provisions to be shown together: `?show=art_3..art_7,art_9`. */
export const showQuery = (stretches: readonly Stretch[]): string =>
  `?show=${stretches.map(({ from, to }) => (from === to ? from : from + TO + to)).join(',')}`;

/** An address that somebody made up must not keep the browser busy. */
const MOST_STRETCHES = 100;

/** What such a query shows; nothing where it is another. */
export function readShow(query: string): readonly Stretch[] {
  const show = new URLSearchParams(query).get('show');
  if (show === null) return [];
  return show
    .split(',')
    .slice(0, MOST_STRETCHES)
    .map((stretch) => {
      const [from = '', to = from] = stretch.split(TO);
      return { from, to };
    });
}
