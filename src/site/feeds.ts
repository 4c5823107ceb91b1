import { Feed } from 'feed';
import { placeOnPage } from '../regulation/addresses.ts';
import type { Edition } from '../regulation/edition.ts';
import { oncePer } from '../regulation/once-per.ts';
import type { Library, Regulation } from '../regulation/regulation.ts';
import { comparedPairs, standingOf, type Work } from '../regulation/work.ts';
import { site } from './config.ts';
import type { ChangeEntry } from './history.ts';
import { hasOutcomes } from './notes.ts';
import { pageCount, pageParams, rangeOf } from './paging.ts';
import { glanceOf } from './pictures/glance.ts';
import { escapeXml } from './pictures/svg.ts';
import { hasTasks } from './tasks.ts';
import {
  absoluteUrl,
  basketUrl,
  changesUrl,
  dataUrl,
  deskUrl,
  divisionUrl,
  fullTextUrl,
  glanceUrl,
  glossaryUrl,
  guideUrl,
  homeUrl,
  landingUrl,
  linksUrl,
  maintainersUrl,
  notesUrl,
  outcomesUrl,
  pairUrl,
  pictureUrl,
  proofreadUrl,
  regulationsUrl,
  sideUrl,
  sitemapUrl,
  tasksUrl,
  termUrl,
  verifyingUrl,
} from './urls.ts';

/** More addresses no sitemap may hold (https://www.sitemaps.org/protocol.html). */
const MOST_ADDRESSES = 50_000;

/** What `sitemap.xml` lists: addresses, or where they are too many the files that do. */
export function sitemap(addresses: readonly string[], most = MOST_ADDRESSES): string {
  const count = pageCount(addresses.length, most);
  if (count === 1) return listed('urlset', 'url', addresses);
  const files = Array.from({ length: count }, (_, index) => sitemapUrl(index + 1));
  return listed('sitemapindex', 'sitemap', files);
}

/** The numbers of the files that `sitemap.xml` lists instead of addresses. */
export const sitemapNumbers = (addresses: readonly string[], most = MOST_ADDRESSES): readonly number[] =>
  addresses.length > most ? pageParams(pageCount(addresses.length, most)).map(({ number }) => number) : [];

/** Such a file, from 1. */
export const sitemapPart = (addresses: readonly string[], number: number, most = MOST_ADDRESSES): string =>
  listed('urlset', 'url', addresses.slice(...rangeOf(number, most)));

function listed(list: string, item: string, addresses: readonly string[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${list} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
    ...addresses.map((path) => `<${item}><loc>${escapeXml(absoluteUrl(path))}</loc></${item}>`),
    `</${list}>`,
    '',
  ].join('\n');
}

/** Home and every page with text of its own. Further pages of long lists are found from the first. */
export const pagesToRead = oncePer(
  ({
    regulations,
    works,
    glossary,
  }: {
    readonly regulations: readonly Pick<Regulation, keyof Edition | 'text' | 'notes' | 'relations'>[];
    readonly works: readonly Work<Regulation>[];
    readonly glossary: readonly Pick<Library['glossary'][number], 'id'>[];
  }): readonly string[] => {
    const ofEdition = (regulation: (typeof regulations)[number]): readonly string[] => [
      landingUrl(regulation),
      fullTextUrl(regulation),
      ...(regulation.notes.length > 0 ? [notesUrl(regulation)] : []),
      linksUrl(regulation),
      ...regulation.text.divisions
        .filter(({ role }) => role !== 'frame')
        .map(({ eId }) => divisionUrl(regulation, eId)),
    ];
    const pages = regulations.flatMap((regulation) => [
      ...ofEdition(regulation),
      changesUrl(regulation.slug),
      ...(hasOutcomes(regulation) ? [outcomesUrl(regulation)] : []),
      pictureUrl(regulation),
      ...(glanceOf(regulation) ? [glanceUrl(regulation)] : []),
      ...(hasTasks(regulation) ? [tasksUrl(regulation)] : []),
    ]);
    // What is superseded is for readers, not to be found instead of the law; what is to come is
    const others = works.flatMap((work) => [
      ...work.editions.filter((edition) => standingOf(work, edition) === 'future').flatMap(ofEdition),
      ...comparedPairs(work).map(({ old, next }) => pairUrl(work, old, next)),
    ]);
    const terms = [glossaryUrl(), ...glossary.map(({ id }) => termUrl(id))];
    // Home of a library of one is its landing page
    const home = regulations.length === 1 ? [] : [homeUrl()];
    const site = [
      ...home,
      regulationsUrl(),
      changesUrl(),
      guideUrl(),
      deskUrl(),
      basketUrl(),
      proofreadUrl(),
      sideUrl(),
      dataUrl(),
      verifyingUrl(),
      maintainersUrl(),
    ];
    return [...site, ...pages, ...others, ...terms];
  },
);

/** As many as a reader who comes back after a while needs. */
const MOST_ENTRIES = 50;

/** An Atom feed (RFC 4287) of a 更新记录. Its date is that of its newest entry, so that a build says the same every time. */
export function atomFeed(title: string, page: string, self: string, entries: readonly ChangeEntry[]): string {
  const feed = new Feed({
    id: absoluteUrl(page),
    link: absoluteUrl(page),
    title,
    language: 'zh-CN',
    copyright: '',
    generator: site.name,
    updated: new Date(entries[0]?.commit.date ?? 0),
    feedLinks: { atom: absoluteUrl(self) },
    author: { name: site.name },
  });
  for (const { id, commit, what } of entries.slice(0, MOST_ENTRIES)) {
    feed.addItem({
      id: placeOnPage(absoluteUrl(page), id),
      link: placeOnPage(absoluteUrl(page), id),
      title: what.join('；'),
      date: new Date(commit.date),
      // HTML (`type="html"`), which a commit's subject is not
      content: escapeXml(`${what.join('；')}。提交 ${commit.hash.slice(0, 12)}：${commit.subject}`),
    });
  }
  return feed.atom1();
}
