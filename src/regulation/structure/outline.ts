/** From roles to the tree: containers nest by level, articles and opening paragraphs stand in them. */
import type { Piece, Scheme } from '../model.ts';
import { type LastNumbers, REST, readContents } from './contents.ts';
import { type Draft, piecesOf, wholeLine } from './draft.ts';
import type { Because, Head, ReadLine } from './head.ts';
import { type Label, NO_LABEL, readLabel } from './label.ts';

/** A head with the lines up to the next one. */
interface Section {
  readonly head: Head;
  readonly because: Because;
  readonly pieces: Piece[];
  readonly contents: ReadLine[];
}

interface Node extends Draft {
  readonly children: Draft[];
}

/** `lines[0]` must be a head. */
export function buildOutline(lines: readonly ReadLine[], scheme: Scheme): readonly Draft[] {
  const top: Draft[] = [];
  const last: LastNumbers = new Map();
  const open: { readonly level: number; readonly node: Node }[] = [];
  for (const { head, because, pieces, contents } of sections(lines)) {
    const { kind, level, number } = head;
    while ((open.at(-1)?.level ?? -1) >= level) open.pop();
    // A 条 without text of its own has numbered 款: 一、 below 第一条　定义, and 2.1 below 第二条
    const clauses = kind === 'article' && scheme === 'statute' ? number : null;
    const node: Node = { kind, number, pieces, children: [...readContents(contents, { last, clauses })], because };
    (open.at(-1)?.node.children ?? top).push(node);
    open.push({ level, node });
  }
  return top;
}

function sections(lines: readonly ReadLine[]): readonly Section[] {
  const found: Section[] = [];
  for (const [i, line] of lines.entries()) {
    const { role } = line;
    if (role.form === 'head') found.push({ head: role.head, because: role.because, pieces: [], contents: [] });
    const section = found.at(-1);
    if (section === undefined) continue;
    if (role.form === 'content') {
      const isTitle = line.voice === 'translation' && section.contents.length === 0 && section.head.kind !== 'article';
      if (isTitle) section.pieces.push(wholeLine(line, 'heading'));
      else section.contents.push(line);
      continue;
    }
    const [labelLength, end] = role.form === 'head' ? [role.head.labelLength, role.head.headingEnd] : [0, role.end];
    section.pieces.push(...piecesOf(line, labelLength, end, end));
    if (end < line.text.length) section.contents.push(remainder(line, end, lines[i + 1]?.label));
  }
  return found;
}

/**
 * What is left of a line behind its heading, as a line of its own. It has a label when the next line goes on with its list: 第四条　（一）甲；
 * above （二）乙。
 */
function remainder(line: ReadLine, length: number, next: Label | undefined): ReadLine {
  const text = line.text.slice(length);
  const role = { form: 'content', because: REST } as const;
  return { ...line, start: line.start + length, text, label: firstOfList(text, next), cells: null, role };
}

function firstOfList(text: string, next: Label | undefined): Label {
  if (next?.form !== 'enumerator' || next.value !== 2) return NO_LABEL;
  const space = /^\s{0,4}/.exec(text)?.[0].length ?? 0;
  const label = readLabel(text.slice(space, space + 16));
  const goesOn = label.form === 'enumerator' && label.style === next.style && label.value === 1;
  return goesOn ? { ...label, length: space + label.length } : NO_LABEL;
}
