import { worksCited } from './library.ts';
import { type Load, loadHeader, type ReadWork, rememberRegulations } from './load-regulation.ts';

/** Regulations of a library that is too large to be read before one page of it is shown. */
export interface OpenedRegulations {
  /** Has a regulation read whole from now on; whether it was not before. */
  readonly open: (slug: string) => boolean;
  /** To be told of every change in a regulation's folder: looking for it in all folders takes longer than reading one. */
  readonly changed: (slug: string) => void;
  /** Reads whole what was opened and what that cites, of all others the header. */
  readonly read: (slugs: readonly string[]) => Promise<OpenedReading>;
}

export interface OpenedReading {
  /** For `loadLibrary`. */
  readonly load: Load;
  /** What is read whole. */
  readonly whole: ReadonlySet<string>;
}

export function openedRegulations(content: string): OpenedRegulations {
  const loadWhole = rememberRegulations();
  const headers = new Map<string, ReturnType<Load>>();
  const opened = new Set<string>();
  const header = (slug: string): ReturnType<Load> => {
    const reading = headers.get(slug) ?? loadHeader(content, slug);
    headers.set(slug, reading);
    return reading;
  };
  return {
    open: (slug) => {
      const isNew = !opened.has(slug);
      opened.add(slug);
      return isNew;
    },
    changed: (slug) => {
      headers.delete(slug);
    },
    read: async (slugs) => {
      const named: ReadWork[] = [];
      for (const slug of slugs) named.push(...[(await header(slug)).value ?? []].flat());
      const own = slugs.filter((slug) => opened.has(slug));
      const read: ReadWork[] = [];
      for (const slug of own) read.push(...[(await loadWhole(content, slug)).value ?? []].flat());
      const whole: ReadonlySet<string> = new Set([...own, ...worksCited(read, named)]);
      return { whole, load: (folder, slug) => (whole.has(slug) ? loadWhole(folder, slug) : header(slug)) };
    },
  };
}
