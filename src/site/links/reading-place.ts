import { eIdToFileName } from '../../regulation/eid.ts';
import { type Stretch, stretchesOf } from '../../regulation/links/stretches.ts';
import type { RegulationText } from '../../regulation/model.ts';
import { divisionUrl, fullTextUrl, landingUrl, pageOf, provisionUrl } from '../urls.ts';

/** The page that shows a text, by the parameters of its address. */
export interface ReadingPlace {
  readonly slug?: string | undefined;
  /** The division the page shows as addresses write it, `art-12`; absent for the whole text. */
  readonly division?: string | undefined;
}

interface Linked {
  readonly slug: string;
  readonly text: RegulationText;
}

/** Where a citation's targets lead. */
export interface TargetAddress {
  readonly href: string;
  /** Of several targets; empty of one, and of a whole document. */
  readonly stretches: readonly Stretch[];
  /** The page where the first of several can be read by itself, when they lead to the whole text. */
  readonly excerpt?: string;
}

/**
 * The address of a citation's targets, seen from a page: a fragment where they are on it. Several are shown together, on the page
 * that holds them all: `/law/full/?show=art_3..art_7#art_3`. Without scripts one lands at the first.
 */
export function targetAddress(regulation: Linked, targets: readonly string[], place: ReadingPlace): TargetAddress {
  const { slug, text } = regulation;
  const [first, ...others] = targets;
  if (first === undefined) return { href: landingUrl(slug), stretches: [] };
  if (others.length === 0) return { href: fromHere(regulation, first, place), stretches: [] };
  const stretches = stretchesOf(text, targets);
  const pages = new Set(targets.map((eId) => pageOf(regulation, eId)));
  const [page = null] = pages.size === 1 ? pages : [];
  const here = isOn(place, slug, page);
  const path = here ? '' : page === null ? fullTextUrl(slug) : divisionUrl(slug, page);
  const href = `${path}?show=${writeStretches(stretches)}#${first}`;
  const firstPage = pageOf(regulation, first);
  if (here || page !== null || firstPage === null) return { href, stretches };
  return { href, stretches, excerpt: divisionUrl(slug, firstPage) };
}

/** `art_3..art_7,art_9`, as browser/show-range.ts reads it. */
function writeStretches(stretches: readonly Stretch[]): string {
  return stretches.map(({ from, to }) => (from === to ? from : `${from}..${to}`)).join(',');
}

function fromHere(regulation: Linked, eId: string, place: ReadingPlace): string {
  return isOn(place, regulation.slug, pageOf(regulation, eId)) ? `#${eId}` : provisionUrl(regulation, eId);
}

/** Whether the page that shows a division is the one being read; the whole text is it for all of them. */
function isOn(place: ReadingPlace, slug: string, page: string | null): boolean {
  if (place.slug !== slug) return false;
  return place.division === undefined || (page !== null && place.division === eIdToFileName(page));
}
