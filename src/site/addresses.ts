import type { Addresses } from '../content/addresses.ts';
import { noteId, placeOnPage } from '../regulation/addresses.ts';
import { assetUrl, landingUrl, provisionUrl } from './urls.ts';

/** The site's addresses, for what the content links to. */
export const addresses: Addresses = {
  landing: landingUrl,
  provision: provisionUrl,
  note: (regulation, { id, division }) => {
    const page = division === null ? landingUrl(regulation) : provisionUrl(regulation, division);
    return placeOnPage(page, noteId(id));
  },
  file: (path) => assetUrl(path.replace(/^\/+/, '')),
};
