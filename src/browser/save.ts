/** Files that are made here and given to the reader. */
import { element } from './dom.ts';

/** Has a worker make a file that is started for it alone. @param address of its script */
export function madeBy(address: string, request: unknown): Promise<Blob> {
  const maker = new Worker(address, { type: 'module' });
  maker.postMessage(request);
  return new Promise<Blob>((resolve, reject) => {
    maker.onmessage = ({ data }) => resolve(data);
    maker.onerror = reject;
  }).finally(() => maker.terminate());
}

/** @param words the name without its ending: what file systems keep for themselves stays out */
export function saveFile(file: Blob, words: string, ending: string): void {
  const url = URL.createObjectURL(file);
  element('a', { href: url, download: `${fileNameOf(words)}.${ending}` }).click();
  // Some browsers read the blob only after the click has been handled
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Most file systems take 255 bytes: 63 characters of the longest, with the ending fewer. */
const LONGEST_NAME = 60;

export const fileNameOf = (words: string): string =>
  [...words.replace(/[\\/:*?"<>|\p{C}]/gu, '_')].slice(0, LONGEST_NAME).join('');
