/** Every address of the site as a page links to it: the paths of regulation/addresses.ts under `BASE_PATH`; `absoluteUrl` adds the origin. */

import { linkOf } from '../basket/link.ts';
import type { Addressed, Addresses } from '../content/library.ts';
import {
  divisionPath,
  editionPath,
  FULL_TEXT,
  fileName,
  fragment,
  GLANCE_PAGE,
  NOTES_PAGE,
  noteId,
  OUTCOMES_PAGE,
  ofQuery,
  placeOnPage,
  provisionPath,
  TASKS_PAGE,
} from '../regulation/addresses.ts';
import type { Edition, WorkId } from '../regulation/edition.ts';
import { DATA_SCHEMA_FILE } from '../regulation/print/json.ts';
import { type Dated, pairName, type Work } from '../regulation/work.ts';
import { type SidePassage, sidesKey } from '../side/address.ts';
import { site } from './config.ts';

export function homeUrl(): string {
  return site.base;
}

/** All regulations, by the letters of their titles. */
export const regulationsUrl = (): string => `${site.base}regulations/`;

export function searchUrl(): string {
  return `${site.base}search/`;
}

export function landingUrl(edition: Edition): string {
  return site.base + editionPath(edition);
}

/** The whole text, or a provision in it. */
export function fullTextUrl(edition: Edition, eId?: string): string {
  return landingUrl(edition) + FULL_TEXT + (eId === undefined ? '' : fragment(eId));
}

/** Where a reader has a page compared with the source file at once: that of a division, or the whole text. */
export function verifyUrl(edition: Edition, eId?: string): string {
  return `${landingUrl(edition)}?verify=${eId === undefined ? FULL_TEXT : divisionPath(eId)}#verify`;
}

/** 一图读懂, of a regulation whose relations reach from goals to what holds them up. */
export function glanceUrl(edition: Edition): string {
  return landingUrl(edition) + GLANCE_PAGE;
}

export function glanceFileUrl(edition: Edition, format: 'svg' | 'png'): string {
  return `${landingUrl(edition)}glance.${format}`;
}

/** 任务分解, of a policy document. */
export const tasksUrl = (edition: Edition): string => landingUrl(edition) + TASKS_PAGE;

/** 结构图. */
export function pictureUrl(edition: Edition): string {
  return `${landingUrl(edition)}picture/`;
}

export function pictureFileUrl(edition: Edition, format: 'svg' | 'png'): string {
  return `${landingUrl(edition)}picture.${format}`;
}

/** An Open Graph picture. */
export function cardFileUrl(edition: Edition, page: string): string {
  return `${landingUrl(edition)}card/${page}.png`;
}

/** The source text as it was stored, byte for byte. */
export function sourceUrl(edition: Edition): string {
  return `${landingUrl(edition)}source.txt`;
}

/** A file to take away, by the ending of its format: `law/files/law.md`. */
export function fileUrl(edition: Edition, ending: string): string {
  return `${site.base}${edition.slug}/files/${fileName(edition)}.${ending}`;
}

/** A file of the whole library: `provisions.ndjson`. */
export function libraryFileUrl(name: string): string {
  return `${site.base}files/${name}`;
}

/** What the data of a regulation is validated against. */
export function dataSchemaUrl(): string {
  return libraryFileUrl(DATA_SCHEMA_FILE);
}

/** 数据: what systems can take, and how. */
export function dataUrl(): string {
  return `${site.base}data/`;
}

/** 校验: how anyone tells that a file holds the official text. */
export function verifyingUrl(): string {
  return `${site.base}verify/`;
}

/** The script that anyone runs for it. */
export function verifierUrl(): string {
  return assetUrl('verify.py');
}

/** The checksums of all files of the site. */
export function manifestUrl(): string {
  return assetUrl('manifest.json');
}

/** 更新记录 of the site, or of a regulation. */
export function changesUrl(work?: WorkId): string {
  return work === undefined ? `${site.base}changes/` : `${site.base}${work}/changes/`;
}

/** The same as an Atom feed. */
export function feedUrl(work?: WorkId): string {
  return work === undefined ? assetUrl('feed.xml') : `${site.base}${work}/feed.xml`;
}

/** The addresses of the site for search engines, or a file of a part of them. */
export const sitemapUrl = (number?: number): string =>
  assetUrl(number === undefined ? 'sitemap.xml' : `sitemap-${number}.xml`);

/** All notes of a regulation that has any. */
export function notesUrl(edition: Edition): string {
  return landingUrl(edition) + NOTES_PAGE;
}

/** 此后如何: what became of what a regulation promised, where its notes say so. */
export const outcomesUrl = (edition: Edition): string => landingUrl(edition) + OUTCOMES_PAGE;

/** The page of a division whose role is `unit` or `page`. */
export function divisionUrl(edition: Edition, eId: string): string {
  return landingUrl(edition) + divisionPath(eId);
}

/** Where a provision is read: `/law/art-4/#art_4__para_2`, `/law/full/#part_2`. */
export function provisionUrl(regulation: Addressed, eId: string): string {
  return landingUrl(regulation) + provisionPath(regulation.text, eId);
}

/** All links of a regulation as a table. */
export function linksUrl(edition: Edition): string {
  return `${landingUrl(edition)}links/`;
}

/** The links of one article that many others cite. */
export function divisionLinksUrl(edition: Edition, eId: string): string {
  return `${divisionUrl(edition, eId)}links/`;
}

/** The links of a regulation for programs. */
export function linksDataUrl(edition: Edition, page = 1): string {
  return `${landingUrl(edition)}links${page === 1 ? '' : `-${page}`}.json`;
}

/** Two editions of a work beside each other: `/law/compare/2015-03-15..2023-03-13/`. */
export const pairUrl = <E extends Dated>({ slug }: Pick<Work<E>, 'slug'>, old: E, next: E): string =>
  `${site.base}${slug}/compare/${pairName(old, next)}/`;

export function glossaryUrl(): string {
  return `${site.base}glossary/`;
}

/** A term's page: its definition and where it is used. */
export function termUrl(id: string): string {
  return `${site.base}glossary/${id}/`;
}

/** 核稿. */
export const proofreadUrl = (): string => `${site.base}proofread/`;

/** 并读: two passages beside each other; one alone has its reader choose the other. */
export const sideUrl = (...sides: readonly SidePassage[]): string => `${site.base}side/${ofQuery(sidesKey(sides))}`;

/** 工作台. */
export const deskUrl = (): string => `${site.base}desk/`;

/** 摘编. */
export const basketUrl = (): string => `${site.base}basket/`;

/** A clause there, to be taken away: what its reader has gathered stays as it is. */
export const takingUrl = ({ slug, date }: Edition, eId: string): string =>
  basketUrl() + ofQuery(linkOf([{ at: '', slug, edition: date ?? '', place: { eId }, text: '' }]));

/** 离线阅读: what is kept on the device, and where to choose it. */
export const offlineUrl = (): string => `${site.base}offline/`;

/** 使用说明, for readers. */
export function guideUrl(): string {
  return `${site.base}guide/`;
}

/** 维护: the commands and the codes of `npm run check`. */
export function maintainersUrl(): string {
  return `${site.base}maintainers/`;
}

/** A file in `public/`. */
export function assetUrl(file: string): string {
  return `${site.base}${file}`;
}

export function absoluteUrl(path: string): string {
  return site.origin + path;
}

/** The site's addresses, for what the content links to. */
export const addresses: Addresses = {
  landing: landingUrl,
  provision: provisionUrl,
  note: (regulation, { id, division }) => {
    const page = division === null ? landingUrl(regulation) : provisionUrl(regulation, division);
    return placeOnPage(page, noteId(id));
  },
  term: termUrl,
  file: (path) => assetUrl(path.replace(/^\/+/, '')),
};
