import { basename } from 'node:path/posix';
import { stringify } from 'yaml';
import { say } from '../../regulation/diagnostics/codes.ts';
import type { Diagnostic } from '../../regulation/diagnostics.ts';
import { slugField } from '../../regulation/fields.ts';
import type { Anchor } from '../../regulation/layers/anchor.ts';
import type { AnchorOrigin } from '../../regulation/layers/anchor-diagnostic.ts';
import { NOTE_TYPES, type Note, noteSchema } from '../../regulation/layers/notes/note.ts';
import { outcomesOf } from '../../regulation/layers/notes/outcome.ts';
import type { ContentFile, Reading } from '../read-file.ts';
import { type PositionOf, readYaml, splitFrontMatter } from '../yaml/read-yaml.ts';
import { markdownProblems } from './render.ts';

/** In UTF-16 units: a note is read beside its line; what is longer is a document of its own. */
export const LONGEST_NOTE = 20_000;

/** Reads notes; each that is wrong is reported and left out, the others are still read. */
export function readNotes(files: readonly ContentFile[]): Reading<readonly Note[]> {
  const notes = new Map<string, Note>();
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    const reading = readNote(file);
    diagnostics.push(...reading.diagnostics);
    if (reading.value === null) continue;
    const earlier = notes.get(reading.value.id);
    if (earlier === undefined) notes.set(reading.value.id, reading.value);
    else diagnostics.push(duplicate(reading.value, earlier));
  }
  return { value: [...notes.values()], diagnostics };
}

function readNote({ file, content }: ContentFile): Reading<Note | null> {
  const id = basename(file, '.md');
  const problems = checkFile(file, id, content);
  if (problems.length > 0) return { value: null, diagnostics: problems };
  const split = splitFrontMatter(file, content);
  if (!split.ok) return { value: null, diagnostics: split.diagnostics };
  const { matter, body, bodyLine } = split.parts;
  const reading = readYaml(matter, noteSchema);
  const empty = ['', UNWRITTEN].includes(body.trim()) ? [emptyBody(file, body, bodyLine)] : [];
  if (!reading.ok || empty.length > 0) {
    const inBody = markdownProblems({ id, file, body, bodyLine });
    return { value: null, diagnostics: [...reading.diagnostics, ...empty, ...inBody] };
  }
  const { title = null, reviewed = reading.value.added, ...rest } = reading.value;
  const origin = originOf(file, content, rest.anchor, reading.at);
  const reviewedOrigin = reading.at([reading.value.reviewed === undefined ? 'added' : 'reviewed']);
  const steps = { outcomes: outcomesOf(rest), outcomesOrigin: reading.at(['outcomes']) };
  const note = { ...rest, ...steps, id, file, title, reviewed, reviewedOrigin, origin, body, bodyLine };
  return { value: note, diagnostics: [] };
}

function originOf(file: string, content: string, anchor: Anchor, at: PositionOf): AnchorOrigin {
  if (anchor.kind === 'regulation') return { file, ...at(['anchor']) };
  if (anchor.kind === 'quote') return { file, ...at(['anchor', 'quote']), eId: at(['anchor', 'eId']) };
  if (anchor.opening !== undefined) return { file, ...at(['anchor', 'opening']), eId: at(['anchor', 'eId']) };
  const place = at(['anchor', 'eId']);
  const line = content.split(/\r\n|\n|\r/)[place.line - 1] ?? '';
  // A mapping in the place of what stands between quotation marks would be a text
  if (!line.startsWith(anchor.eId, place.column - 1)) return { file, ...place };
  const before = line.slice(0, place.column - 1);
  const [, indent] = /^(\s+)eId:\s*$/.exec(before) ?? [];
  if (indent !== undefined) return { file, ...place, eId: place, between: `\n${indent}` };
  if (!/eId:\s*$/.test(before)) return { file, ...place, eId: place };
  return /\{\s*eId:\s*$/.test(before) ? { file, ...place, eId: place, between: ', ' } : { file, ...place };
}

/** Why a note cannot be called so; null when it can. */
export function nameProblem(id: string): ReturnType<typeof say> | null {
  const name = slugField.safeParse(id);
  return name.success ? null : say('note-name', id, name.error.issues[0]?.message ?? '');
}

function checkFile(file: string, id: string, content: string): readonly Diagnostic[] {
  return [
    ...[nameProblem(id)].filter((problem) => problem !== null),
    ...(content.length > LONGEST_NOTE ? [say('note-too-long', content.length, LONGEST_NOTE)] : []),
  ].map((problem) => ({ ...problem, file, line: 1, column: 1 }));
}

function emptyBody(file: string, body: string, bodyLine: number): Diagnostic {
  const before = body.slice(0, Math.max(0, body.indexOf(UNWRITTEN)));
  const line = bodyLine + before.split('\n').length - 1;
  return { ...say('note-empty', body.trim() === ''), file, line, column: 1 };
}

function duplicate({ file, id }: Note, earlier: Note): Diagnostic {
  return { ...say('note-duplicate', id, earlier.file), file, line: 1, column: 1 };
}

/** What stands where the body of a note is to be written. */
export const UNWRITTEN = '在这里写注释的正文（Markdown）。';

/** A note's file ready to be filled in: its anchor as given, what else there is to say explained. `added` is `YYYY-MM-DD`. */
export function noteTemplate(anchor: Anchor, added = ''): string {
  return `---
# yaml-language-server: $schema=../../../../schemas/note.schema.json
${anchorYaml(anchor)}
# 种类：${NOTE_TYPES.join('、')}
type: 背景
# 标题可以省略，省略时用引文：
# title:
# 谁这样说；编者自己的话写“编者”：
authority: 编者
# 每件出处写标题，知道的再写机关、日期（2016、2016-05 或 2016-05-10）、文号、网址：
sources: []
#  - title: 国务院办公厅关于……的意见
#    issuer: 国务院办公厅
#    date: 2016-05
#    number: 国办发〔2016〕00号
#    url: https://www.gov.cn/
# 写成的日期；以后核对过，加一行 reviewed:
added: ${added}
---

${UNWRITTEN}
`;
}

function anchorYaml(anchor: Anchor): string {
  switch (anchor.kind) {
    case 'regulation':
      return 'anchor: regulation';
    case 'provision': {
      const { eId, opening } = anchor;
      const whole = stringify({ anchor: opening === undefined ? eId : { eId, opening } }, { lineWidth: 0 }).trimEnd();
      return `# 注整条如下；注其中的文字，写成 anchor: { eId: ${eId}, quote: 原文里的文字 }\n${whole}`;
    }
    case 'quote': {
      const { kind, ...words } = anchor;
      return stringify({ anchor: words }, { lineWidth: 0 }).trimEnd();
    }
  }
}
