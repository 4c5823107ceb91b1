/**
 * Lets a browser that knows them (https://html.spec.whatwg.org/#speculative-loading) fetch a page of the site when the reader is
 * about to open it: the pointer rests on its link, or a finger touches it. The site's security policy admits this text by its hash.
 */
export const speculationRules = (home: string): string =>
  JSON.stringify({ prefetch: [{ where: { href_matches: `${home}*` }, eagerness: 'moderate' }] });
