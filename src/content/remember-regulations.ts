import { join } from 'node:path';
import { changedFiles, type FolderState, folderState } from './folder-state.ts';
import { loadRegulation } from './load-regulation.ts';

type Load = typeof loadRegulation;

/** Reads regulations, and reads one again only when a file of its folder changed: what a watcher repeats on every change. */
export function rememberRegulations(load: Load = loadRegulation): Load {
  const known = new Map<string, { readonly state: FolderState; readonly reading: ReturnType<Load> }>();
  return async (content, slug) => {
    const folder = join(content, 'regulations', slug);
    const state = await folderState(folder);
    const earlier = known.get(folder);
    if (earlier && changedFiles(earlier.state, state).length === 0) return earlier.reading;
    const reading = load(content, slug);
    known.set(folder, { state, reading });
    return reading;
  };
}
