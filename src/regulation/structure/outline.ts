/** From roles to the tree: containers nest by level, articles and opening paragraphs stand in them. */
import type { Piece, Scheme } from '../model.ts';
import { type LastNumbers, readContents } from './contents.ts';
import { type Draft, piecesOf, REST, remainder, wholeLine } from './draft.ts';
import type { Because, Head, Role } from './head.ts';
import type { BodyLine } from './lines.ts';

/** A head with the lines up to the next one. */
interface Section {
  readonly head: Head;
  readonly pieces: Piece[];
  readonly contents: BodyLine[];
  /** Why each of the contents heads nothing. */
  readonly ruledOut: Because[];
  readonly because: Because;
}

interface Node extends Draft {
  readonly children: Draft[];
}

/** `lines[0]` must be a head. */
export function buildOutline(lines: readonly BodyLine[], roles: readonly Role[], scheme: Scheme): readonly Draft[] {
  const top: Draft[] = [];
  const last: LastNumbers = new Map();
  const open: { readonly level: number; readonly node: Node }[] = [];
  for (const { head, pieces, contents, ruledOut, because } of sections(lines, roles)) {
    while ((open.at(-1)?.level ?? -1) >= head.level) open.pop();
    const node: Node = {
      kind: head.kind,
      number: head.number,
      pieces,
      children: [...readContents(contents, { ruledOut, last, clauses: clausesOf(head, scheme) })],
      because,
    };
    (open.at(-1)?.node.children ?? top).push(node);
    open.push({ level: head.level, node });
  }
  return top;
}

/** A 条 without text of its own has numbered 款: 一、 below 第一条　定义, and 2.1 below 第二条. */
function clausesOf({ kind, number }: Head, scheme: Scheme): string | null {
  return kind === 'article' && scheme === 'statute' ? number : null;
}

function sections(lines: readonly BodyLine[], roles: readonly Role[]): readonly Section[] {
  const found: Section[] = [];
  let section: Section | undefined;
  for (const [i, line] of lines.entries()) {
    const role = roles[i];
    const end = role?.form === 'head' ? role.head.headingEnd : role?.form === 'heading' ? role.end : null;
    if (role?.form === 'head') {
      const { head, because } = role;
      section = {
        head,
        pieces: piecesOf(line, head.labelLength, head.headingEnd, head.headingEnd),
        contents: [],
        ruledOut: [],
        because,
      };
      found.push(section);
    } else if (end !== null) section?.pieces.push(...piecesOf(line, 0, end, end));
    else if (line.voice === 'translation' && section?.contents.length === 0 && section.head.kind !== 'article')
      section.pieces.push(wholeLine(line, 'heading'));
    else add(section, line, role?.because);
    if (end !== null) add(section, remainder(line, end, lines[i + 1]?.label), REST);
  }
  return found;
}

function add(section: Section | undefined, line: BodyLine | null, because: Because = REST): void {
  if (line === null) return;
  section?.contents.push(line);
  section?.ruledOut.push(because);
}
