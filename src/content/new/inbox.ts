/** `content/inbox/`: official files that were dropped there by the web interface of a host, each to become a regulation. */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { Importing } from '../../importing/import.ts';
import { type CandidateReading, readOfficial, slugProblem, storeRegulation } from './regulation.ts';

const INBOX = 'inbox';

export interface Dropped {
  /** Its name in the inbox. */
  readonly file: string;
  /** Of the regulation it became; null where it became none. */
  readonly slug: string | null;
  readonly candidate: CandidateReading;
  readonly imported: Importing | null;
}

/** Stores what can be read and takes it out of the inbox; the rest stays. A file named as a slug gets that slug. */
export async function storeInbox(content: string, taken: readonly string[]): Promise<readonly Dropped[]> {
  const folder = join(content, INBOX);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.isFile() && !/^(?:\.|readme\b)/i.test(entry.name))
    .map(({ name }) => name);
  const used = [...taken];
  const dropped: Dropped[] = [];
  for (const file of names.toSorted()) {
    const bytes = await readFile(join(folder, file));
    const { candidate, imported } = await readOfficial(bytes, file, used, { part: undefined, title: undefined });
    if (!candidate.ok) {
      dropped.push({ file, slug: null, candidate, imported });
      continue;
    }
    const { name } = parse(file);
    const slug = slugProblem(name, used) === null ? name : candidate.proposedSlug;
    await storeRegulation(content, slug, candidate);
    await rm(join(folder, file));
    used.push(slug);
    dropped.push({ file, slug, candidate, imported });
  }
  return dropped;
}
