/**
 * What is kept on the reader's device. Where storage is forbidden even naming `localStorage` throws, and a full one refuses to
 * write: then nothing is kept, and everything else goes on.
 */
export type Area = 'localStorage' | 'sessionStorage';

/** Whatever was kept, possibly by an older version of this site; null when nothing was. */
export function stored(area: Area, key: string): unknown {
  try {
    return JSON.parse(globalThis[area].getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** @returns whether it is kept */
export function store(area: Area, key: string, value: unknown): boolean {
  try {
    globalThis[area].setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forget(area: Area, key: string): void {
  try {
    globalThis[area].removeItem(key);
  } catch {
    // See above
  }
}
