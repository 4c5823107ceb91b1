import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type ImportOptions, importFile } from './import.ts';
import { importReport } from './report.ts';
import { docx, para, pdf, plain, run } from './testing.ts';

const CENTRED = '<w:jc w:val="center"/>';
const ARTICLES = ['第一条　为了安全，制定本条例。', '第二条　渡船应当登记。', '第三条　本条例自2020年1月1日起施行。'];

const imported = (bytes: Uint8Array, options: Partial<ImportOptions> = {}) =>
  importFile(bytes, { file: '文件', ...options });
const word = (lines: readonly string[], centred = 0): Uint8Array =>
  docx(lines.map((line, i) => plain(line, i < centred ? CENTRED : '')).join(''));

async function textOf(bytes: Uint8Array, options: Partial<ImportOptions> = {}) {
  const result = await imported(bytes, options);
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join());
  const [title, date, issuer, meeting, , ...body] = result.text.trimEnd().split('\n');
  const value = (line = ''): string => line.slice(line.indexOf('：') + 1);
  return { header: [title, date, issuer, meeting].map(value), body };
}

test.each([
  [
    'parted by TAB',
    '发文机关：\t某某市人民政府\n成文日期：\t2031年5月6日\n标　　题：\t渡船办法\n发文字号：\t某政发〔2031〕5号\n',
  ],
  [
    'in brackets',
    '【法规标题】渡船办法\n【发布部门】某某市人民政府\n【发文字号】某政发〔2031〕5号\n【发布日期】2031.05.06\n【实施日期】2031.07.01\n',
  ],
  ['in a line', '发布单位：某某市人民政府　发文字号：某政发〔2031〕5号　成文日期：2031-05-06\n'],
])('what was copied along with a text, %s, tells of it and is no part of it', async (_, above) => {
  const form = ['登记表', '发文机关：', '发文字号：'];
  const result = await textOf(strToU8([above, '渡船办法', ...ARTICLES, ...form].join('\n')));
  expect(result.header).toEqual(['渡船办法', '20310506', '某某市人民政府', '']);
  expect(result.body).toEqual(['某政发〔2031〕5号', ...ARTICLES, ...form]);
});

describe('what sites put above a text', () => {
  const REPLY = ['某某市人民政府关于渡船的批复', '某某县人民政府：', '来源不明的渡船，一律登记。', '作者应当署名。'];
  test('is left out above one without numbers, too, and nothing of the text with it', async () => {
    const above = ['来源：某某网', '浏览次数：12', '发文机关：某某市人民政府', '成文日期：2031年5月6日'];
    const result = await textOf(strToU8([...above, ...REPLY].join('\n')));
    expect(result.header).toEqual([REPLY[0], '20310506', '某某市人民政府', '']);
    expect(result.body).toEqual(REPLY.slice(1));
  });
  test('is not where a text begins with its first sentence', async () => {
    const text = [...REPLY, '发文机关：某某局', '成文日期：2031年5月7日', '发文字号：某发〔2031〕7号'];
    expect((await textOf(strToU8(text.join('\n')))).body).toEqual(text.slice(1));
  });
  test('is no title or sentence that begins with the same words', async () => {
    const text = ['编辑出版管理办法', '来源不明的，一律登记。', ...ARTICLES];
    const { header, body } = await textOf(strToU8(text.join('\n')));
    expect([header[0], ...body]).toEqual(text);
  });
  test.each([
    [
      'rows of which a cell says something else',
      ['发文机关：甲\t成文日期：2031年5月7日\t乙', '发文机关：丙\t文号：1\t丁'],
      0,
    ],
    ['a table of which a row says something else', ['发文机关：某某局\t成文日期：2031年5月7日', '渡船\t登记'], 0],
    ['a title in a line with them', ['发文机关：某某局　成文日期：2031年5月7日　登记条例'], 0],
    ['a sentence', ['发文机关：某某局', '成文日期：2031年5月7日', '有效期：渡船登记五年内有效。'], 2],
  ])('is not %s', async (_, above, told) => {
    const { body } = await textOf(strToU8(['渡船办法', ...above, ...ARTICLES].join('\n')));
    expect(body).toEqual([...above.slice(told), ...ARTICLES]);
  });
});

test('the title of a page and that of its text are one', async () => {
  const text = ARTICLES.map((line) => `<p>${line}</p>`).join('');
  const page = `<html><head><title>渡船条例</title></head><body><h1>渡船条例</h1><div><p>渡船</p><p>条例</p>${text}</div></body></html>`;
  expect(await textOf(strToU8(page))).toEqual({ header: ['渡船条例', '', '', ''], body: ARTICLES });
});

test('a page of which another part would be taken for the regulation is refused', async () => {
  const hidden =
    '<div id="zoom"><p>本网站由某某办公室主办，联系电话见首页，欢迎提出意见和建议，我们将及时处理并答复。感谢您的支持，祝您生活愉快，工作顺利。</p></div>';
  const page = `<html><head><title>渡船条例</title></head><body>${hidden}<p>第一条 渡船登记</p><p>第二条 渡船检验</p></body></html>`;
  const result = await imported(strToU8(page));
  expect(result.diagnostics.map(({ code }) => code)).toEqual(['import-not-regulation']);
});

test('a page that a browser saved as an archive is read as the page', async () => {
  const page = `<html><body><div class="nav">首页</div><div id="zoom"><p>渡船条例</p>${ARTICLES.map((line) => `<p>${line}</p>`).join('')}</div></body></html>`;
  const archive = [
    'From: <Saved by Blink>',
    'Subject: =?utf-8?Q?x?=',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html"; boundary="B"',
    '',
    '--B',
    'Content-Type: text/html; charset="utf-8"',
    '',
    page,
    '--B--',
  ].join('\r\n');
  expect(await textOf(strToU8(archive))).toEqual({ header: ['渡船条例', '', '', ''], body: ARTICLES });
});

describe('the header', () => {
  test('of a law comes from its 题注', async () => {
    const note =
      '（2001年1月2日第九届全国人民代表大会常务委员会第二次会议通过　根据2019年3月4日第十三届全国人民代表大会常务委员会第九次会议《关于修改〈中华人民共和国渡船法〉的决定》修正）';
    const { header, body } = await textOf(word(['中华人民共和国渡船法', note, ...ARTICLES], 1));
    expect(header).toEqual([
      '中华人民共和国渡船法',
      '20190304',
      '全国人民代表大会常务委员会',
      '第十三届全国人民代表大会常务委员会第九次会议',
    ]);
    expect(body).toEqual([note, ...ARTICLES]);
  });

  test('of a local one likewise', async () => {
    const { header } = await textOf(
      word(['某某省渡船条例', '（2020年5月6日某某省第十三届人民代表大会常务委员会第十七次会议通过）', ...ARTICLES], 1),
    );
    expect(header).toEqual([
      '某某省渡船条例',
      '20200506',
      '某某省人民代表大会常务委员会',
      '某某省第十三届人民代表大会常务委员会第十七次会议',
    ]);
  });

  test.each([
    ['of one office', ['某某市人民政府文件'], '某政发〔2031〕15号　　签发人：某某', '某某市人民政府关于印发'],
    [
      'of two, with all that may stand there',
      ['000012', '机密★1年', '特急', '某某市渡船局', '某某市渡口局　　文　件'],
      '某渡发〔2031〕2号',
      '某某市渡船局　某某市渡口局关于印发',
    ],
    ['as letters have it', ['某某市人民政府'], '某政函〔2031〕7号', '某某市人民政府关于同意'],
  ])(
    'of a document with a letterhead %s comes from its text, and the letterhead is left out',
    async (_, head, number, title) => {
      const lines = [...head, number, title, '渡船管理办法的通知', '各区人民政府：', '请遵照执行。', '2031年5月6日'];
      const result = await imported(word(lines, head.length + 3));
      if (!result.ok) throw new Error('not read');
      expect(result.fields).toMatchObject({
        title: `${title}渡船管理办法的通知`,
        documentNumber: number.replace(/　　.*/, ''),
        issuedOn: '20310506',
      });
      expect(result.text.split('\n').slice(5, 8)).toEqual([
        number.replace(/　　.*/, ''),
        '各区人民政府：',
        '请遵照执行。',
      ]);
      const dropped = result.met.flatMap(({ kind, text }) => (kind === 'page-furniture' ? [text] : []));
      expect(dropped.slice(0, head.length)).toEqual(head);
    },
  );

  test('of what an order publishes comes from the order, which stays above the title', async () => {
    const order = [
      '中华人民共和国国务院令',
      '第999号',
      '《渡船条例》已经2019年11月2日国务院第70次常务会议通过，现予公布，自2020年1月1日起施行。',
      '总理　　某某某',
      '2019年11月20日',
    ];
    const { header, body } = await textOf(word([...order, '渡船条例', ...ARTICLES], 2));
    expect(header).toEqual(['渡船条例', '20191120', '国务院', '国务院第70次常务会议']);
    expect(body).toEqual([...order, '渡船条例', ...ARTICLES]);
  });

  test('of a document comes from its title and its signature', async () => {
    const lines = [
      '某某市人民政府办公厅关于',
      '加强渡船管理的通知',
      '某政办发〔2020〕3号',
      '各区人民政府：',
      '现就加强渡船管理通知如下：',
      '一、加强登记',
      '渡船应当登记。',
      '某某市人民政府办公厅',
      '2020年2月3日',
    ];
    const { header, body } = await textOf(word(lines, 3));
    expect(header).toEqual(['某某市人民政府办公厅关于加强渡船管理的通知', '20200203', '某某市人民政府办公厅', '']);
    expect(body).toEqual(lines.slice(2));
  });

  test('stays empty where nothing says it, and a person can give the title', async () => {
    const bytes = strToU8(ARTICLES.join('\n'));
    expect((await textOf(bytes)).header).toEqual(['', '', '', '']);
    expect((await textOf(bytes, { title: '渡船条例' })).header).toEqual(['渡船条例', '', '', '']);
  });
});

test('a 目录 loses its page numbers, and only a 目录', async () => {
  const toc = ['目　　录', '第一章　总则……………1', '第二章　附则……………12'];
  const { body } = await textOf(
    word(
      ['渡船条例', ...toc, '第一章　总则', '第一条　登记费 12', '第二章　附则', '第二条　本条例自公布之日起施行。'],
      1,
    ),
  );
  expect(body.slice(0, 3)).toEqual(['目　　录', '第一章　总则', '第二章　附则']);
  expect(body).toContain('第一条　登记费 12');
});

test('what an app puts around a text is left out, and told', async () => {
  const result = await imported(
    strToU8(
      [
        '渡船条例（2020年1月1日起施行）',
        '原创 某某 某某观察 2020-01-02 08:00',
        '点击上方“蓝字”关注',
        ...ARTICLES,
        '来源：某某网',
        '编辑：某某',
        '阅读 3261',
        '分享收藏点赞在看',
      ].join('\r\n'),
    ),
  );
  expect(result.ok ? result.text.split('\n').slice(5, -1) : null).toEqual(ARTICLES);
  expect(result.met.filter(({ kind }) => kind === 'page-furniture')).toHaveLength(6);
});

test('merged cells are those of tables.yaml, and the tables those of the file', async () => {
  const cell = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${plain(text)}</w:tc>`;
  const table = `<w:tbl><w:tr>${cell('类别', '<w:vMerge w:val="restart"/>')}${cell('条件', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('甲')}${cell('乙')}</w:tr></w:tbl>`;
  const result = await imported(docx(['渡船条例', ...ARTICLES].map((line) => plain(line)).join('') + table));
  expect(result.ok ? result.spans : null).toEqual([
    { line: 9, column: 1, rows: 2, columns: 1 },
    { line: 9, column: 2, rows: 1, columns: 2 },
  ]);
  expect(result.ok ? result.tables : null).toEqual([
    {
      line: 9,
      rows: [
        [
          { text: '类别', rowspan: 2, colspan: 1 },
          { text: '条件', rowspan: 1, colspan: 2 },
        ],
        [
          { text: '甲', rowspan: 1, colspan: 1 },
          { text: '乙', rowspan: 1, colspan: 1 },
        ],
      ],
    },
  ]);
});

describe('several regulations in one file', () => {
  const both = word(
    ['某某省渡船条例', ...ARTICLES, '某某省渡口条例', '第一条　渡口应当登记。', '第二条　本条例自公布之日起施行。'],
    1,
  );
  test('are refused and named', async () => {
    const result = await imported(both);
    expect(result.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['import-several', '文件里有 2 部法规：1. 某某省渡船条例；2. 某某省渡口条例。'],
    ]);
  });
  test('are taken one by one', async () => {
    expect((await textOf(both, { part: 2 })).header[0]).toBe('某某省渡口条例');
    expect((await textOf(both, { part: 1 })).body).toEqual(ARTICLES);
    expect((await imported(both, { part: 3 })).diagnostics[0]?.code).toBe('import-part');
  });
  test('are not told of a notice and what it carries', async () => {
    expect(
      (
        await imported(
          word(['关于印发渡船办法的通知', '各区：', '现将《渡船办法》印发给你们。', '渡船办法', ...ARTICLES], 1),
        )
      ).ok,
    ).toBe(true);
  });
});

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (name: string): string => [...name].join('\0');
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

test.each<readonly [string, Uint8Array, string, RegExp]>([
  ['nothing', new Uint8Array(), 'import-empty', /没有文字/],
  ['blanks', strToU8(' \n '), 'import-empty', /没有文字/],
  ['an old Word file', bytesOf(`${OLE}..${utf16('WordDocument')}`), 'import-format', /Word 97/],
  ['a Word file with a password', bytesOf(`${OLE}..${utf16('EncryptedPackage')}`), 'import-encrypted', /密码/],
  ['a file of WPS', bytesOf(`${OLE}....`), 'import-format', /\.wps/],
  ['an OFD', zipSync({ 'OFD.xml': strToU8('<ofd/>') }), 'import-format', /OFD/],
  ['a sheet', zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), 'import-format', /\.xlsx/],
  ['a picture', bytesOf('\x89PNG\r\n'), 'import-format', /图片/],
  ['rich text', bytesOf('{\\rtf1 x}'), 'import-format', /RTF/],
  ['bytes', bytesOf('\x01\x00\x02'), 'import-format', /认不出/],
  ['a broken Word file', bytesOf('PK\x03\x04 word/document.xml'), 'import-damaged', /损坏/],
  ['a Word file without text', docx('<w:p/>'), 'import-empty', /没有文字/],
  ['a Word file of pictures', docx(para('<w:r><w:drawing/></w:r>')), 'import-empty', /1 幅图片/],
  ['a bomb', zipSync({ 'word/document.xml': new Uint8Array(3_000_000) }, { level: 9 }), 'import-too-large', /没有解开/],
  ['a scan', pdf([{ drawn: [] }]), 'import-scan', /扫描件/],
  [
    'results of a search',
    strToU8(
      `<html><body>${Array.from({ length: 9 }, (_, i) => `<p><a href="/${i}">某某市渡船条例之${i}</a> 2020-01-0${i + 1}</p>`).join('')}</body></html>`,
    ),
    'import-not-regulation',
    /列表/,
  ],
  [
    'news',
    strToU8(
      `<html><body><h1>某某市渡船开航</h1>${'<p>昨天上午，某某市的渡船开航，市民前往观看，现场气氛热烈。</p>'.repeat(8)}</body></html>`,
    ),
    'import-not-regulation',
    /没有在文件里认出法规/,
  ],
])('%s is refused by name', async (_, bytes, code, said) => {
  const result = await imported(bytes);
  expect(result.ok).toBe(false);
  expect(result.diagnostics[0]?.code).toBe(code);
  expect(result.diagnostics[0]?.message).toMatch(said);
});

test('a page of GB18030 labelled gb2312 is read', async () => {
  // 第一条 镕, which gb2312 has not
  const gb =
    '<html><head><meta charset="gb2312"></head><body><p>\xb5\xda\xd2\xbb\xcc\xf5\xa1\xa1\xe9F\xd3\xa6\xb5\xb1\xb5\xc7\xbc\xc7\xa1\xa3</p></body></html>';
  expect((await textOf(bytesOf(gb), { title: '渡船条例' })).body).toEqual(['第一条　镕应当登记。']);
});

test('a source text is itself', async () => {
  const text = `法规标题：渡船条例\n颁布时间：\n颁布主体：\n通过会议：\n法规正文：\n${ARTICLES.join('\n')}\n`;
  const result = await imported(strToU8(text));
  expect(result.ok ? result.text : null).toBe(text);
});

test('the report says what came out, what was left out, and where another copy differs', async () => {
  const body =
    [...ARTICLES.slice(0, 2), '第四条　本条例自公布之日起施行。'].map((line) => plain(line)).join('') +
    para(run('密', '<w:vanish/>'));
  const own = await imported(docx(plain('渡船条例', CENTRED) + body));
  const other = await imported(
    strToU8(['渡船条例', ARTICLES[0], '第二条　渡船应该登记。', '第四条　本条例自公布之日起施行。'].join('\n')),
  );
  expect(importReport(own, other).split('\n').slice(0, 10)).toEqual([
    '读作Word 文件。',
    '  法规标题：渡船条例',
    '  颁布时间：',
    '  颁布主体：',
    '  通过会议：',
    '正文 3 行，3 条：第一条 到 第四条，编号有 1 处不连续（见下）。',
    '标题 0 个。',
    '隐藏的文字，没有收入：1 处，如“密”。',
    '与另一份文本逐字比较：有 1 处不同。',
    '  第 7 行第 8 列：这一份 “当”，另一份 “该”。',
  ]);
});
