import type { Addresses } from '../content/addresses.ts';
import { assetUrl, divisionUrl, landingUrl, provisionUrl } from './urls.ts';

/** The site's addresses, for what the content links to. */
export const addresses: Addresses = {
  landing: ({ slug }) => landingUrl(slug),
  provision: provisionUrl,
  note: ({ slug }, { id, division }) =>
    `${division === null ? landingUrl(slug) : divisionUrl(slug, division)}#note-${id}`,
  file: (path) => assetUrl(path.replace(/^\/+/, '')),
};
