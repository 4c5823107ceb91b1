/** Small official files, written for tests. */
import { strToU8, zipSync } from 'fflate';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const NAMESPACES = `${W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`;

export interface DocxParts {
  /** Children of `w:styles`, `w:numbering`, `w:footnotes`. */
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  /** What an altChunk of the id `chunk` brings, and its name. */
  readonly chunk?: readonly [name: string, content: string];
}

/** A Word file with a body. */
export function docx(body: string, { styles, numbering, footnotes, chunk }: DocxParts = {}): Uint8Array {
  const related = Object.entries({ styles, numbering, footnotes }).filter(([, part]) => part !== undefined);
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const relations = [
    ...related.map(([name]) => relation(name, name, `${name}.xml`)),
    ...(chunk === undefined ? [] : [relation('chunk', 'aFChunk', chunk[0])]),
  ];
  const packaged = (inner: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const files = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': packaged(relation('main', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': packaged(relations.join('')),
    'word/document.xml': `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    ...Object.fromEntries(
      related.map(([name, part]) => [`word/${name}.xml`, `<w:${name} ${NAMESPACES}>${part}</w:${name}>`]),
    ),
    ...(chunk === undefined ? {} : { [`word/${chunk[0]}`]: chunk[1] }),
  };
  const zipped = Object.entries(files).map(([name, content]) => [name, strToU8(content)] as const);
  // The same file every time
  return zipSync(Object.fromEntries(zipped), { mtime: '2020-01-01' });
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A run, its properties given as XML. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

/** A paragraph of runs. */
export const para = (runs: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;

/** A paragraph of text alone. */
export const plain = (text: string, properties = ''): string => para(run(text), properties);

/** Letters of a page of a PDF: base line, left edge, text, size. */
export interface DrawnText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
}

/**
 * A PDF with a text layer; `rules` are lines from one point to another, `unmapped` leaves out which letters the codes are, `wide` are
 * Latin letters that are as wide as Chinese ones.
 */
export function pdf(
  pages: readonly {
    readonly drawn: readonly DrawnText[];
    readonly rules?: readonly (readonly [number, number, number, number])[];
  }[],
  { unmapped = false, wide = '' }: { readonly unmapped?: boolean; readonly wide?: string } = {},
): Uint8Array {
  const letters = [...new Set(pages.flatMap(({ drawn }) => drawn.flatMap(({ text }) => [...text])))];
  const codeOf = (letter: string): string => (letters.indexOf(letter) + 1).toString(16).padStart(4, '0');
  const narrow = letters.filter((letter) => letter <= '\u024f' && !wide.includes(letter));
  const widths = narrow.map((letter) => `${Number.parseInt(codeOf(letter), 16)} [500]`).join(' ');
  const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const map = letters.map(
    (letter) => `<${codeOf(letter)}> <${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}>`,
  );
  const toUnicode = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n${map.length} beginbfchar\n${map.join('\n')}\nendbfchar endcmap end end`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${7 + 2 * i} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R]${unmapped ? '' : ' /ToUnicode 6 0 R'} >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 /W [${widths}] >>`,
    '<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>',
    stream(toUnicode),
    ...pages.flatMap(({ drawn, rules = [] }, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 3 0 R >> >> /Contents ${8 + 2 * i} 0 R >>`,
      stream(
        [
          ...rules.map(([x0, y0, x1, y1]) => `${x0} ${y0} m ${x1} ${y1} l S`),
          ...drawn.map(
            ({ x, y, text, size = 10 }) => `BT /F ${size} Tf ${x} ${y} Td <${[...text].map(codeOf).join('')}> Tj ET`,
          ),
        ].join('\n'),
      ),
    ]),
  ];
  let file = '%PDF-1.5\n';
  const places = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF`;
  return strToU8(file);
}
