import type { Inline, Shown, ShownLine, ShownMark, ShownRow, ShownTable } from '../compose/shown.ts';
import type { Mark } from '../layers/marks.ts';

/**
 * A division as MDX. `sourceFile` is the path a maintainer should edit, named with the division's eId in the comment at the head.
 *
 * What it writes needs no imports; whoever renders it supplies these components:
 *
 *     <Heading eId line>  <Paragraph eId line>  <Items>  <Item>
 *     <Table eId merged>  <Head>  <Body>  <Row line>  <Cell rows columns scope merged>   `merged` is `presumed` or absent
 *     <Lines eId kind>    unnumbered lines that are one provision: 题名, 目录, …
 *     <Line line>         one source line of a provision that has several (then the outer element has no `line`)
 *     <Label>             a number as printed     <Separator>   white space or a cell border that layout stands in for
 *     <Sentences eId count>   at the head of a paragraph or item with several: places to link to, eId__s_1 …
 *     <Reference>  <Term>  <NoteMark>  <RelationMark>   marks; with `part` (first, middle, last) when split
 *     <Notes notes>       ids of the notes on the text just before, after its end: a note never interrupts a sentence
 */
export function printMdx(
  shown: readonly Shown[],
  origin: { readonly sourceFile: string; readonly eId: string },
): string {
  const comment = [
    '{/* 本文件由 npm run convert 生成，请勿修改：下次生成时会被覆盖。',
    `    正文出自 ${origin.sourceFile}（${origin.eId}），注释在同一文件夹的 notes/。 */}`,
  ].join('\n');
  return `${comment}\n\n${shown.flatMap(block).join('\n\n')}\n`;
}

/** Every tag of a block on a line of its own, so that MDX sees no Markdown; what holds official text is one line. */
function block(shown: Shown): string[] {
  switch (shown.type) {
    case 'heading':
      return [element('Heading', shown)];
    case 'paragraph': {
      const { sentences: count, provision } = shown;
      return [element('Paragraph', shown, count > 1 ? tag('Sentences', { eId: provision.eId, count }) : '')];
    }
    case 'lines': {
      const { eId, kind } = shown.provision;
      return [`<Lines${attributes({ eId, kind })}>`, ...shown.lines.map(line), '</Lines>'];
    }
    case 'table':
      return table(shown);
    case 'items':
      return ['<Items>', ...shown.items.flatMap((item) => ['<Item>', ...item.flatMap(block), '</Item>']), '</Items>'];
    case 'notes':
      return [tag('Notes', { notes: shown.notes.join(' ') })];
  }
}

/** Running text or a heading; one of several lines (a chapter title broken in two) has its lines inside. */
function element(
  name: string,
  { provision, lines }: Extract<Shown, { type: 'heading' | 'paragraph' }>,
  head = '',
): string {
  const { eId } = provision;
  const [first] = lines;
  return first && lines.length === 1
    ? `<${name}${attributes({ eId, line: first.line })}>${head}${inlines(first.children)}</${name}>`
    : `<${name}${attributes({ eId })}>${head}${lines.map(line).join('')}</${name}>`;
}

const line = ({ line, children }: ShownLine): string => `<Line line={${line}}>${inlines(children)}</Line>`;

function table({ provision, head, bodies, presumed }: ShownTable): string[] {
  const rows = (name: string, rows: readonly ShownRow[]) => [`<${name}>`, ...rows.map(row), `</${name}>`];
  return [
    `<Table${attributes({ eId: provision.eId, merged: presumed ? 'presumed' : null })}>`,
    ...(head.length > 0 ? rows('Head', head) : []),
    ...bodies.flatMap((body) => rows('Body', body)),
    '</Table>',
  ];
}

function row({ line, cells }: ShownRow): string {
  const written = cells.map(({ rows, columns, scope, reading, children }) => {
    const spans = { rows: rows > 1 ? rows : null, columns: columns > 1 ? columns : null };
    const merged = reading === 'presumed' ? reading : null;
    return `<Cell${attributes({ ...spans, scope, merged })}>${inlines(children)}</Cell>`;
  });
  return `<Row line={${line}}>${written.join('')}</Row>`;
}

/** Odd, as text and marks take turns. */
const NODES_OF_A_LINE = 63;

/** The MDX compiler takes time by the square of the components in a line; white space within a tag breaks it and is no text. */
function inlines(children: readonly Inline[]): string {
  const broken = (mdx: string, index: number): string =>
    index % NODES_OF_A_LINE === NODES_OF_A_LINE - 1 ? mdx.replace(/^(<\w+) /, '$1\n') : mdx;
  return children.map((child, index) => broken(inline(child), index)).join('');
}

function inline(node: Inline): string {
  switch (node.type) {
    case 'text':
      return escapeText(node.text);
    case 'separator':
      return `<Separator>${escapeText(node.text)}</Separator>`;
    case 'label':
      return `<Label>${node.children.map(inline).join('')}</Label>`;
    case 'mark':
      return mark(node);
  }
}

function mark({ mark, part, children }: ShownMark): string {
  const { tag, told } = component(mark);
  const split = part === 'whole' ? null : part;
  return `<${tag}${attributes({ ...told, part: split })}>${children.map(inline).join('')}</${tag}>`;
}

type Attributes = Readonly<Record<string, string | number | null>>;

/** The component that shows a mark, and what it is told; it finds the rest in the library. */
function component(mark: Mark): { readonly tag: string; readonly told: Attributes } {
  switch (mark.kind) {
    case 'reference': {
      const { regulation, targets, law, edition = null, isAssumed } = mark.data;
      const told = { regulation, targets: targets.join(' '), law, edition, of: isAssumed ? 'in-force' : null };
      return { tag: 'Reference', told };
    }
    case 'term':
      return { tag: 'Term', told: { term: mark.data.term } };
    case 'note': {
      // Words are the usual case, and go without saying
      const { note, number, on } = mark.data;
      return { tag: 'NoteMark', told: { note, number, on: on === 'words' ? null : on } };
    }
    case 'relation':
      return {
        tag: 'RelationMark',
        told: { ends: mark.data.ends.map(({ relation, end }) => `${end}:${relation}`).join(' ') },
      };
  }
}

const tag = (name: string, told: Attributes): string => `<${name}${attributes(told)} />`;

/** ` name="value"` for each attribute that has one. */
function attributes(values: Attributes): string {
  return Object.entries(values)
    .map(([name, value]) => {
      if (value === null || value === '') return '';
      return typeof value === 'number' ? ` ${name}={${value}}` : ` ${name}="${escapeAttribute(value)}"`;
    })
    .join('');
}

/**
 * Source text as MDX that means exactly that text: nothing in it is Markdown, an expression, JSX or an import.
 * The text never begins an MDX line (compose puts a tag before it), so constructs of the line start need no escape.
 * GitHub's extensions must be off where it is compiled: they link bare addresses, which no escape prevents.
 */
export function escapeText(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>&~|]/g, '\\$&')
    .replace(/^[ \t]+|[ \t]+$/g, (blanks) => blanks.replace(/[ \t]/g, characterReference));
}

/** A JSX attribute's value in double quotes. JSX reads character references there, and nothing else. */
export function escapeAttribute(value: string): string {
  return value.replace(/["&\n]/g, characterReference);
}

const characterReference = (character: string): string => `&#${character.codePointAt(0)};`;
