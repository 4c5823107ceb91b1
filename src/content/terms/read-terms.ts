import { basename } from 'node:path/posix';
import { say } from '../../regulation/diagnostics/codes.ts';
import type { Diagnostic } from '../../regulation/diagnostics.ts';
import { slugField } from '../../regulation/fields.ts';
import { type Term, termSchema } from '../../regulation/layers/terms/term.ts';
import { markdownProblems } from '../notes/render.ts';
import type { ContentFile, Reading } from '../read-file.ts';
import { readYaml, splitFrontMatter } from '../yaml/read-yaml.ts';

/** Reads a glossary; an entry that is wrong is reported and left out. A name belongs to one entry only. */
export function readTerms(files: readonly ContentFile[]): Reading<readonly Term[]> {
  const readings = files.map(readTerm);
  const terms = readings.flatMap(({ value }) => value ?? []);
  const owners = new Map<string, Term>();
  const disputes: Diagnostic[] = [];
  for (const term of terms) {
    for (const name of [term.term, ...term.aliases]) {
      const owner = owners.get(name);
      if (owner === undefined) owners.set(name, term);
      else disputes.push(dispute(name, term, owner));
    }
  }
  return { value: terms, diagnostics: [...readings.flatMap(({ diagnostics }) => diagnostics), ...disputes] };
}

function readTerm({ file, content }: ContentFile): Reading<Term | null> {
  const id = basename(file, '.md');
  const name = slugField.safeParse(id);
  if (!name.success)
    return {
      value: null,
      diagnostics: [{ ...say('term-name', id, name.error.issues[0]?.message ?? ''), file, line: 1, column: 1 }],
    };
  const split = splitFrontMatter(file, content);
  if (!split.ok) return { value: null, diagnostics: split.diagnostics };
  const { matter, body, bodyLine } = split.parts;
  const reading = readYaml(matter, termSchema);
  if (!reading.ok) {
    const inBody = markdownProblems({ id, file, body, bodyLine });
    return { value: null, diagnostics: [...reading.diagnostics, ...inBody] };
  }
  const { definition = null, ...rest } = reading.value;
  const origin = { file, ...reading.at(['term']) };
  return { value: { ...rest, id, file, origin, definition, body, bodyLine }, diagnostics: [] };
}

function dispute(name: string, { origin, file }: Term, owner: Term): Diagnostic {
  return { ...say('term-duplicate', name, owner.file === file ? null : owner.file), ...origin };
}
