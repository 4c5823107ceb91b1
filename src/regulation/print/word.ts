/**
 * The form of official documents (GB/T 9704—2012) for Word: A4 with a type area of 156 by 225 mm, 22 lines of 28 characters of 三号仿宋,
 * title in 二号小标宋, 一、 in 黑体, （一） in 楷体, page numbers outside. What is printed with it: `docx.ts`, `word-lists.ts`.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  type IParagraphStyleOptions,
  type IPropertiesOptions,
  type ISectionOptions,
  LineRuleType,
  NumberFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import { strFromU8, strToU8, unzipSync, type Zippable } from 'fflate';
import { zipped } from './zip.ts';

/** 三号 and so on, in half-points. */
export const SIZE = { 二号: 44, 三号: 32, 四号: 28, 小四: 24, 五号: 21 } as const;

export const fontOf = (eastAsia: string, size: number) => ({
  font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia, cs: 'Times New Roman' },
  size,
});

const TITLE_FONT = '方正小标宋简体';
const BODY_FONT = fontOf('仿宋', SIZE.三号);
/** A number that opens a line of running text: 第十二条. */
export const LABEL = fontOf('黑体', SIZE.三号);

export const RED = 'E60012';

/** In twentieths of a point. */
export const millimetres = (length: number): number => Math.round((length / 25.4) * 1440);
/** Of 22 lines none may fall on the next page. */
export const LINE = Math.floor(millimetres(225) / 22);
/** 28 characters of 16 points are 158 mm: they stand closer by a quarter of a point. */
const CLOSER = -5;
export const INDENT = 2 * (SIZE.三号 * 10 + CLOSER);

export const WIDTH = millimetres(156);
/** Of the long side. */
export const WIDTH_LANDSCAPE = millimetres(225);

/** A cell by how much of the table it covers and how much it holds. */
interface Filled {
  readonly rows: number;
  readonly columns: number;
  readonly length: number;
}

/** A column of four characters is as wide as one of fewer: a narrower one breaks 序号. */
const SHORTEST = 4;

/** Wider where more is written: by the root of the longest text, so that lines and rows grow alike. */
export function columnWidths(table: readonly (readonly Filled[])[], columns: number): readonly number[] {
  const longest = Array.from({ length: columns }, () => SHORTEST);
  const taken = table.map(() => new Set<number>());
  for (const [y, cells] of table.entries()) {
    let x = 0;
    for (const cell of cells) {
      while (taken[y]?.has(x)) x += 1;
      for (let down = 0; down < cell.rows; down++)
        for (let across = 0; across < cell.columns; across++) taken[y + down]?.add(x + across);
      if (cell.columns === 1) longest[x] = Math.max(longest[x] ?? 0, cell.length);
      x += cell.columns;
    }
  }
  const roots = longest.slice(0, columns).map(Math.sqrt);
  const all = roots.reduce((sum, root) => sum + root, 0);
  return roots.map((root) => Math.floor((WIDTH * root) / all));
}

const MARGIN = { top: millimetres(37), left: millimetres(28), right: millimetres(26), bottom: millimetres(35) };

const numberFormat = { endnoteProperties: { numberFormat: { type: NumberFormat.DECIMAL } } };

/** The page number stands 7 mm below the type area. */
const portrait: ISectionOptions['properties'] = {
  page: {
    size: { width: millimetres(210), height: millimetres(297) },
    margin: { ...MARGIN, footer: MARGIN.bottom - millimetres(7) - SIZE.四号 * 10 },
  },
  grid: { type: DocumentGridType.LINES, linePitch: LINE },
  ...numberFormat,
};

/** The sheet turned left: what was its left margin, where it is bound, is above. */
const landscape: ISectionOptions['properties'] = {
  page: {
    size: { width: millimetres(210), height: millimetres(297), orientation: PageOrientation.LANDSCAPE },
    margin: {
      top: MARGIN.left,
      right: MARGIN.top,
      bottom: MARGIN.right,
      left: MARGIN.bottom,
      footer: millimetres(14),
    },
  },
  ...numberFormat,
};

/** What a section of a document needs besides its content. */
export const sectionOf = (children: ISectionOptions['children'], wide = false): ISectionOptions => ({
  properties: wide ? landscape : portrait,
  footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
  children,
});

/** 单页码居右空一字，双页码居左空一字. */
function pageNumber(alignment: 'left' | 'right'): Footer {
  const children = [new TextRun({ ...fontOf('宋体', SIZE.四号), children: ['— ', PageNumber.CURRENT, ' —'] })];
  const indent = alignment === 'left' ? { left: SIZE.四号 * 10 } : { right: SIZE.四号 * 10 };
  return new Footer({ children: [new Paragraph({ alignment, indent, children })] });
}

const spacing = { line: LINE, lineRule: LineRuleType.EXACT } as const;
const body = { ...BODY_FONT, characterSpacing: CLOSER };

const ofTitle = {
  alignment: AlignmentType.CENTER,
  snapToGrid: false,
  contextualSpacing: true,
  spacing: { before: 2 * LINE, after: LINE, line: 1.5 * SIZE.二号 * 10, lineRule: LineRuleType.EXACT },
};

const STYLES: IParagraphStyleOptions[] = [
  {
    id: 'Official',
    name: '正文（公文）',
    run: body,
    paragraph: { spacing, indent: { firstLine: INDENT }, alignment: AlignmentType.BOTH },
  },
  { id: 'OfficialFlush', name: '顶格', basedOn: 'Official', paragraph: { indent: { firstLine: 0 } } },
  {
    id: 'OfficialCentred',
    name: '居中',
    basedOn: 'Official',
    paragraph: { indent: { firstLine: 0 }, alignment: AlignmentType.CENTER },
  },
  {
    id: 'OfficialSignature',
    name: '落款',
    basedOn: 'Official',
    paragraph: { indent: { firstLine: 0, right: INDENT }, alignment: AlignmentType.RIGHT },
  },
  ...(['黑体', '楷体', '仿宋', '仿宋'] as const).map((font, index) => ({
    id: `Heading${index + 1}`,
    name: `heading ${index + 1}`,
    basedOn: 'Official',
    next: 'Official',
    quickFormat: true,
    run: { ...fontOf(font, SIZE.三号), characterSpacing: CLOSER, bold: index > 1 },
    paragraph: { spacing, indent: { firstLine: INDENT }, outlineLevel: index, keepNext: true },
  })),
  // 标题: two lines below the red one, a line above the text. What the text itself prints as its title is the text's
  { id: 'Title', name: 'Title', run: fontOf(TITLE_FONT, SIZE.二号), paragraph: ofTitle },
  { id: 'OfficialTitle', name: '题名', run: fontOf(TITLE_FONT, SIZE.二号), paragraph: ofTitle },
  {
    id: 'EditorialIssuer',
    name: '发文机关标志',
    run: { ...fontOf(TITLE_FONT, SIZE.二号), color: RED },
    paragraph: { alignment: AlignmentType.CENTER },
  },
  {
    id: 'EditorialContents',
    name: '目录标题',
    basedOn: 'OfficialCentred',
    run: fontOf('黑体', SIZE.三号),
    paragraph: { keepNext: true },
  },
  {
    id: 'EditorialNumber',
    name: '发文字号',
    run: BODY_FONT,
    paragraph: { alignment: AlignmentType.CENTER, spacing: { ...spacing, before: 2 * LINE } },
  },
  ...[0, 1].map((index) => ({
    id: `TOC${index + 1}`,
    name: `toc ${index + 1}`,
    run: BODY_FONT,
    paragraph: {
      spacing,
      indent: { left: index * INDENT },
      tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }],
    },
  })),
  { id: 'EditorialSource', name: '出处', basedOn: 'OfficialSignature', run: fontOf('楷体', SIZE.四号) },
  { id: 'EditorialNote', name: '注释', run: fontOf('仿宋', SIZE.五号) },
  { id: 'Editorial', name: '编者', run: fontOf('宋体', SIZE.小四 - 4), paragraph: { spacing: { before: LINE } } },
];

export const styled = (style: string, text: string): Paragraph =>
  new Paragraph({ style, children: [new TextRun(text)] });

export const titleParagraph = (lines: readonly string[]): Paragraph =>
  new Paragraph({
    style: 'Title',
    children: lines.map((text, index) => new TextRun({ text, ...(index > 0 ? { break: 1 } : {}) })),
  });

const LARGEST_ISSUER = 52;

/**
 * 版头: who issues it, in red, 35 mm below the type area's beginning, several as wide as the widest; the number two lines below; 4 mm
 * below that the red line. What is not known is left out.
 */
export function redHead(issuers: readonly string[], documentNumber: string | undefined): readonly Paragraph[] {
  const longest = Math.max(0, ...issuers.map((issuer) => issuer.length));
  // In points; the line is not to be filled to its ends
  const size = Math.min(LARGEST_ISSUER, Math.floor((WIDTH / 20 - SIZE.三号) / longest));
  const paragraphs = issuers.map((issuer, index) => {
    const missing = longest - issuer.length;
    const between = issuer.length > 1 ? Math.round((missing * size * 20) / (issuer.length - 1)) : 0;
    const isLast = documentNumber === undefined && index === issuers.length - 1;
    const run = { size: size * 2 };
    return new Paragraph({
      style: 'EditorialIssuer',
      ...(index === 0 ? { spacing: { before: millimetres(35) } } : {}),
      ...(isLast ? { border: RED_LINE } : {}),
      children: [
        new TextRun({ ...run, text: issuer.slice(0, -1), characterSpacing: between }),
        new TextRun({ ...run, text: issuer.slice(-1) }),
      ],
    });
  });
  if (documentNumber === undefined) return paragraphs;
  return [
    ...paragraphs,
    new Paragraph({ style: 'EditorialNumber', border: RED_LINE, children: [new TextRun(documentNumber)] }),
  ];
}

/** Twelve eighths of a point, eleven points below: 4 mm. */
const RED_LINE = { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 11 } } as const;

/**
 * A document in this form: what is official has the styles `Official…` and `Heading…`, what is ours `Editorial…`, by which imports leave
 * it out again. The same bytes for the same content.
 */
export async function wordFile(content: Omit<IPropertiesOptions, 'styles'>): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: BODY_FONT } }, paragraphStyles: STYLES },
    ...content,
  });
  return finished(new Uint8Array(await Packer.toArrayBuffer(document)));
}

/** The library names relations at random and tells the hour: both make the same document other bytes. And it knows no fonts. */
function finished(file: Uint8Array): Uint8Array<ArrayBuffer> {
  const names = new Map<string, string>();
  const files: Zippable = {};
  const parts = Object.entries(unzipSync(file)).sort(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1));
  for (const [path, bytes] of parts) {
    if (!/\.(?:xml|rels)$/.test(path)) {
      files[path] = bytes;
      continue;
    }
    const renamed = (prefix: string) => (name: string) => {
      const known = names.get(name) ?? `${prefix}${names.size + 1}`;
      names.set(name, known);
      return known;
    };
    // Names stand in tags and in the code of fields; the same letters between tags are words of the text
    const text = strFromU8(bytes)
      .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$11980-01-01T00:00:00Z`)
      .replace(/<[^>]*>/g, (tag) =>
        tag.replace(/\brId[A-Za-z0-9_-]{21}(?![\w-])/g, renamed('rIdText')).replace(/\b_Toc\d+\b/g, renamed('_Toc')),
      )
      .replace(
        /(<w:bookmark(?:Start|End)[^>]*\bw:id=")(\d+)/g,
        (_, before: string, id: string) => before + renamed('')(id),
      )
      .replace(
        /(<w:instrText[^>]*>[^<]*)\b(_Toc\d+)\b/g,
        (_, before: string, name: string) => before + renamed('_Toc')(name),
      );
    files[path] = strToU8(path === 'word/fontTable.xml' ? withFonts(text) : text);
  }
  return new Uint8Array(zipped(files));
}

/** Readers look for the list of parts first. */
const order = (path: string): number => (path === '[Content_Types].xml' ? 0 : 1);

/** What else a font is called, and what may stand in for it on a machine that lacks it: programs look for it in the table of fonts. */
const FONTS = [
  { name: TITLE_FONT, others: 'FZXiaoBiaoSong-B05S,方正小标宋_GBK,华文中宋,STZhongsong,SimSun', family: 'roman' },
  { name: '仿宋', others: 'FangSong,仿宋_GB2312,FangSong_GB2312,STFangsong', family: 'modern' },
  { name: '楷体', others: 'KaiTi,楷体_GB2312,KaiTi_GB2312,STKaiti', family: 'modern' },
  { name: '黑体', others: 'SimHei,STHeiti', family: 'modern' },
  { name: '宋体', others: 'SimSun,STSong', family: 'auto' },
] as const;

/** 86 is the character set of simplified Chinese (ECMA-376, 17.8.3.2). */
function withFonts(table: string): string {
  const fonts = FONTS.map(
    ({ name, others, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  ).join('');
  // It is written with no font in it, as one empty element
  return table.replace(/<w:fonts([^>]*)\/>$/, (_, attributes: string) => `<w:fonts${attributes}>${fonts}</w:fonts>`);
}
