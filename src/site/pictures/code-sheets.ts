/** The QR codes on the paper of an edition's pages: each names the page and the edition that was printed. Many share a file, a sheet. */
import { placeOnPage, withEdition } from '../../regulation/addresses.ts';
import { oncePer } from '../../regulation/once-per.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import { pageCount, rangeOf } from '../paging.ts';
import { absoluteUrl, divisionUrl, fullTextUrl } from '../urls.ts';
import { CODES_A_SHEET, qrSheet } from './qr.ts';

/** Of each sheet the pages whose codes it has, by the names of the codes: their addresses under the origin, of which the names are the last part. */
const sheetsOf = oncePer((regulation: Regulation): readonly ReadonlyMap<string, string>[] => {
  const divisions = regulation.text.divisions.filter(({ role }) => role !== 'frame');
  const urls = [fullTextUrl(regulation), ...divisions.map(({ eId }) => divisionUrl(regulation, eId))];
  const pages = urls.map((url) => [codeName(url), url] as const);
  return Array.from(
    { length: pageCount(pages.length, CODES_A_SHEET) },
    (_, index) => new Map(pages.slice(...rangeOf(index + 1, CODES_A_SHEET))),
  );
});

const codeName = (url: string): string => url.split('/').at(-2) ?? '';

export const sheetCount = (regulation: Regulation): number => sheetsOf(regulation).length;

/** @param number from 1 @returns SVG */
export function codeSheet(regulation: Regulation, number: number): string {
  const { issuedOn } = regulation.metadata;
  const pages = sheetsOf(regulation)[number - 1] ?? [];
  return qrSheet(new Map(Array.from(pages, ([name, url]) => [name, withEdition(absoluteUrl(url), issuedOn)])));
}

/**
 * Where the code of a page is, as the page itself addresses it.
 * @param url of the page under the origin
 * @throws RangeError for a page that has none
 */
export function codeUrl(regulation: Regulation, url: string): string {
  const name = codeName(url);
  const index = sheetsOf(regulation).findIndex((pages) => pages.has(name));
  if (index < 0) throw new RangeError(`${url} has no code`);
  return placeOnPage(`../qr-${index + 1}.svg`, name);
}
