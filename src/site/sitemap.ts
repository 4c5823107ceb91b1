import type { Edition } from '../regulation/edition.ts';
import type { Library, Regulation } from '../regulation/regulation.ts';
import { escapeXml } from './escape-xml.ts';
import {
  absoluteUrl,
  changesUrl,
  divisionUrl,
  fullTextUrl,
  glossaryUrl,
  homeUrl,
  landingUrl,
  linksUrl,
  maintainersUrl,
  notesUrl,
  pictureUrl,
  termUrl,
} from './urls.ts';

/**
 * The sitemap (https://www.sitemaps.org/protocol.html): home and every page with text of its own. One file holds 50,000
 * addresses; a larger library would need an index of several.
 */
export function sitemap({
  regulations,
  glossary,
}: {
  readonly regulations: readonly Pick<Regulation, keyof Edition | 'text' | 'notes'>[];
  readonly glossary: readonly Pick<Library['glossary'][number], 'id'>[];
}): string {
  const pages = regulations.flatMap((regulation) => [
    landingUrl(regulation),
    fullTextUrl(regulation),
    changesUrl(regulation.slug),
    ...(regulation.notes.length > 0 ? [notesUrl(regulation)] : []),
    linksUrl(regulation),
    pictureUrl(regulation),
    ...regulation.text.divisions.filter(({ role }) => role !== 'frame').map(({ eId }) => divisionUrl(regulation, eId)),
  ]);
  const terms = [glossaryUrl(), ...glossary.map(({ id }) => termUrl(id))];
  const urls = [homeUrl(), changesUrl(), maintainersUrl(), ...pages, ...terms].map(
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
