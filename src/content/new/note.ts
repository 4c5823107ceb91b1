import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../../files/errors.ts';
import { shownPath } from '../../files/paths.ts';
import { say } from '../../regulation/diagnostics/codes.ts';
import type { Diagnostic } from '../../regulation/diagnostics.ts';
import { type Anchor, openingWords, resolveAnchor } from '../../regulation/layers/anchor.ts';
import { anchorDiagnostic } from '../../regulation/layers/anchor-diagnostic.ts';
import type { RegulationText } from '../../regulation/model.ts';
import { readSource } from '../../regulation/source/read.ts';
import { similarTo } from '../../regulation/strings.ts';
import { parse } from '../../regulation/structure/parse.ts';
import { nameProblem, noteTemplate } from '../notes/read-note.ts';
import { readContentFile } from '../read-file.ts';
import { findRegulationFolders } from '../regulation-folders.ts';
import { unportable } from '../slug.ts';
import { wordsInPinyin } from './slug-from-title.ts';

export interface NewNote {
  readonly slug: string;
  readonly anchor: Anchor;
  /** File name without `.md`; when not given, the pinyin of the quote. */
  readonly name?: string | undefined;
  /** `YYYY-MM-DD` */
  readonly added: string;
}

export type NewNoteResult =
  /** `file` is the path in the content folder. */
  | { readonly ok: true; readonly file: string }
  | { readonly ok: false; readonly problems: readonly Pick<Diagnostic, 'message' | 'hint'>[] };

/** Writes `notes/<name>.md` for a place that exists, exactly once, in the regulation; a file that is there stays as it is. */
export async function newNote(content: string, { slug, anchor, name, added }: NewNote): Promise<NewNoteResult> {
  const refused = (...problems: readonly Pick<Diagnostic, 'message' | 'hint'>[]) => ({ ok: false, problems }) as const;
  const sourceFile = `regulations/${slug}/source.txt`;
  const reading = await readContentFile(content, sourceFile);
  if (!reading.ok)
    return refused(...(reading.missing ? [await unknownRegulation(content, slug)] : reading.diagnostics));
  if (anchor.kind === 'quote' && anchor.quote.trim() === '') return refused(say('note-quote-empty'));
  const { source, diagnostics } = readSource(reading.bytes, sourceFile);
  if (!source) return refused(...diagnostics);
  const text = parse(source);
  const resolution = resolveAnchor(text, anchor);
  if (!resolution.ok)
    return refused(anchorDiagnostic(text, anchor, resolution.failure, { file: sourceFile, line: 1, column: 1 }));

  const id = name ?? proposedName(anchor);
  const misnamed = nameProblem(id);
  if (misnamed !== null) return refused(misnamed);
  const why = unportable(id);
  if (why !== null) return refused(say('name-unportable', id, why));
  const folder = `regulations/${slug}/notes`;
  const file = `${folder}/${id}.md`;
  await mkdir(join(content, folder), { recursive: true });
  try {
    await writeFile(join(content, file), noteTemplate(withOpening(text, anchor), added), { flag: 'wx' });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    return refused(say('note-duplicate', id, shownPath(join(content, file))));
  }
  return { ok: true, file };
}

/** The pinyin of the words; for a whole provision its eId, so that notes on several have different names: `art_3__para_1` → `art-3-para-1`. */
function proposedName(anchor: Anchor): string {
  const words = anchor.kind === 'quote' ? wordsInPinyin(anchor.quote) : '';
  const place = anchor.kind === 'regulation' ? 'quanwen' : anchor.eId.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return words || place;
}

/** A whole provision is written down with the words it begins with. */
function withOpening(text: RegulationText, anchor: Anchor): Anchor {
  const provision = anchor.kind === 'provision' ? text.byEId.get(anchor.eId) : undefined;
  return provision ? { kind: 'provision', eId: provision.eId, opening: openingWords(text, provision) } : anchor;
}

async function unknownRegulation(content: string, slug: string): Promise<Pick<Diagnostic, 'message' | 'hint'>> {
  const { slugs } = await findRegulationFolders(content);
  return say('regulation-unknown', slug, similarTo(slug, slugs));
}
