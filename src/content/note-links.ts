import { fragment, noteId, noteOfId } from '../regulation/addresses.ts';
import type { PlacedNote } from '../regulation/layers/notes/note.ts';
import type { Metadata } from '../regulation/metadata.ts';
import type { Addressed, Addresses } from './addresses.ts';
import type { NoteLinks } from './notes/link-targets.ts';

interface Titled extends Addressed {
  readonly metadata: Pick<Metadata, 'title' | 'shortTitles'>;
}

interface Annotated extends Titled {
  readonly notes: readonly PlacedNote[];
  readonly noteIds: ReadonlySet<string>;
}

/** Where the links of a regulation's notes lead: to its own provisions and notes, and to other documents by title. */
export function noteLinks(regulation: Annotated, library: readonly Titled[], addresses: Addresses): NoteLinks {
  const notes = new Map(regulation.notes.map((note) => [noteId(note.id), note]));
  const { toTitle, toFile } = termLinks(
    library.filter(({ slug }) => slug !== regulation.slug),
    addresses,
  );
  return {
    toFragment: (id) => {
      const note = notes.get(id);
      if (note) return addresses.note(regulation, note);
      if (regulation.noteIds.has(noteOfId(id) ?? '')) return fragment(id);
      return regulation.text.byEId.has(id) ? addresses.provision(regulation, id) : null;
    },
    toTitle,
    toFile,
  };
}

/** Where the links of the glossary lead: it belongs to no regulation, so only titles name one. */
export function termLinks(library: readonly Titled[], addresses: Addresses): NoteLinks {
  const byTitle = new Map(
    library.flatMap((each) =>
      [each.metadata.title, ...each.metadata.shortTitles].map((title) => [title, each] as const),
    ),
  );
  return {
    toFragment: () => null,
    toTitle: (title) => {
      const named = byTitle.get(title);
      return named ? addresses.landing(named) : null;
    },
    toFile: addresses.file,
  };
}
