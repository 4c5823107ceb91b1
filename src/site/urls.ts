/**
 * Every address of the site, short, stable and ASCII: `/<slug>/` · `/<slug>/art-12/` · `/<slug>/full/` · `/<slug>/links/` ·
 * `/glossary/<id>/` · `/search/?q=`.
 * All are paths under `BASE_PATH`; `absoluteUrl` adds the origin.
 */
import { eIdToFileName } from '../regulation/eid.ts';
import type { RegulationText } from '../regulation/model.ts';
import { oncePer } from '../regulation/once-per.ts';
import { site } from './config.ts';

/** What an address needs of a regulation. */
export interface Addressed {
  readonly slug: string;
  readonly text: Pick<RegulationText, 'divisions'>;
}

export function homeUrl(): string {
  return site.base;
}

export function searchUrl(): string {
  return `${site.base}search/`;
}

export function landingUrl(slug: string): string {
  return `${site.base}${slug}/`;
}

export function fullTextUrl(slug: string): string {
  return `${site.base}${slug}/full/`;
}

/** 一图读懂. */
export function pictureUrl(slug: string): string {
  return `${site.base}${slug}/picture/`;
}

export function pictureFileUrl(slug: string, format: 'svg' | 'png'): string {
  return `${site.base}${slug}/picture.${format}`;
}

/** An Open Graph picture. */
export function cardFileUrl(slug: string, page: string): string {
  return `${site.base}${slug}/card/${page}.png`;
}

/** The source text as it was stored, byte for byte. */
export function sourceUrl(slug: string): string {
  return `${site.base}${slug}/source.txt`;
}

/** The checksums of all files of the site. */
export function manifestUrl(): string {
  return assetUrl('manifest.json');
}

/** 更新记录 of the site, or of a regulation. */
export function changesUrl(slug?: string): string {
  return slug === undefined ? `${site.base}changes/` : `${site.base}${slug}/changes/`;
}

/** The same as an Atom feed. */
export function feedUrl(slug?: string): string {
  return slug === undefined ? assetUrl('feed.xml') : `${site.base}${slug}/feed.xml`;
}

/** All notes of a regulation that has any. */
export function notesUrl(slug: string): string {
  return `${site.base}${slug}/notes/`;
}

/** The page of a division whose role is `unit` or `page`. */
export function divisionUrl(slug: string, eId: string): string {
  return `${site.base}${slug}/${eIdToFileName(eId)}/`;
}

/**
 * Where a provision is read: on the page that holds it (`/law/art-4/#art_4__para_2`), a container in the whole text
 * (`/law/full/#part_2`). A page's own address needs no fragment.
 */
export function provisionUrl(regulation: Addressed, eId: string): string {
  const page = pageOf(regulation, eId);
  if (page === null) return `${fullTextUrl(regulation.slug)}#${eId}`;
  const url = divisionUrl(regulation.slug, page);
  return eId === page ? url : `${url}#${eId}`;
}

/** The division on whose page a provision is read; null where only the whole text shows it. */
export function pageOf(regulation: Addressed, eId: string): string | null {
  const division = divisionsByEId(regulation.text).get(enclosingDivision(regulation.text, eId));
  return division === undefined || division.role === 'frame' ? null : division.eId;
}

/** All links of a regulation as a table. */
export function linksUrl(slug: string): string {
  return `${site.base}${slug}/links/`;
}

/** The same for programs. */
export function linksDataUrl(slug: string): string {
  return `${site.base}${slug}/links.json`;
}

export function glossaryUrl(): string {
  return `${site.base}glossary/`;
}

/** A term's page: its definition and where it is used. */
export function termUrl(id: string): string {
  return `${site.base}glossary/${id}/`;
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

type Divisions = Addressed['text'];

/** The divisions themselves, without what stands in them. */
const divisionsByEId = oncePer(
  ({ divisions }: Divisions) => new Map(divisions.map((division) => [division.eId, division])),
);

/** The longest prefix of an eId, cut at `__`, that is a division: `art_4__para_2__item_1` → `art_4`. */
function enclosingDivision(text: Divisions, eId: string): string {
  const divisions = divisionsByEId(text);
  let prefix = eId;
  while (!divisions.has(prefix)) {
    const cut = prefix.lastIndexOf('__');
    if (cut < 0) return eId;
    prefix = prefix.slice(0, cut);
  }
  return prefix;
}
