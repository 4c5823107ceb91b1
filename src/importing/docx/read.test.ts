import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { linesOfBlocks } from '../lines.ts';
import { type DocxParts, docx, para, plain, run } from '../testing.ts';
import { formatNumber } from './numbering.ts';
import { type Revisions, readDocx } from './read.ts';

function read(body: string, parts?: DocxParts, revisions?: Revisions) {
  const reading = readDocx(docx(body, parts), revisions);
  if (reading.kind !== 'read') throw new Error(reading.kind);
  return reading.pages;
}

const lines = (body: string, parts?: DocxParts, revisions?: Revisions): readonly string[] =>
  linesOfBlocks(read(body, parts, revisions).blocks).map(({ text }) => text);
const met = (body: string, parts?: DocxParts) =>
  read(body, parts).met.map(({ kind, text }) => `${kind} ${text}`.trim());

const level = (ilvl: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const list = (id: number, levels: string, more = ''): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>${more}`;
const num = (id: number, of: number, override = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${override}</w:num>`;
const at = (id: number, ilvl = 0): string => `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${id}"/></w:numPr>`;

describe('automatic numbers', () => {
  const CHAPTERS = list(
    1,
    level(0, 'chineseCountingThousand', '第%1章') +
      level(1, 'chineseCountingThousand', '第%2条', '<w:lvlRestart w:val="0"/>'),
  );
  const ITEMS = list(2, level(0, 'chineseCounting', '（%1）', '<w:suff w:val="nothing"/>'));

  test('are written out, articles counted on through chapters', () => {
    const body =
      plain('总则', at(1)) + plain('为了甲。', at(1, 1)) + plain('渡船', at(1)) + plain('本条例。', at(1, 1));
    expect(lines(body, { numbering: CHAPTERS + num(1, 1) })).toEqual([
      '第一章　总则',
      '第一条　为了甲。',
      '第二章　渡船',
      '第二条　本条例。',
    ]);
  });

  test('begin anew under what stands above them, unless they may not', () => {
    const numbering = list(1, level(0, 'decimal', '%1.') + level(1, 'decimal', '%1.%2')) + num(1, 1);
    const body =
      plain('甲', at(1)) + plain('乙', at(1, 1)) + plain('丙', at(1, 1)) + plain('丁', at(1)) + plain('戊', at(1, 1));
    expect(lines(body, { numbering })).toEqual(['1.甲', '1.1　乙', '1.2　丙', '2.丁', '2.1　戊']);
  });

  test('begin anew in a list that says so, and go on in one that does not', () => {
    const again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const numbering = ITEMS + num(1, 2) + num(2, 2, again) + num(3, 2);
    const body = plain('甲', at(1)) + plain('乙', at(1)) + plain('丙', at(2)) + plain('丁', at(3));
    expect(lines(body, { numbering })).toEqual(['（一）甲', '（二）乙', '（一）丙', '（二）丁']);
  });

  test('come from a style, and from the level that the list gives to it', () => {
    const numbering =
      list(1, level(0, 'chineseCounting', '第%1章') + level(1, 'decimal', '第%2条', '<w:pStyle w:val="Article"/>')) +
      num(1, 1);
    const styles = `<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Article"><w:basedOn w:val="Base"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`;
    const body =
      plain('总则', '<w:pStyle w:val="Base"/>') +
      plain('甲。', '<w:pStyle w:val="Article"/>') +
      plain('乙。', `<w:pStyle w:val="Article"/><w:numPr><w:numId w:val="0"/></w:numPr>`);
    expect(lines(body, { numbering, styles })).toEqual(['第一章　总则', '第1条　甲。', '乙。']);
  });

  test('count what is hidden, and not what was deleted', () => {
    const hidden = para(run('内部', '<w:vanish/>'), `${at(1)}<w:rPr><w:vanish/></w:rPr>`);
    const deleted = para('<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>', `${at(1)}<w:rPr><w:del/></w:rPr>`);
    const numbering = ITEMS + num(1, 2);
    expect(
      lines(plain('甲', at(1)) + hidden + plain('乙', at(1)) + deleted + plain('丙', at(1)), { numbering }),
    ).toEqual(['（一）甲', '（三）乙', '（四）丙']);
  });

  test.each([
    ['chineseCountingThousand', 120, '一百二十'],
    ['chineseCounting', 11, '十一'],
    ['ideographDigital', 2005, '二〇〇五'],
    ['chineseLegalSimplified', 12, '壹拾贰'],
    ['ideographTraditional', 3, '丙'],
    ['decimalEnclosedCircleChinese', 3, '③'],
    ['decimalFullWidth', 12, '１２'],
    ['decimalZero', 7, '07'],
    ['upperRoman', 49, 'XLIX'],
    ['lowerRoman', 4, 'iv'],
    ['upperLetter', 28, 'BB'],
    ['lowerLetter', 2, 'b'],
    ['hebrew1', 5, '5'],
    ['none', 5, ''],
  ])('in the format %s: %i is %s', (format, value, expected) => {
    expect(formatNumber(value, format)).toBe(expected);
  });
});

describe('tracked changes and what is hidden', () => {
  test('inserted text is there, deleted and moved away is not, and all of it is told', () => {
    const body = para(
      `${run('甲')}<w:ins>${run('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveFrom>${run('移')}</w:moveFrom><w:moveTo>${run('来')}</w:moveTo>`,
    );
    expect(lines(body)).toEqual(['甲新来']);
    expect(met(body)).toEqual(['inserted 新', 'deleted 旧', 'deleted 移', 'inserted 来']);
  });

  test('as it was before them the text is there that was deleted, and not what was inserted', () => {
    const body =
      para(
        `${run('甲')}<w:ins>${run('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>`,
        '<w:rPr><w:ins/></w:rPr>',
      ) + plain('乙');
    expect(lines(body)).toEqual(['甲新', '乙']);
    expect(lines(body, {}, 'before')).toEqual(['甲旧乙']);
  });

  test('text hidden by its run or by a style is left out; what a style hides a run can show', () => {
    const styles = '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>';
    const body = para(
      run('甲') +
        run('密', '<w:rStyle w:val="Secret"/>') +
        run('乙', '<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>') +
        run('丙', '<w:vanish/>'),
    );
    expect(lines(body, { styles })).toEqual(['甲乙']);
  });

  test('a paragraph whose end was deleted goes on in the next', () => {
    expect(lines(plain('甲', '<w:rPr><w:del/></w:rPr>') + plain('乙'))).toEqual(['甲乙']);
  });

  test('deleted rows are no rows', () => {
    const row = (text: string, properties = ''): string =>
      `<w:tr>${properties}<w:tc>${plain(text)}</w:tc><w:tc>${plain('数')}</w:tc></w:tr>`;
    expect(lines(`<w:tbl>${row('甲')}${row('乙', '<w:trPr><w:del/></w:trPr>')}</w:tbl>`)).toEqual(['甲\t数']);
  });
});

describe('what is in a line', () => {
  test.each([
    ['raised digits', run('m') + run('2', '<w:vertAlign w:val="superscript"/>'), 'm²'],
    ['lowered digits', run('CO') + run('2', '<w:vertAlign w:val="subscript"/>'), 'CO₂'],
    ['a lowered word that has no such letters', run('PM') + run('2.5', '<w:vertAlign w:val="subscript"/>'), 'PM2.5'],
    [
      'runs that part a lowered word',
      run('PM') +
        run('2', '<w:vertAlign w:val="subscript"/>') +
        run('.', '<w:vertAlign w:val="subscript"/>') +
        run('5', '<w:vertAlign w:val="subscript"/>'),
      'PM2.5',
    ],
    [
      'soft and unbreaking hyphens',
      '<w:r><w:t>甲</w:t><w:softHyphen/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t></w:r>',
      '甲乙-丙',
    ],
    ['a letter of a symbol font', '<w:r><w:sym w:font="Wingdings" w:char="F06F"/></w:r>', '□'],
    [
      'the result of a field',
      '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>甲</w:t><w:fldChar w:fldCharType="end"/></w:r>',
      '甲',
    ],
    ['no page number', `${run('甲')}<w:fldSimple w:instr=" PAGE ">${run('3')}</w:fldSimple>`, '甲'],
    [
      'a circled number made by a field',
      '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>eq \\o\\ac(○,2)</w:instrText><w:fldChar w:fldCharType="end"/></w:r>',
      '②',
    ],
    [
      'a formula',
      '<m:oMath><m:r><m:t>E=m</m:t></m:r><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>',
      'E=mc²',
    ],
    [
      'a fraction',
      '<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>',
      '(a+b)/2',
    ],
    [
      'the base of what is annotated',
      `<w:r><w:ruby><w:rt>${run('dù')}</w:rt><w:rubyBase>${run('渡')}</w:rubyBase></w:ruby></w:r>`,
      '渡',
    ],
    [
      'a content control and a link',
      `<w:sdt><w:sdtContent>${run('甲')}</w:sdtContent></w:sdt><w:hyperlink>${run('乙')}</w:hyperlink>`,
      '甲乙',
    ],
    ['a tabulator as a blank', `${run('第一条')}<w:r><w:tab/></w:r>${run('甲')}`, '第一条　甲'],
  ])('%s', (_, body, expected) => {
    expect(lines(para(body))).toEqual([expected]);
  });

  test('a soft break ends a line, in a centred title it goes on', () => {
    const broken = `${run('甲')}<w:r><w:br/></w:r>${run('乙')}`;
    const centred = linesOfBlocks(read(para(broken, '<w:jc w:val="center"/>')).blocks);
    expect(lines(para(broken))).toEqual(['甲', '乙']);
    expect(centred.map(({ text, continues }) => [text, continues])).toEqual([
      ['甲', false],
      ['乙', true],
    ]);
  });

  test('a text box is read once, after its paragraph', () => {
    const box = (text: string): string => `<w:txbxContent>${plain(text)}</w:txbxContent>`;
    const body = para(
      `${run('甲')}<w:r><mc:AlternateContent><mc:Choice><w:drawing>${box('框')}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box('框')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    );
    expect(lines(body)).toEqual(['甲', '框']);
  });

  test('a note is a line after its paragraph', () => {
    const footnotes = `<w:footnote w:type="separator" w:id="0">${plain('线')}</w:footnote><w:footnote w:id="1">${plain(' 注文')}</w:footnote>`;
    expect(lines(para(`${run('甲')}<w:r><w:footnoteReference w:id="1"/></w:r>${run('乙')}`), { footnotes })).toEqual([
      '甲乙',
      '注文',
    ]);
  });
});

describe('tables', () => {
  const cell = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${plain(text)}</w:tc>`;
  const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;

  test('keep merged cells, in both directions', () => {
    const body = `<w:tbl>${row(cell('类别', '<w:vMerge w:val="restart"/>'), cell('条件', '<w:gridSpan w:val="2"/>'))}${row(cell('', '<w:vMerge/>'), cell('甲'), cell('乙'))}</w:tbl>`;
    const [table] = read(body).blocks;
    expect(lines(body)).toEqual(['类别\t条件\t', '\t甲\t乙']);
    expect(
      table?.kind === 'table'
        ? table.rows.map((cells) => cells.map(({ rowspan, colspan }) => `${rowspan}×${colspan}`))
        : null,
    ).toEqual([
      ['2×1', '1×2'],
      ['1×1', '1×1'],
    ]);
  });

  test('keep cells that an older file merges with the one before', () => {
    const body = `<w:tbl>${row(cell('类别', '<w:hMerge w:val="restart"/>'), cell('', '<w:hMerge/>'), cell('条件'))}${row(cell('甲'), cell('乙'), cell('丙'))}</w:tbl>`;
    expect(lines(body)).toEqual(['类别\t\t条件', '甲\t乙\t丙']);
  });

  test('lose columns of the grid that no cell uses', () => {
    expect(
      lines(
        `<w:tbl>${row(cell('甲', '<w:gridSpan w:val="2"/>'), cell('乙'))}${row(cell('丙', '<w:gridSpan w:val="2"/>'), cell('丁'))}</w:tbl>`,
      ),
    ).toEqual(['甲\t乙', '丙\t丁']);
  });

  test('have lines within a cell joined, words and numbers apart', () => {
    const long = `<w:tc>${plain('2名')}${plain('以上')}</w:tc><w:tc>${plain('1.0')}${plain('2.0')}</w:tc>`;
    const inner = `<w:tc><w:tbl>${row(cell('一级'), cell('10'))}${row(cell('二级'), cell('5'))}</w:tbl><w:p/></w:tc>`;
    expect(lines(`<w:tbl>${row(long, inner)}</w:tbl>`)).toEqual(['2名以上\t1.0 2.0\t一级 10 二级 5']);
  });
});

describe('an embedded page', () => {
  const body = '<w:altChunk r:id="chunk"/>';
  test('is read as the document', () => {
    expect(lines(body, { chunk: ['a.html', '<p>第一条 甲</p><p>乙</p>'] })).toEqual(['第一条 甲', '乙']);
  });
  test('is read out of an archive of mail', () => {
    const mail =
      'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\n<p>=E7=AC=AC=\n=E4=B8=80=E6=9D=A1</p>\n--x--';
    expect(lines(body, { chunk: ['a.mht', mail] })).toEqual(['第一条']);
  });
});

describe('a file that is not whole', () => {
  const whole = docx(plain('第一条　甲'));
  test.each([
    ['cut short', whole.subarray(0, 300), 'damaged'],
    ['with a changed letter', whole.map((byte, i) => (i === whole.length - 400 ? byte ^ 1 : byte)), 'damaged'],
    ['without its document', zipSync({ '[Content_Types].xml': strToU8('<Types/>') }), 'no-document'],
    ['with a document that is no XML', zipSync({ 'word/document.xml': strToU8('<w:document>') }), 'damaged'],
    ['with a DTD', zipSync({ 'word/document.xml': strToU8('<!DOCTYPE x [<!ENTITY a "b">]><w:document/>') }), 'damaged'],
    ['that unzips to far more', zipSync({ 'word/document.xml': new Uint8Array(3_000_000) }, { level: 9 }), 'too-large'],
  ])('%s is refused', (_, bytes, kind) => {
    expect(readDocx(bytes).kind).toBe(kind);
  });
});

test('whatever lines are written are read back', () => {
  const line = fc
    .string({ unit: fc.constantFrom(...'第一条甲乙丙、，。（）《》“”A1　&<>'), minLength: 1, maxLength: 30 })
    .map((text) => text.trim())
    .filter((text) => text !== '');
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (written) => {
      expect(lines(written.map((text) => plain(text)).join(''))).toEqual(written);
    }),
  );
});
