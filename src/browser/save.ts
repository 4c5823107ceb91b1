/** Files that are made here and given to the reader. */
import { element } from './dom.ts';

/** Has a worker make a file that is started for it alone. @param address of its script */
export function madeBy(address: string, request: unknown): Promise<Blob> {
  const maker = new Worker(address, { type: 'module' });
  return new Promise<Blob>((resolve, reject) => {
    maker.addEventListener('message', ({ data }) => resolve(data));
    maker.addEventListener('error', reject);
    maker.postMessage(request);
  }).finally(() => maker.terminate());
}

export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  element('a', { href: url, download: name }).click();
  // Some browsers read the blob only after the click has been handled
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
