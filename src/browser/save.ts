import { element } from './dom.ts';

/** Gives the reader a file that was made here. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  element('a', { href: url, download: name }).click();
  // Some browsers read the blob only after the click has been handled
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
