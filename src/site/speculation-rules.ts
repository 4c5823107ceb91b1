import { homeUrl } from './urls.ts';

/**
 * Lets a browser that knows them (https://html.spec.whatwg.org/#speculative-loading) fetch a page of the site when the reader is
 * about to open it: the pointer rests on its link, or a finger touches it.
 */
export function speculationRules(): string {
  return JSON.stringify({ prefetch: [{ where: { href_matches: `${homeUrl()}*` }, eagerness: 'moderate' }] });
}
