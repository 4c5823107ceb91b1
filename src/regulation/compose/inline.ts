import type { Mark, NoteMark } from '../layers/marks.ts';
import type { TextRange } from '../model.ts';
import { escapeAttribute } from './escape.ts';
import { type Inline, nest } from './nest.ts';

/** Writes a stretch of the text that has no mark within it. */
export type WriteText = (range: TextRange) => string;

/** A stretch of the text with its marks, as inline MDX. `marks` may be more than those of the stretch. */
export function inlineMdx(range: TextRange, marks: readonly Mark[], writeText: WriteText): string {
  return nest(range, linksApart(marks), rank)
    .map((node, index) => breakLine(render(node, writeText), index))
    .join('');
}

/** Odd, as text and marks take turns. */
const NODES_OF_A_LINE = 63;

/** The MDX compiler takes time by the square of the components in a line; white space within a tag breaks it and is no text. */
function breakLine(mdx: string, index: number): string {
  return index % NODES_OF_A_LINE === NODES_OF_A_LINE - 1 ? mdx.replace(/^(<\w+) /, '$1\n') : mdx;
}

/** Terms and references are links, and a link cannot hold another. The reference stays: what the text itself says goes before. */
function linksApart(marks: readonly Mark[]): readonly Mark[] {
  const references = marks.filter(({ kind }) => kind === 'reference');
  if (references.length === 0) return marks;
  const inReference = (mark: Mark) => references.some(({ start, end }) => start < mark.end && mark.start < end);
  return marks.filter((mark) => mark.kind !== 'term' || !inReference(mark));
}

/** Notes and relations stand outside of links, so that what they add (a number, a link) is never inside one. */
function rank(mark: Mark): number {
  switch (mark.kind) {
    case 'relation':
      return 0;
    case 'note':
      return 1;
    case 'term':
    case 'reference':
      return 2;
  }
}

function render(node: Inline<Mark>, writeText: WriteText): string {
  if (node.type === 'text') return writeText(node);
  const children = node.children.map((child) => render(child, writeText)).join('');
  const { tag, attributes } = component(node.mark);
  const part = node.part === 'whole' ? {} : { part: node.part };
  return `<${tag}${writeAttributes({ ...attributes, ...part })}>${children}</${tag}>`;
}

type Attributes = Readonly<Record<string, string | number | null>>;

/** The component that shows a mark, and what it is told; it finds the rest in the library. */
function component(mark: Mark): { tag: string; attributes: Attributes } {
  switch (mark.kind) {
    case 'reference': {
      const { regulation, targets, law } = mark.data;
      return { tag: 'Reference', attributes: { regulation, targets: targets.join(' '), law } };
    }
    case 'term':
      return { tag: 'Term', attributes: { term: mark.data.term } };
    case 'note':
      return { tag: 'NoteMark', attributes: noteAttributes(mark.data) };
    case 'relation':
      return { tag: 'RelationMark', attributes: { relation: mark.data.relation, end: mark.data.end } };
  }
}

/** Words are the usual case, and go without saying. */
const noteAttributes = ({ note, number, on }: NoteMark['data']): Attributes => ({
  note,
  number,
  on: on === 'words' ? null : on,
});

/** ` name="value"` for each attribute that has one. */
export function writeAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => {
      if (value === null || value === '') return '';
      return typeof value === 'number' ? ` ${name}={${value}}` : ` ${name}="${escapeAttribute(value)}"`;
    })
    .join('');
}
