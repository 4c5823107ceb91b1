/** From roles to the tree: containers nest by level, articles and opening paragraphs stand in them. */
import type { Piece, Scheme } from '../model.ts';
import { type LastNumbers, readContents } from './contents.ts';
import { type Draft, piecesOf, remainder, wholeLine } from './draft.ts';
import type { Because, Head, Role } from './head.ts';
import type { BodyLine } from './lines.ts';

/** A head with the lines up to the next one. */
interface Section {
  readonly head: Head;
  readonly pieces: readonly Piece[];
  readonly contents: readonly BodyLine[];
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
  for (const { head, pieces, contents, because } of sections(lines, roles)) {
    while ((open.at(-1)?.level ?? -1) >= head.level) open.pop();
    const node: Node = {
      kind: head.kind,
      number: head.number,
      pieces,
      children: [...readContents(contents, last, clausesOf(head, scheme))],
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
  let pieces: Piece[] = [];
  let contents: BodyLine[] = [];
  for (const [i, line] of lines.entries()) {
    const role = roles[i];
    if (role?.form === 'head') {
      const { head } = role;
      const rest = remainder(line, head.headingEnd, lines[i + 1]?.label);
      pieces = [...piecesOf(line, head.labelLength, head.headingEnd)].filter((piece) => piece.role !== 'text');
      contents = rest === null ? [] : [rest];
      found.push({ head, pieces, contents, because: role.because });
    } else if (role?.form === 'heading') {
      pieces.push({ role: 'heading', line: line.number, start: line.start, end: line.start + role.end });
      const rest = remainder(line, role.end, lines[i + 1]?.label);
      if (rest !== null) contents.push(rest);
    } else if (line.voice === 'translation' && contents.length === 0 && found.at(-1)?.head.kind !== 'article') {
      pieces.push(wholeLine(line, 'heading'));
    } else {
      contents.push({ ...line, ruledOut: role?.because ?? [] });
    }
  }
  return found;
}
