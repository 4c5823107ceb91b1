import type { Addresses } from '../content/addresses.ts';
import { assetUrl, landingUrl, provisionUrl } from './urls.ts';

/** The site's addresses, for what the content links to. */
export const addresses: Addresses = {
  landing: ({ slug }) => landingUrl(slug),
  provision: provisionUrl,
  note: (regulation, { id, division }) => {
    const page =
      division === null ? landingUrl(regulation.slug) : provisionUrl(regulation, division).replace(/#.*/, '');
    return `${page}#note-${id}`;
  },
  file: (path) => assetUrl(path.replace(/^\/+/, '')),
};
