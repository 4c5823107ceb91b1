import type { Link, Root } from 'mdast';
import { findAndReplace } from 'mdast-util-find-and-replace';
import { visit } from 'unist-util-visit';
import { fragment, noteId, noteOfId } from '../../regulation/addresses.ts';
import { say } from '../../regulation/diagnostics/codes.ts';
import type { Edition } from '../../regulation/edition.ts';
import type { PlacedNote } from '../../regulation/layers/notes/note.ts';
import type { Metadata } from '../../regulation/metadata.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import { isOwnFile, type MarkdownProblem } from './check-markdown.ts';

/** Where a note's links lead on the site; each answers null when there is no such thing. */
export interface NoteLinks {
  /** A provision by eId, `art_12__para_1`, or a note, `note-tuanti-biaozhun`. */
  readonly toFragment: (fragment: string) => string | null;
  /** A document of the library by its title: 中华人民共和国标准化法. */
  readonly toTitle: (title: string) => string | null;
  /** A file of the `public` folder: `/images/a.png`. */
  readonly toFile: (path: string) => string;
}

/** Rewrites `#art_12` and `/images/a.png` to the site's addresses, in place; a fragment without target is a problem. */
export function resolveLinks(tree: Root, links: NoteLinks): readonly MarkdownProblem[] {
  const problems: MarkdownProblem[] = [];
  visit(tree, ['link', 'definition', 'image'], (node) => {
    if (node.type !== 'link' && node.type !== 'definition' && node.type !== 'image') return;
    if (isOwnFile(node.url)) {
      node.url = links.toFile(node.url);
    } else if (node.url.startsWith('#')) {
      const address = links.toFragment(node.url.slice(1));
      if (address !== null) node.url = address;
      else
        problems.push({ ...say('note-link-unknown', node.url), ...(node.position?.start ?? { line: 1, column: 1 }) });
    }
  });
  return problems.map(({ severity, code, message, hint, line, column }) => ({
    severity,
    code,
    message,
    hint,
    line,
    column,
  }));
}

/** Links 《title》 where the library holds the document; inside a link nothing changes. */
export function linkTitles(tree: Root, links: NoteLinks): void {
  findAndReplace(
    tree,
    [
      /《([^《》]+)》/g,
      (whole: string, title: string): Link | false => {
        const url = links.toTitle(title);
        return url === null ? false : { type: 'link', url, children: [{ type: 'text', value: whole }] };
      },
    ],
    { ignore: ['link', 'linkReference'] },
  );
}

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

/** What of a regulation decides its addresses. */
export type Addressed = Pick<Regulation, keyof Edition | 'text'>;

/** Where things are read on the site: content is written without knowing, and reading it needs to link. */
export interface Addresses {
  readonly landing: (regulation: Addressed) => string;
  readonly provision: (regulation: Addressed, eId: string) => string;
  /** `division` is null for a note on the whole regulation. */
  readonly note: (regulation: Addressed, note: { readonly id: string; readonly division: string | null }) => string;
  /** A file of the public folder, e.g. `/images/a.png`. */
  readonly file: (path: string) => string;
}
