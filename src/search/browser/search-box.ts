/** What every page carries of the search: the ways to open it, and word from a search that led here. As small as can be. */
import { onSearchKey } from '../../browser/keys.ts';
import type { FilledDialog } from './dialog.ts';
import { type DialogShell, makeDialogShell } from './dialog-shell.ts';
import { trailKept } from './hit-trail.ts';
import { HANDED_OVER } from './messages.ts';
import workerAddress from './worker.ts?worker&url';

/**
 * Clicking a link to the search page opens the dialog instead. Its field is there at once, so that nothing typed is lost
 * while the rest is loaded.
 * @param links `data-bundle` of the first is the address of the index folder
 */
export function startSearchBox(links: readonly HTMLAnchorElement[]): void {
  const [first] = links;
  if (first) openOn(links, first.pathname, first.dataset.bundle ?? '');
  const trail = trailKept();
  if (trail) void import('./hit-marks.ts').then((its) => its.markHits(trail));
}

function openOn(links: readonly HTMLAnchorElement[], page: string, bundle: string): void {
  let shell: DialogShell | null = null;
  let filling: Promise<FilledDialog> | null = null;

  async function open(): Promise<void> {
    shell ??= makeDialogShell(page);
    const { dialog, form, input } = shell;
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    if (!filling) {
      filling = import('./dialog.ts').then((its) => its.fillSearchDialog({ dialog, form, input }, page, bundle));
      askForIndex(bundle);
    }
    try {
      (await filling).search();
    } catch {
      // The search page is the longer way to the same
      form.submit();
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
}

/** What every search needs comes together with the script that uses it: the delay of the link is paid once. */
function askForIndex(bundle: string): void {
  const links = [
    { rel: 'modulepreload', href: workerAddress },
    ...HANDED_OVER.map((name) => ({ rel: 'preload', as: 'fetch', crossOrigin: '', href: bundle + name })),
  ];
  document.head.append(...links.map((link) => Object.assign(document.createElement('link'), link)));
}
