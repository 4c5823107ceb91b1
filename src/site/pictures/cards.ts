import type { Edition, WorkId } from '../../regulation/edition.ts';
import { eIdToFileName } from '../../regulation/eid.ts';
import { openingOf, titleText } from '../../regulation/names.ts';
import type { Library, Regulation } from '../../regulation/regulation.ts';
import { chineseDate } from '../../regulation/strings.ts';
import { editionName } from '../../regulation/work.ts';
import { site } from '../config.ts';
import { type ReadingPage, readingOrder } from '../outline.ts';
import { phrases } from '../phrases.ts';
import { drawnOf, type Shape } from '../shape.ts';
import { absoluteUrl, assetUrl, cardFileUrl } from '../urls.ts';
import { type Outlines, outlinesFor } from './outlines.ts';
import { toPng } from './png.ts';
import type { Weight } from './svg.ts';

type Pictured = Pick<Regulation, keyof Edition | 'text' | 'metadata'>;

/** The card of pages that have none of their own. */
export function siteCard(only: Regulation | undefined): Card {
  return only ? regulationCard(only) : { over: '', title: site.name, opening: site.tagline, foot: '' };
}

/** All cards of a library by regulation and file name without ending: `index` is the regulation's own. */
export function cardsOf(
  library: Pick<Library, 'regulations' | 'works'>,
): readonly { slug: WorkId; page: string; card: Card }[] {
  const drawn = drawnOf(library.regulations);
  if (drawn === 'the site') return [];
  const works = new Map(library.works.map((work) => [work.slug, work]));
  return library.regulations.flatMap((regulation) => {
    const { slug, text } = regulation;
    const work = works.get(slug);
    const name = work && editionName(work, regulation);
    const pages = drawn === 'every page' ? readingOrder(text) : [];
    const others = (work?.editions ?? []).flatMap((edition) =>
      work === undefined || edition.date === null
        ? []
        : [{ slug, page: edition.date, card: regulationCard(edition, editionName(work, edition)) }],
    );
    return [
      { slug, page: WHOLE, card: regulationCard(regulation, name) },
      ...others,
      ...pages.map((page) => ({
        slug,
        page: eIdToFileName(page.division.eId),
        card: pageCard(regulation, page, name),
      })),
    ];
  });
}

/** The address of a page's card, absolute as Open Graph wants it; that of the regulation or the site where it has none of its own. */
export function cardUrl({ drawn }: Pick<Shape, 'drawn'>, edition?: Edition, eId?: string): string {
  if (edition === undefined || drawn === 'the site') return absoluteUrl(assetUrl('card.png'));
  // Other editions have one each, not one a page
  const own = edition.date ?? (eId !== undefined && drawn === 'every page' ? eIdToFileName(eId) : WHOLE);
  return absoluteUrl(cardFileUrl({ slug: edition.slug, date: null }, own));
}

/** No eId is so named. */
const WHOLE = 'index';

/** @param edition 2018年修正, of a work that has several */
export function regulationCard({ text, metadata }: Pictured, edition?: string): Card {
  const [first] = readingOrder(text);
  const opening = first ? openingOf(first.division.provision, text.source, 120) : '';
  return { over: '', title: titled(metadata, edition), opening, foot: footOf(metadata) };
}

function pageCard({ text, metadata }: Pictured, { division, title }: ReadingPage, edition?: string): Card {
  const opening = openingOf(division.provision, text.source, 120);
  return { over: titled(metadata, edition), title: titleText(title), opening, foot: footOf(metadata) };
}

const titled = ({ title }: Pictured['metadata'], edition: string | undefined): string =>
  edition === undefined ? title : `${title}（${edition}）`;

function footOf({ issuers, documentNumber, issuedOn }: Pictured['metadata']): string {
  return [issuers.join('、'), documentNumber, issuedOn && chineseDate(issuedOn)].filter(Boolean).join('　');
}

/** What a card says. All of it is official text or fact. */
export interface Card {
  /** Over the title: the regulation a page belongs to; empty on the regulation's own. */
  readonly over: string;
  readonly title: string;
  /** Under the title; cut to what fits. */
  readonly opening: string;
  /** At the foot: who issued it and when. */
  readonly foot: string;
}

/** A card as PNG. */
export async function cardPng(card: Card): Promise<Uint8Array<ArrayBuffer>> {
  return toPng(drawCard(card, await outlinesFor([...Object.values(card), '…', site.name])), 1);
}

/** In pixels: what Open Graph readers show in full. */
const CARD_WIDTH = 1200;
const CARD_HEIGHT = 630;
const EDGE = 84;
const MEASURE = CARD_WIDTH - 2 * EDGE;

/** The largest size at which the title takes no more than so many lines: better one smaller line than two with a word on the second. */
const TITLE_SIZES = [
  [68, 1],
  [56, 1],
  [60, 2],
  [48, 2],
  [44, 3],
] as const;

const COLOURS = { paper: '#fcfbf8', ink: '#22201c', quiet: '#625c52', red: '#a8201a' } as const;

/** The picture a shared link shows, as SVG: like the site, paper, ink and the red of 公文 headings. */
export function drawCard({ over, title, opening, foot }: Card, outlines: Outlines): string {
  const shapes: string[] = [];
  let y = EDGE;
  const set = (lines: readonly string[], size: number, weight: Weight, colour: string, leading: number) => {
    for (const line of lines) {
      y += size * leading;
      // The empty half of an opening bracket hangs over the edge
      const x = EDGE - (OPENING_BRACKET.test(line) ? size / 2 : 0);
      shapes.push(`<g fill="${colour}">${outlines.write(line, { x, y, size, weight })}</g>`);
    }
  };
  if (over) set(fitting(over, 34, 400, 1, outlines), 34, 400, COLOURS.quiet, 1.2);
  y += 12;
  const size = TITLE_SIZES.find(([each, most]) => lines(title, each, 700, outlines).length <= most)?.[0] ?? 44;
  set(fitting(title, size, 700, 3, outlines), size, 700, COLOURS.ink, 1.4);
  y += 30;
  const room = Math.max(0, Math.floor((CARD_HEIGHT - 120 - y) / 50));
  set(fitting(opening, 32, 400, Math.min(3, room), outlines), 32, 400, COLOURS.quiet, 1.56);
  y = CARD_HEIGHT - EDGE - 28 * 1.2 + 20;
  set(fitting(foot, 28, 400, 1, outlines), 28, 400, COLOURS.quiet, 1.2);
  // Whose picture it is, where what it shows does not say so
  const brand = title === site.name ? '' : site.name;
  const x = CARD_WIDTH - EDGE - outlines.widthOf(brand, 700) * 28;
  shapes.push(`<g fill="${COLOURS.red}">${outlines.write(brand, { x, y, size: 28, weight: 700 })}</g>`);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${CARD_HEIGHT}">` +
    `<rect width="${CARD_WIDTH}" height="${CARD_HEIGHT}" fill="${COLOURS.paper}"/>` +
    `<rect width="${CARD_WIDTH}" height="18" fill="${COLOURS.red}"/>${shapes.join('')}</svg>`
  );
}

/** At most `most` lines; what does not fit ends in …. */
function fitting(text: string, size: number, weight: Weight, most: number, outlines: Outlines): readonly string[] {
  const all = lines(text, size, weight, outlines);
  if (all.length <= most) return all;
  const kept = all.slice(0, most);
  const last = kept.pop();
  return last === undefined ? [] : [...kept, `${[...last].slice(0, -1).join('')}…`];
}

const OPENING_BRACKET = /^[（《“‘〔「『【〈]/;

/** What may not begin a line (GB/T 15834). */
const NO_START = /^[，。、；：！？）》〉”’」』】〕％…—]/;

/** A bold line is a title: between its words it breaks, never inside one (关于开展质量提升行｜动的指导意见). */
function lines(text: string, size: number, weight: Weight, { widthOf }: Outlines): readonly string[] {
  const fits = (line: string) => widthOf(line, weight) * size <= MEASURE;
  const pieces = weight === 700 ? phrases(text).flatMap((phrase) => (fits(phrase) ? [phrase] : [...phrase])) : text;
  const result: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (fits(line + piece) || NO_START.test(piece)) line += piece;
    else {
      result.push(line);
      line = piece;
    }
  }
  return line ? [...result, line] : result;
}
