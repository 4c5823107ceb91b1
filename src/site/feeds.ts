import { Feed } from 'feed';
import { placeOnPage } from '../regulation/addresses.ts';
import type { Edition } from '../regulation/edition.ts';
import type { Library, Regulation } from '../regulation/regulation.ts';
import { comparedPairs, standingOf, type Work } from '../regulation/work.ts';
import { site } from './config.ts';
import { pairUrl } from './editions.ts';
import type { ChangeEntry } from './history.ts';
import { hasOutcomes } from './notes.ts';
import { glanceOf } from './pictures/glance.ts';
import { escapeXml } from './pictures/svg.ts';
import { hasTasks } from './tasks.ts';
import {
  absoluteUrl,
  changesUrl,
  dataUrl,
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
  pictureUrl,
  proofreadUrl,
  regulationsUrl,
  tasksUrl,
  termUrl,
  verifyingUrl,
} from './urls.ts';

/**
 * The sitemap (https://www.sitemaps.org/protocol.html): home and every page with text of its own. One file holds 50,000
 * addresses; a larger library would need an index of several.
 */
export function sitemap({
  regulations,
  works,
  glossary,
}: {
  readonly regulations: readonly Pick<Regulation, keyof Edition | 'text' | 'notes' | 'relations'>[];
  readonly works: readonly Work<Regulation>[];
  readonly glossary: readonly Pick<Library['glossary'][number], 'id'>[];
}): string {
  const ofEdition = (regulation: (typeof regulations)[number]): readonly string[] => [
    landingUrl(regulation),
    fullTextUrl(regulation),
    ...(regulation.notes.length > 0 ? [notesUrl(regulation)] : []),
    linksUrl(regulation),
    ...regulation.text.divisions.filter(({ role }) => role !== 'frame').map(({ eId }) => divisionUrl(regulation, eId)),
  ];
  const pages = regulations.flatMap((regulation) => [
    landingUrl(regulation),
    fullTextUrl(regulation),
    changesUrl(regulation.slug),
    ...(regulation.notes.length > 0 ? [notesUrl(regulation)] : []),
    ...(hasOutcomes(regulation) ? [outcomesUrl(regulation)] : []),
    linksUrl(regulation),
    pictureUrl(regulation),
    ...(glanceOf(regulation) ? [glanceUrl(regulation)] : []),
    ...(hasTasks(regulation) ? [tasksUrl(regulation)] : []),
    ...regulation.text.divisions.filter(({ role }) => role !== 'frame').map(({ eId }) => divisionUrl(regulation, eId)),
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
    proofreadUrl(),
    dataUrl(),
    verifyingUrl(),
    maintainersUrl(),
  ];
  const urls = [...site, ...pages, ...others, ...terms].map(
    (path) => `<url><loc>${escapeXml(absoluteUrl(path))}</loc></url>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
}

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
