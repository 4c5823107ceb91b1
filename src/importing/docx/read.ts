/** A Word file as Word shows it: inserted text is there, deleted and hidden is not, numbers are written out, fields by their result. */
import { type Alignment, type Block, type Met, type MetKind, type Pages, paragraph } from '../blocks.ts';
import { type Raised, raise, symbol } from '../characters.ts';
import { readEmbedded } from '../embedded.ts';
import { separatorAfter } from '../lines.ts';
import { unzip } from '../package.ts';
import { childOf, childrenOf, type Element, elementsOf, parseXml, plainText, valOf } from '../xml.ts';
import { formulaText } from './formula.ts';
import { isOn, type ListPlace, levelOfStyle, numberer, readListNumbering } from './numbering.ts';
import { nearest, readStyles } from './styles.ts';
import { tableOf, type WordCell, type WordRow } from './table.ts';

export type DocxReading =
  | { readonly kind: 'read'; readonly pages: Pages }
  | { readonly kind: 'damaged' | 'encrypted' | 'no-document' }
  | { readonly kind: 'too-large'; readonly bytes: number };

/** A file embedded in a file in a file … is no text. */
const DEEPEST_EMBEDDING = 3;

/** Which text of a file with revisions: with all of them accepted, or as it was before them. */
export type Revisions = 'accepted' | 'before';

export function readDocx(bytes: Uint8Array, revisions: Revisions = 'accepted', depth = 0): DocxReading {
  const unzipped = unzip(bytes);
  if (unzipped.kind !== 'read') return unzipped;
  const { parts } = unzipped;
  const part = (name: string): Element | null | undefined => {
    const data = parts.get(name);
    const parsed = data === undefined ? undefined : parseXml(new TextDecoder().decode(data));
    return parsed && revisions === 'before' ? undone(parsed) : parsed;
  };
  const main = [...relationsOf(part('_rels/.rels'), '').values()].find(({ type }) => type === 'officeDocument')?.target;
  const name = main ?? 'word/document.xml';
  const root = part(name);
  if (root === undefined || parts.get(name)?.length === 0) return { kind: 'no-document' };
  if (root === null) return { kind: 'damaged' };
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const relations = relationsOf(part(`${folder}_rels/${name.slice(folder.length)}.rels`), folder);
  const related = (type: string): Element | null => {
    const target = [...relations.values()].find((relation) => relation.type === type)?.target;
    return (target === undefined ? null : part(target)) ?? null;
  };
  const pages = readBody(childOf(root, 'w:body'), {
    styles: related('styles'),
    numbering: related('numbering'),
    notes: new Map([...notesOf(related('footnotes'), 'w:footnote'), ...notesOf(related('endnotes'), 'w:endnote')]),
    embedded: (id) => {
      const data = parts.get(relations.get(id)?.target ?? '');
      if (data === undefined || depth >= DEEPEST_EMBEDDING) return null;
      if (data[0] !== 0x50) return readEmbedded(data);
      const inner = readDocx(data, revisions, depth + 1);
      return inner.kind === 'read' ? inner.pages : null;
    },
  });
  return { kind: 'read', pages };
}

/** What was put in is taken out, and what was taken out is there. */
function undone(element: Element): Element {
  const children = element.children.map((child) => (typeof child === 'string' ? child : undone(child)));
  return { ...element, name: UNDONE[element.name] ?? element.name, children };
}

const UNDONE: Readonly<Record<string, string>> = {
  'w:ins': 'w:del',
  'w:del': 'w:ins',
  'w:moveTo': 'w:moveFrom',
  'w:moveFrom': 'w:moveTo',
  'w:delText': 'w:t',
  'w:delInstrText': 'w:instrText',
};

interface PackageRelation {
  /** The last word of its type: `styles`, `aFChunk`. */
  readonly type: string;
  readonly target: string;
}

/** Those within the package: what lies outside is never fetched. */
function relationsOf(root: Element | null | undefined, folder: string): ReadonlyMap<string, PackageRelation> {
  return new Map(
    childrenOf(root, 'Relationship')
      .filter(({ attributes }) => attributes.TargetMode !== 'External')
      .map(({ attributes: { Id = '', Type = '', Target = '' } }) => [
        Id,
        { type: Type.slice(Type.lastIndexOf('/') + 1), target: inFolder(Target, folder) },
      ]),
  );
}

function inFolder(target: string, folder: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** By kind and number, without the lines that divide notes from the text. */
function notesOf(root: Element | null, name: string): readonly (readonly [string, Element])[] {
  return childrenOf(root, name)
    .filter(({ attributes }) => (attributes['w:type'] ?? 'normal') === 'normal')
    .map((note) => [`${name}${note.attributes['w:id']}`, note]);
}

interface Parts {
  readonly styles: Element | null;
  readonly numbering: Element | null;
  readonly notes: ReadonlyMap<string, Element>;
  readonly embedded: (id: string) => Pages | null;
}

/** What our own Word files (regulation/print/word.ts) add to the official text bears the name of its editors. */
const isEditors = (element: Element): boolean =>
  element.name === 'w:sdt'
    ? valOf(childOf(element, 'w:sdtPr'), 'w:alias')?.startsWith('编者') === true
    : element.name === 'w:p' && valOf(childOf(element, 'w:pPr'), 'w:pStyle')?.startsWith('Editorial') === true;

interface Field {
  code: string;
  shown: boolean;
  /** Page numbers and the like, of no page of ours. */
  dropped: boolean;
}

/** Text of a paragraph as its runs bring it. */
interface RaisedText {
  text: string;
  readonly raised: Raised | null;
}

// Shown through: their children stand in their place
const WRAPPERS = new Set([
  'w:ins',
  'w:moveTo',
  'w:smartTag',
  'w:customXml',
  'w:hyperlink',
  'w:bdo',
  'w:dir',
  'w:sdtContent',
]);
const PAGE_FIELD = /^\s*(?:PAGEREF|PAGE|NUMPAGES|SECTIONPAGES)\b/i;
// Word's circled numbers: EQ \o\ac(○,1)
const CIRCLED_FIELD = /^\s*eq\s*\\o(?:\\a[clr])*\s*\([○〇]\s*[,，;]\s*(\d{1,2})\)/i;

function readBody(body: Element | undefined, parts: Parts): Pages {
  const met: Met[] = [];
  const meet = (kind: MetKind, text = ''): void => {
    met.push({ kind, text });
  };
  const styles = readStyles(parts.styles);
  const numbering = readListNumbering(parts.numbering, styles.listOf);
  const nextNumber = numberer(numbering);
  const fields: Field[] = [];
  const taken = new Set<string>();
  /** Text of a paragraph whose end was deleted: it goes on in the next. */
  let carried = '';

  const blocksOf = (parent: Element | undefined): readonly Block[] => {
    const blocks: Block[] = [];
    for (const child of elementsOf(parent)) {
      if (isEditors(child)) meet('editors', plainText(child));
      else if (child.name === 'w:p') blocks.push(...paragraphOf(child));
      else if (child.name === 'w:tbl') blocks.push(tableOf(rowsOf(child)));
      else if (child.name === 'w:sdt') blocks.push(...blocksOf(childOf(child, 'w:sdtContent')));
      else if (child.name === 'mc:AlternateContent') blocks.push(...blocksOf(choiceOf(child)));
      else if (WRAPPERS.has(child.name)) blocks.push(...blocksOf(child));
      else if (child.name === 'w:altChunk') {
        const id = child.attributes['r:id'] ?? '';
        // Each stands in one place; a thousand times the same was made to exhaust the reader
        const pages = taken.has(id) ? null : parts.embedded(id);
        taken.add(id);
        meet(pages === null ? 'unreadable' : 'embedded-page');
        blocks.push(...(pages?.blocks ?? []));
        met.push(...(pages?.met ?? []));
      }
    }
    return blocks;
  };

  const paragraphOf = (element: Element): readonly Block[] => {
    const properties = childOf(element, 'w:pPr');
    const all = styles.paragraph(properties);
    const mark = childOf(properties, 'w:rPr');
    const pieces: RaisedText[] = [];
    const beside: Block[] = [];
    let hidden = false;
    const context: RunContext = {
      pieces,
      beside,
      fromStyle: styles.runOfParagraph(properties),
      hide: () => {
        hidden = true;
      },
    };
    const isOfContents = fields.some(({ code, shown }) => shown && /^\s*TOC\b/i.test(code));
    inline(element, context);
    let text =
      carried + pieces.map((piece) => (piece.raised === null ? piece.text : raise(piece.text, piece.raised))).join('');
    if (isOfContents || fields.some(({ code }) => /^\s*TOC\b/i.test(code))) text = text.replace(/\t\s*\d*\s*$/, '');
    carried = '';
    const isDeletedMark = childOf(mark, 'w:del') !== undefined || childOf(mark, 'w:moveFrom') !== undefined;
    if (isDeletedMark || isOn(childOf(mark, 'w:specVanish'))) {
      carried = text;
      return beside;
    }
    const place = placeOf(all);
    const number = place === null ? null : nextNumber(place);
    const isAllHidden = text.trim() === '' && (hidden || isOn(childOf(mark, 'w:vanish')));
    if (number !== null && !isAllHidden) {
      const label = bulletOf(number.label);
      if (label !== '') meet('number', label);
      text = label + separatorAfter(label, number.suffix === 'nothing') + text.replace(/^[\t 　]+/, '');
    }
    return [paragraph(text, alignmentOf(all), outlineLevelOf(all)), ...beside];
  };

  /** Bullets are letters of symbol fonts. */
  const bulletOf = (label: string): string =>
    label.replace(/[\ue000-\uf8ff]/g, (character) => {
      meet('symbol', character);
      return symbol('wingdings', character.codePointAt(0) ?? 0) ?? '';
    });

  const placeOf = (all: readonly Element[]): ListPlace | null => {
    const from = all.filter((one) => childOf(one, 'w:numPr') !== undefined);
    const list = nearest(
      from.map((one) => childOf(one, 'w:numPr')).filter((one) => one !== undefined),
      'w:numId',
    )?.attributes['w:val'];
    if (list === undefined || list === '0') return null;
    const [first] = from;
    const style = first === undefined ? undefined : styles.styleOf(first);
    const ofStyle = style === undefined ? undefined : levelOfStyle(numbering, list, style);
    const level = from.map((one) => valOf(childOf(one, 'w:numPr'), 'w:ilvl')).find((one) => one !== undefined);
    return { list, level: ofStyle ?? Number(level ?? 0) };
  };

  interface RunContext {
    readonly pieces: RaisedText[];
    /** What stands beside the paragraph: text boxes, notes. */
    readonly beside: Block[];
    readonly fromStyle: readonly Element[];
    readonly hide: () => void;
  }

  const isShown = (): boolean => fields.every(({ shown, dropped }) => shown && !dropped);

  const add = ({ pieces }: RunContext, text: string, raised: Raised | null): void => {
    if (text === '' || !isShown()) return;
    const last = pieces.at(-1);
    if (last !== undefined && last.raised === raised) last.text += text;
    else pieces.push({ text, raised });
  };

  const inline = (parent: Element, context: RunContext): void => {
    for (const child of elementsOf(parent)) {
      if (child.name === 'w:r') runOf(child, context);
      else if (child.name === 'w:ins' || child.name === 'w:moveTo') {
        meet('inserted', plainText(child));
        inline(child, context);
      } else if (child.name === 'w:del' || child.name === 'w:moveFrom') meet('deleted', plainText(child));
      else if (child.name === 'w:sdt') inline(childOf(child, 'w:sdtContent') ?? child, context);
      else if (child.name === 'w:fldSimple') {
        if (!PAGE_FIELD.test(child.attributes['w:instr'] ?? '')) inline(child, context);
      } else if (child.name === 'm:oMath' || child.name === 'm:oMathPara') {
        const text = formulaText(child);
        meet('formula', text);
        add(context, text, null);
      } else if (child.name === 'mc:AlternateContent') inline(choiceOf(child) ?? child, context);
      else if (WRAPPERS.has(child.name)) inline(child, context);
    }
  };

  const runOf = (run: Element, context: RunContext): void => {
    const properties = childOf(run, 'w:rPr');
    const all = [...styles.run(properties), ...context.fromStyle];
    if (isOn(nearest(all, 'w:vanish')) && !isOn(nearest(all, 'w:webHidden'))) {
      const text = plainText(run);
      if (text.trim() !== '') {
        meet('hidden', text);
        context.hide();
      }
      for (const child of childrenOf(run, 'w:fldChar')) turnField(child, context);
      return;
    }
    const position = nearest(all, 'w:vertAlign')?.attributes['w:val'];
    const raised = position === 'superscript' ? 'super' : position === 'subscript' ? 'sub' : null;
    for (const child of elementsOf(run)) runPart(child, raised, context);
  };

  const runPart = (child: Element, raised: Raised | null, context: RunContext): void => {
    switch (child.name) {
      case 'w:t':
        add(context, plainText(child), raised);
        return;
      case 'w:tab':
      case 'w:ptab':
        add(context, '\t', null);
        return;
      case 'w:cr':
        add(context, '\n', null);
        return;
      case 'w:br':
        if (!/^(?:page|column)$/.test(child.attributes['w:type'] ?? '')) add(context, '\n', null);
        return;
      case 'w:noBreakHyphen':
        add(context, '-', raised);
        return;
      case 'w:sym': {
        const shown = symbol(
          child.attributes['w:font'] ?? '',
          Number.parseInt(child.attributes['w:char'] ?? '', 16) || 0,
        );
        meet(
          shown === null ? 'unreadable' : 'symbol',
          shown ?? `${child.attributes['w:font']} ${child.attributes['w:char']}`,
        );
        add(context, shown ?? '', raised);
        return;
      }
      case 'w:fldChar':
        turnField(child, context);
        return;
      case 'w:instrText': {
        const field = fields.at(-1);
        if (field !== undefined && !field.shown) field.code += plainText(child);
        return;
      }
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        noteOf(`${child.name.replace('Reference', '')}${child.attributes['w:id']}`, context);
        return;
      case 'w:ruby': {
        const base = childOf(child, 'w:rubyBase');
        if (base !== undefined) inline(base, context);
        return;
      }
      case 'mc:AlternateContent': {
        for (const part of elementsOf(choiceOf(child))) runPart(part, raised, context);
        return;
      }
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        drawingOf(child, context);
        return;
    }
  };

  const turnField = (element: Element, context: RunContext): void => {
    const type = element.attributes['w:fldCharType'];
    const field = fields.at(-1);
    if (type === 'begin') fields.push({ code: '', shown: false, dropped: false });
    else if (type === 'separate' && field !== undefined) {
      field.shown = true;
      field.dropped = PAGE_FIELD.test(field.code);
    } else if (type === 'end' && field !== undefined) {
      fields.pop();
      const [, circled] = CIRCLED_FIELD.exec(field.code) ?? [];
      if (circled !== undefined && Number(circled) >= 1 && Number(circled) <= 20)
        add(context, String.fromCodePoint(0x245f + Number(circled)), null);
      else if (/^\s*(?:EQ|SYMBOL)\b/i.test(field.code)) meet('formula', field.code.trim());
    }
  };

  const noteOf = (id: string, { beside }: RunContext): void => {
    const note = parts.notes.get(id);
    if (note === undefined) return;
    if (childrenOf(note, 'w:p').every(isEditors)) {
      meet('editors', plainText(note));
      return;
    }
    const blocks = blocksOf(note).filter((block) => block.kind === 'table' || block.text.trim() !== '');
    meet('note', blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')).join(''));
    beside.push(
      ...blocks.map((block) => (block.kind === 'paragraph' ? { ...block, text: block.text.trimStart() } : block)),
    );
  };

  const drawingOf = (drawing: Element, { beside }: RunContext): void => {
    const boxes = descendants(drawing, 'w:txbxContent');
    for (const box of boxes) {
      const held = fields.splice(0);
      const blocks = blocksOf(box).filter((block) => block.kind === 'table' || block.text.trim() !== '');
      fields.push(...held);
      if (blocks.length > 0)
        meet('text-box', blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')).join(' '));
      beside.push(...blocks);
    }
    if (boxes.length === 0) meet('image', descendants(drawing, 'wp:docPr')[0]?.attributes.descr ?? '');
  };

  const rowsOf = (table: Element): readonly WordRow[] =>
    elementsOf(table).flatMap((child): readonly WordRow[] => {
      if (child.name === 'w:sdt') return rowsOf(childOf(child, 'w:sdtContent') ?? child);
      if (WRAPPERS.has(child.name)) return rowsOf(child);
      if (child.name !== 'w:tr') return [];
      const properties = childOf(child, 'w:trPr');
      if (childOf(properties, 'w:del') !== undefined || isOn(childOf(properties, 'w:hidden'))) {
        meet(isOn(childOf(properties, 'w:hidden')) ? 'hidden' : 'deleted', plainText(child));
        return [];
      }
      return [{ before: Number(valOf(properties, 'w:gridBefore') ?? 0), cells: cellsOf(child) }];
    });

  const cellsOf = (row: Element): readonly WordCell[] =>
    elementsOf(row).flatMap((child): readonly WordCell[] => {
      if (child.name === 'w:sdt') return cellsOf(childOf(child, 'w:sdtContent') ?? child);
      if (WRAPPERS.has(child.name)) return cellsOf(child);
      if (child.name !== 'w:tc') return [];
      const properties = childOf(child, 'w:tcPr');
      const merge = childOf(properties, 'w:vMerge');
      const blocks = blocksOf(child);
      const columns = Math.max(1, Number(valOf(properties, 'w:gridSpan') ?? 1));
      const across = childOf(properties, 'w:hMerge');
      const goesOn = across !== undefined && across.attributes['w:val'] !== 'restart';
      if (merge === undefined) return [{ columns, merge: 'none', goesOn, blocks }];
      return [{ columns, merge: merge.attributes['w:val'] === 'restart' ? 'restart' : 'continue', goesOn, blocks }];
    });

  return { blocks: blocksOf(body), met, metadata: {} };
}

/** One of several forms of the same: the newest, where it shows anything. */
function choiceOf(element: Element): Element | undefined {
  return childOf(element, 'mc:Choice') ?? childOf(element, 'mc:Fallback');
}

/** Outermost ones only: a text box in a text box is read with it. */
function descendants(element: Element, name: string): readonly Element[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === 'mc:AlternateContent') return descendants(choiceOf(child) ?? child, name);
    return child.name === name ? [child] : descendants(child, name);
  });
}

function alignmentOf(all: readonly Element[]): Alignment {
  const value = nearest(all, 'w:jc')?.attributes['w:val'] ?? '';
  return value === 'center' ? 'center' : /^(?:right|end)$/.test(value) ? 'end' : 'start';
}

/** Nine is body text. */
function outlineLevelOf(all: readonly Element[]): number | null {
  const value = nearest(all, 'w:outlineLvl')?.attributes['w:val'];
  return value === undefined || Number(value) > 8 ? null : Number(value) + 1;
}
