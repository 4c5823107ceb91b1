/**
 * The words of what is in the basket, read from the pages that publish them, in the edition that was put in: what goes out is what is
 * published, whatever was kept. And what has become of it since.
 */
import { type BasketEntry, placeKey } from '../browser/basket.ts';
import { blocksAt, type OfficialBlock, plainOf } from '../browser/blocks.ts';
import { saidOfEdition } from '../browser/effective.ts';
import { divisionPath, editionPath, FULL_TEXT, fragment, showQuery, withEdition } from '../regulation/addresses.ts';
import { type CitationData, type CitedPlace, clauseReference } from '../regulation/citation.ts';
import { isWorkId } from '../regulation/edition.ts';
import { divisionOfEId, parseEId } from '../regulation/eid.ts';
import { hashIn, textHash } from './kept.ts';

export type EntryReading = ReadEntry | LostEntry;

export interface ReadEntry {
  readonly kind: 'read';
  readonly blocks: readonly OfficialBlock[];
  readonly data: CitationData;
  /** 《…条例》第十条第二款 */
  readonly citation: string;
  /** Whole; says which edition. */
  readonly address: string;
  /** With what stands there now: to be kept, once the reader has seen what has changed. */
  readonly entry: BasketEntry;
  /** The text of this edition is no longer what was put in; how it was, where that is known. */
  readonly changed: { readonly before: string } | null;
  /** What its page says of the edition's time, each a paragraph. */
  readonly told: readonly HTMLElement[];
  /** The same in the edition that is in force, where that is another. */
  readonly inForce: BasketEntry | null;
}

/** What cannot be read: there is no such thing, or it cannot be had now. */
export interface LostEntry {
  readonly kind: 'lost';
  readonly why: 'regulation' | 'edition' | 'provision' | 'unreachable';
}

const lost = (why: LostEntry['why']): LostEntry => ({ kind: 'lost', why });

/** A page or file of the site. */
type Fetched<What> = { readonly got: What } | 'gone' | 'unreachable';

export interface EntryReader {
  read(entry: BasketEntry): Promise<EntryReading>;
}

/** @param root the site's path; each page and file is asked for once */
export function openReader(root: string): EntryReader {
  const asked = new Map<string, Promise<Fetched<string>>>();
  const parsed = new Map<string, Document>();

  function text(path: string): Promise<Fetched<string>> {
    const known = asked.get(path);
    if (known) return known;
    // What could not be had now is asked for again
    const answer = fetchText(root + path).then((got) => {
      if (got === 'unreachable') asked.delete(path);
      return got;
    });
    asked.set(path, answer);
    return answer;
  }

  async function page(path: string): Promise<Fetched<Document>> {
    const html = await text(path);
    if (typeof html === 'string') return html;
    // Nothing of it is painted as it is, and the policy of this page would speak up against its styles
    const document =
      parsed.get(path) ??
      new DOMParser().parseFromString(html.got.replace(/<style[\s\S]*?<\/style>/g, ''), 'text/html');
    parsed.set(path, document);
    return { got: document };
  }

  async function citing(edition: string): Promise<Fetched<CitationData>> {
    const json = await text(`${edition}citation.json`);
    return typeof json === 'string' ? json : { got: JSON.parse(json.got) };
  }

  /** The page that shows a place, and what stands there. A large law is kept on a device as its whole text alone. */
  async function placed(edition: string, place: CitedPlace): Promise<Fetched<Placed>> {
    const division = divisionOfEId(place.eId);
    let missing: 'gone' | 'unreachable' = 'gone';
    for (const path of division === null ? [FULL_TEXT] : [divisionPath(division), FULL_TEXT]) {
      const shown = await page(edition + path);
      if (shown === 'unreachable') missing = shown;
      if (typeof shown === 'string') continue;
      const blocks = blocksAt(shown.got, place);
      if (blocks) return { got: { page: shown.got, blocks, path: edition + path } };
    }
    return missing;
  }

  async function inEdition(entry: BasketEntry, edition: string, data: CitationData): Promise<EntryReading> {
    const shown = await placed(edition, entry.place);
    if (typeof shown === 'string') return lost(shown === 'gone' ? 'provision' : shown);
    const { page, blocks, path } = shown.got;
    const known = hashIn(entry);
    const text = plainOf(blocks);
    const at = placeKey(edition.replace(/\/$/, ''), entry.place);
    return {
      kind: 'read',
      entry: { ...entry, at, edition: data.work.issuedOn ?? '', text, hash: undefined },
      blocks,
      data,
      citation: clauseReference(data, entry.place),
      address: withEdition(new URL(root + path + placeOn(path, entry.place), location.href).href, data.work.issuedOn),
      changed: known !== undefined && known !== textHash(text) ? { before: entry.text } : null,
      told: saidOfEdition(page),
      inForce: inForceOf(page, entry),
    };
  }

  return {
    async read(entry) {
      const { slug, edition } = entry;
      if (!isWorkId(slug)) return lost('regulation');
      const inForce = editionPath({ slug, date: null });
      const current = await citing(inForce);
      if (typeof current === 'string') return lost(current === 'gone' ? 'regulation' : current);
      const { issuedOn } = current.got.work;
      if (edition === '' || issuedOn === undefined || edition === issuedOn)
        return inEdition(entry, inForce, current.got);
      const dated = editionPath({ slug, date: edition });
      const data = await citing(dated);
      if (typeof data === 'string') return lost(data === 'gone' ? 'edition' : data);
      return inEdition(entry, dated, data.got);
    },
  };
}

interface Placed {
  readonly page: Document;
  readonly blocks: readonly OfficialBlock[];
  readonly path: string;
}

async function fetchText(address: string): Promise<Fetched<string>> {
  const response = await fetch(address).catch(() => null);
  if (response === null || (!response.ok && ![404, 410].includes(response.status))) return 'unreachable';
  return response.ok ? { got: await response.text() } : 'gone';
}

/** Of a place on its page; that of the page itself is the page. */
function placeOn(path: string, { eId, lastEId, sentences }: CitedPlace): string {
  if (sentences) return fragment(`${eId}__s_${sentences.from}`);
  if (lastEId !== undefined && lastEId !== eId) return showQuery([{ from: eId, to: lastEId }]) + fragment(eId);
  return path.endsWith(divisionPath(eId)) ? '' : fragment(eId);
}

/** The same in the edition in force, as a page of another says where it is (EditionBanner.astro). */
function inForceOf(page: Document, { slug, comment }: BasketEntry): BasketEntry | null {
  const eId = page.querySelector<HTMLElement>('.edition-banner [data-in-force]')?.dataset.inForce ?? '';
  if (parseEId(eId) === null) return null;
  return { at: placeKey(slug, { eId }), slug, edition: '', place: { eId }, text: '', comment };
}
