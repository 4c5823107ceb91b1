import { type Forwardings, forward } from '../content/permalinks/forwarding.ts';
import { loadPermalinks } from '../content/permalinks/permalinks-file.ts';
import { loadRedirects } from '../content/permalinks/redirects-file.ts';
import { oncePer } from '../regulation/once-per.ts';
import type { Library } from '../regulation/regulation.ts';
import { site } from './config.ts';
import { getLibrary } from './library.ts';
import { publishedAddresses } from './published.ts';

/** What became of addresses that no longer lead where they did; read once for every reading of the library. */
export const getForwardings = async (): Promise<Forwardings> => load(await getLibrary());

const load = oncePer(async (library: Library): Promise<Forwardings> => {
  const content = import.meta.env.CONTENT_FOLDER;
  const [redirects, recorded] = await Promise.all([loadRedirects(content), loadPermalinks(content)]);
  return forward(redirects.value, publishedAddresses(library), recorded.value ?? new Map());
});

/** `law/art-4/#art_4__para_2` as it is linked: under the site's base. */
export const forwardUrl = (address: string): string => site.base + address;
