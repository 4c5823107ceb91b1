import { basename } from 'node:path';
import { type Commit, describeCommit } from '../content/history/history.ts';
import { type PlacedCorrection, placeCorrection } from '../regulation/corrections.ts';
import { type Note, noteTitle } from '../regulation/layers/notes/note.ts';
import type { Division } from '../regulation/model.ts';
import { piecesBelow } from '../regulation/provisions.ts';
import type { Library, Regulation } from '../regulation/regulation.ts';
import { notesByDivision } from './notes.ts';
import { addresses } from './urls.ts';

/**
 * The day of the latest of these notes (their review) and corrections, `YYYY-MM-DD`; null where there are none. From the content, not
 * from Git: a page is the same in every copy, whatever that has of the history.
 */
export function lastChange(
  notes: readonly Pick<Note, 'reviewed'>[],
  corrections: readonly PlacedCorrection[],
): string | null {
  const days = [...notes.map(({ reviewed }) => reviewed), ...corrections.map(({ correction }) => correction.date)];
  return days.toSorted().at(-1) ?? null;
}

/** The corrections of a regulation that stand in its text, newest first. */
export function correctionsOnRecord({
  text,
  metadata,
}: Pick<Regulation, 'text' | 'metadata'>): readonly PlacedCorrection[] {
  return metadata.corrections
    .map((correction) => placeCorrection(text.source, correction))
    .filter((placing) => placing.ok)
    .toSorted((a, b) => (a.correction.date < b.correction.date ? 1 : -1));
}

/** Those that stand in a division. */
export function divisionCorrections(regulation: Pick<Regulation, 'text' | 'metadata'>, { shown, provision }: Division) {
  const lines = new Set([provision, ...shown].flatMap(piecesBelow).map(({ line }) => line));
  return correctionsOnRecord(regulation).filter(({ correction }) => lines.has(correction.line));
}

/** What a regulation is called, also one that is gone. */
export function titlesOf({ regulations }: Pick<Library, 'regulations'>): (slug: string) => string {
  const titles = new Map<string, string>(regulations.map(({ slug, metadata }) => [slug, metadata.title]));
  return (slug) => titles.get(slug) ?? slug;
}

/** Notes of an article, or of the whole text. */
export interface WrittenNotes {
  readonly title: string;
  readonly notes: readonly { readonly href: string; readonly name: string }[];
}

/** The notes that a commit wrote, as far as they still stand, in the order of the text. */
export function notesWritten(regulation: Regulation, { changes }: Pick<Commit, 'changes'>): readonly WrittenNotes[] {
  const ids = new Set(
    changes.flatMap(({ kind, action, file }) =>
      kind === '注释' && action !== 'removed' ? [basename(file, '.md')] : [],
    ),
  );
  const still = regulation.notes.filter(({ id }) => ids.has(id));
  return notesByDivision(regulation, still).map(({ title, notes }) => ({
    title,
    notes: notes.map((note) => ({ href: addresses.note(regulation, note), name: noteTitle(note) })),
  }));
}

/** An entry of the 更新记录. */
export interface ChangeEntry {
  readonly id: string;
  readonly commit: Commit;
  readonly what: readonly string[];
}

/** Things said of one commit; one that adds a whole library has thousands. */
const MOST_SAID = 40;

export function entriesOf(commits: readonly Commit[], titleOf?: (slug: string) => string): readonly ChangeEntry[] {
  return commits.map((commit) => ({
    id: `c-${commit.hash.slice(0, 12)}`,
    commit,
    what: shortened(describeCommit(commit, titleOf)),
  }));
}

const shortened = (what: readonly string[]): readonly string[] =>
  what.length <= MOST_SAID ? what : [...what.slice(0, MOST_SAID), `等${what.length}项`];
