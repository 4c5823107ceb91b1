/** What is shown: with all that editors add, or the official text alone (`text`). A reader's setting, and part of the address. */
export const VIEW = 'view';

/** The address shows the page as it is seen, to be shared: `?view=text`, whether that was chosen here or remembered. */
export function putViewInAddress(root: HTMLElement): void {
  const url = new URL(location.href);
  const view = root.dataset[VIEW] ?? '';
  if ((url.searchParams.get(VIEW) ?? '') === view) return;
  if (view) url.searchParams.set(VIEW, view);
  else url.searchParams.delete(VIEW);
  history.replaceState(history.state, '', url);
}
