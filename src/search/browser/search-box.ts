/** What every page carries of the search: the keys that open it, and word from a search that led here. As small as can be. */
import { onSearchKey } from '../../browser/shortcuts.ts';
import type { SearchDialog } from './dialog.ts';
import { hitsKept } from './hit-trail.ts';

/**
 * Clicking a link to the search page opens the dialog instead.
 * @param links at least one; `data-bundle` is the address of the index folder
 */
export function startSearchBox(links: readonly HTMLAnchorElement[]): void {
  const [first] = links;
  if (!first) return;
  let loading: Promise<SearchDialog> | null = null;

  /** The link's own way remains when the dialog cannot be loaded. */
  async function open(): Promise<void> {
    try {
      loading ??= import('./dialog.ts').then(({ makeSearchDialog }) =>
        makeSearchDialog(first?.pathname ?? '', first?.dataset.bundle ?? ''),
      );
      (await loading).open();
    } catch {
      location.assign(first?.href ?? '');
    }
  }

  for (const link of links) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      void open();
    });
  }
  onSearchKey(() => void open());

  const words = hitsKept();
  if (words.length > 0) void import('./hit-marks.ts').then(({ markHits }) => markHits(words));
}
