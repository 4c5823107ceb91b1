import type { Diagnostic } from '../../regulation/diagnostics.ts';
import type { Library } from '../../regulation/regulation.ts';
import type { Addresses } from '../addresses.ts';
import { isError, loadLibrary } from '../library.ts';
import { comparePermalinks, permalinkDiagnostics } from './check-permalinks.ts';
import { loadPermalinks, type Permalinks, storePermalinks } from './permalinks-file.ts';
import { loadRedirects } from './redirects-file.ts';

export interface Registration {
  /** Addresses added, and those whose recorded words were corrected. */
  readonly registered: number;
  /** Addresses lost or changed, which a person has to answer for; problems of the content. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Adds the library's new addresses to the list. Content that has errors registers nothing: half a library has other addresses. */
export async function registerPermalinks({
  content,
  addresses,
  published,
}: {
  readonly content: string;
  readonly addresses: Addresses;
  readonly published: (library: Library) => Permalinks;
}): Promise<Registration> {
  const { library, diagnostics } = await loadLibrary(content, addresses);
  const recorded = await loadPermalinks(content);
  const redirects = await loadRedirects(content);
  const problems = [...diagnostics, ...recorded.diagnostics, ...redirects.diagnostics].filter(isError);
  if (problems.length > 0) return { registered: 0, diagnostics: problems };
  const known: Permalinks = recorded.value ?? new Map();
  const changes = comparePermalinks(known, published(library), redirects.value);
  await storePermalinks(content, changes.next);
  return {
    registered: changes.unlisted.length,
    diagnostics: permalinkDiagnostics(known, { ...changes, unlisted: [] }),
  };
}
