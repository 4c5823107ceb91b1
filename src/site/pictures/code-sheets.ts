/** The QR codes on the paper of an edition's pages: each names the page and the edition that was printed. Many share a file, a sheet. */
import { placeOnPage, withEdition } from '../../regulation/addresses.ts';
import { oncePer } from '../../regulation/once-per.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import { pageCount, pageHolding, rangeOf } from '../paging.ts';
import { absoluteUrl, divisionUrl, fullTextUrl } from '../urls.ts';
import { CODES_A_SHEET, qrSheet } from './qr.ts';

/** The addresses of the pages that have a code, under the origin, by the names of the codes: the last part of each address. */
const pagesWithCode = oncePer((regulation: Regulation): ReadonlyMap<string, string> => {
  const divisions = regulation.text.divisions.filter(({ role }) => role !== 'frame');
  const urls = [fullTextUrl(regulation), ...divisions.map(({ eId }) => divisionUrl(regulation, eId))];
  return new Map(urls.map((url) => [codeName(url), url]));
});

const codeName = (url: string): string => url.split('/').at(-2) ?? '';

export const sheetCount = (regulation: Regulation): number => pageCount(pagesWithCode(regulation).size, CODES_A_SHEET);

/** @param number from 1 @returns SVG */
export function codeSheet(regulation: Regulation, number: number): string {
  const pages = [...pagesWithCode(regulation)].slice(...rangeOf(number, CODES_A_SHEET));
  return qrSheet(
    new Map(pages.map(([name, url]) => [name, withEdition(absoluteUrl(url), regulation.metadata.issuedOn)])),
  );
}

const sheets = oncePer(
  (regulation: Regulation): ReadonlyMap<string, number> =>
    new Map([...pagesWithCode(regulation).keys()].map((name, place) => [name, pageHolding(place, CODES_A_SHEET)])),
);

/** Where the code of a page is, as the page itself addresses it. @param url of the page under the origin */
export function codeUrl(regulation: Regulation, url: string): string {
  const name = codeName(url);
  return placeOnPage(`../qr-${sheets(regulation).get(name)}.svg`, name);
}
