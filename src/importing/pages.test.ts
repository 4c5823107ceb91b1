import { describe, expect, test } from 'vitest';
import type { Pages } from './blocks.ts';
import { readHtml } from './html/read.ts';
import { linesOfBlocks } from './lines.ts';
import { readMarkdown } from './markdown.ts';
import { readPlain } from './plain.ts';

const lines = ({ blocks }: Pages): readonly string[] => linesOfBlocks(blocks).map(({ text }) => text);
const page = (body: string, head = ''): Pages =>
  readHtml(`<!doctype html><head>${head}</head><body>${body}</body>`, 'page');
const fragment = (html: string): readonly string[] => lines(readHtml(html, 'fragment'));

const LAW = Array.from(
  { length: 8 },
  (_, i) => `<p>第${'一二三四五六七八'[i]}条　渡船应当登记，登记的办法由渡口管理处规定。</p>`,
).join('');

describe('a page', () => {
  const around = '<div class="nav"><a href="/">首页</a><a href="/x">政策</a></div>';
  const below = '<div class="foot"><p>主办单位：某某办公厅　联系我们</p></div>';
  test.each([
    [
      'in a container that sites use',
      `${around}<div class="bar">字号：大</div><div id="UCAP-CONTENT">${LAW}</div>${below}`,
    ],
    ['in whatever has its sentences', `${around}<div><div><div>${LAW}</div></div></div>${below}`],
    [
      'in tables that only place things',
      `${around}<table><tr><td><table><tr><td>${LAW}</td></tr></table></td></tr></table>${below}`,
    ],
  ])('is read for its document: %s', (_, body) => {
    const read = lines(page(body));
    expect(read).toHaveLength(8);
    expect(read[0]).toBe('第一条　渡船应当登记，登记的办法由渡口管理处规定。');
  });

  test.each([
    ['by its style', '<p style="color: red; display: none">密</p>', ''],
    ['by an attribute', '<p hidden>密</p>', ''],
    ['by a rule of the page', '<p class="tip">密</p>', '<style>.other, .tip { display: none }</style>'],
    ['by a rule for an id', '<p id="tip">密</p>', '<style>#tip{visibility:hidden}</style>'],
    ['as a script', '<script>密</script>', ''],
  ])('what is hidden %s is left out', (_, hidden, head) => {
    expect(lines(page(`<div id="zoom">${LAW}${hidden}</div>`, head))).toHaveLength(8);
  });

  test.each([
    ['that closes no element', (line: string) => `<div><span>${line}`, ''],
    ['that is very deep', (line: string) => line, '<div>'.repeat(5000)],
  ])('%s loses no line', (_, written, before) => {
    const articles = Array.from({ length: 600 }, (_, i) => `第${i + 1}条　渡船应当登记。`);
    const html = before === '' ? articles.map(written).join('') : `${before}${articles.join('<br>')}`;
    expect(lines(page(html))).toEqual(articles);
  });

  test('a rule of a media query hides nothing', () => {
    expect(
      lines(
        page(
          `<div id="zoom">${LAW}<p class="tip">附则</p></div>`,
          '<style>@media print { .tip { display: none } }</style>',
        ),
      ),
    ).toHaveLength(9);
  });

  test('whose letters stand each in a span is read for its document', () => {
    const spans = LAW.replace(/(?<=>)[^<]+/g, (text) => [...text].map((letter) => `<span>${letter}</span>`).join(''));
    expect(lines(page(`${around}<div><div>${spans}</div></div>${below}`))).toHaveLength(8);
  });

  test('tells of its document in a table, which is no part of it', () => {
    const table =
      '<table><tr><td>索 引 号：</td><td>1</td><td>发文机关：</td><td>某某办公厅</td></tr><tr><td>成文日期：</td><td>2019年01月16日</td><td>发文字号：</td><td>某办发〔2019〕4号</td></tr><tr><td>标　　题：</td><td>渡船条例</td></tr></table>';
    const read = page(`${table}<div>${LAW}</div>`);
    expect(read.metadata).toEqual({
      issuer: '某某办公厅',
      issuedOn: '2019年01月16日',
      documentNumber: '某办发〔2019〕4号',
      title: '渡船条例',
    });
    expect(lines(read)).toHaveLength(8);
  });
});

describe('what a page says of its document', () => {
  const said = {
    issuer: '某某市人民政府',
    issuedOn: '2031-05-06',
    documentNumber: '某政发〔2031〕5号',
  };
  const menu = '<div class="nav"><a>首页</a><a>政务公开</a><a>办事服务</a></div>';
  const TEXT = '<div><p>渡船办法</p><p>第一条　渡船应当登记。</p><p>第二条　本办法自公布之日起施行。</p></div>';
  test.each([
    [
      'in a list, with other labels',
      '<ul><li><b>文件字号：</b>某政发〔2031〕5号</li><li><b>制发机关：</b>某某市人民政府</li><li><b>生成日期：</b>2031-05-06</li></ul>',
    ],
    [
      'in rows of their own',
      '<div><p><span>发布机构</span><span>某某市人民政府</span></p><p><span>文　　号</span><span>某政发〔2031〕5号</span></p><p><span>成文日期</span><span>2031-05-06</span></p></div>',
    ],
    [
      'in brackets, as data bases do; the day of what applies is that of the law',
      '<div><p>【发布部门】某某市人民政府</p><p>【发文字号】某政发〔2031〕5号</p><p>【发布日期】2031-05-06</p><p>【实施日期】2031-07-01</p></div>',
    ],
    [
      'in a line',
      '<p>发布单位：某某市人民政府　　发文字号：某政发〔2031〕5号　成文日期：2031-05-06　发布日期：2031-05-09</p>',
    ],
  ])('is read %s, and is no part of it, though the text is short and in one box with it', (_, about) => {
    const read = page(`${menu}<div>${about}${TEXT}</div>`);
    expect(read.metadata).toEqual(said);
    expect(lines(read)).toEqual(['渡船办法', '第一条　渡船应当登记。', '第二条　本办法自公布之日起施行。']);
  });

  const cells = (...texts: readonly string[]) => `<tr>${texts.map((text) => `<td>${text}</td>`).join('')}</tr>`;

  test('is not what a table of the text has in its head', () => {
    const row = (cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    const table = `<table>${[
      ['序号', '文件名称', '发文字号', '公布日期'],
      ['1', '渡船办法', '某政发〔2001〕1号', '2001-01-02'],
    ]
      .map(row)
      .join('')}</table>`;
    const read = page(`<div id="zoom">${LAW}${table}</div>`);
    expect(read.metadata).toEqual({});
    expect(lines(read).slice(8)).toEqual([
      '序号\t文件名称\t发文字号\t公布日期',
      '1\t渡船办法\t某政发〔2001〕1号\t2001-01-02',
    ]);
  });

  test('is not what a table that stands above all sentences has in its head', () => {
    const row = (name: string) => `<tr>${name}</tr>`;
    const wide = cells('文件名称', '发文字号', '公布日期', '制定机关', '施行日期', '有效性');
    expect(
      lines(page(`<div id="zoom"><table>${wide}${cells('1', '2', '3', '4', '5', '6')}</table>${LAW}</div>`)),
    ).toHaveLength(10);
    const head = row('<td>文件名称：</td><td>发文字号：</td><td>公布日期：</td>');
    const table = `<table>${head}${row('<td>渡船办法</td><td>某政发〔2001〕1号</td><td>2001-01-02</td>')}</table>`;
    expect(lines(page(`<div id="zoom"><h1>现行有效的文件</h1>${table}${LAW}</div>`)).slice(0, 3)).toEqual([
      '现行有效的文件',
      '文件名称：\t发文字号：\t公布日期：',
      '渡船办法\t某政发〔2001〕1号\t2001-01-02',
    ]);
  });

  test('is not what a form of the text asks for', () => {
    const form =
      '<table><tr><td>文件名称</td><td></td></tr><tr><td>发文字号</td><td></td></tr><tr><td>制定机关</td><td></td></tr></table>';
    const read = page(`<div id="zoom">${LAW}${form}</div>`);
    expect(read.metadata).toEqual({});
    expect(lines(read)).toHaveLength(11);
    const listed = '<p>文件名称：甲</p><p>发文字号：乙</p><p>制定机关：丙</p>';
    expect(page(`<div id="zoom">${LAW}${listed}</div>`).metadata).toEqual({});
    const filled = form.replaceAll('<td></td>', '<td>某某</td>');
    expect(lines(page(`<div id="zoom">${LAW}${filled}</div>`))).toHaveLength(11);
    expect(fragment(`<pre>第一条　渡船应当登记。</pre>${filled}`)).toHaveLength(4);
  });

  const ABOUT = `<table>${cells('索引号', '12', '发文机关', '某某市人民政府')}${cells('成文日期', '2031-05-06', '发文字号', '某政发〔2031〕5号')}</table>`;
  const LINES = ['索引号：12', '发文机关：某某市人民政府', '成文日期：2031-05-06', '发文字号：某政发〔2031〕5号'];
  const PARAGRAPHS = LINES.map((line) => `<p>${line}</p>`).join('');
  const HEAD = '<h1>渡船管理办法</h1><p>（2031年5月6日某某市人民政府令第5号公布）</p>';
  const PRINTED = ['渡船管理办法', '（2031年5月6日某某市人民政府令第5号公布）'];
  const ADDRESSEE = '各区人民政府，市政府各部门：';
  test.each<[string, string, readonly string[]]>([
    ['an addressee below', `${ABOUT}<p>${ADDRESSEE}</p>`, [ADDRESSEE]],
    ['an addressee right below a label that says nothing', `${PARAGRAPHS}<p>文号：</p><p>各区：</p>`, ['各区：']],
    [
      'a title right below a table whose last label says nothing',
      `<table>${cells('索引号', '12')}${cells('发文机关', '某某市人民政府')}${cells('成文日期', '2031-05-06')}${cells('文号：')}</table><p>渡船管理办法</p>`,
      ['渡船管理办法'],
    ],
    ['title and 题注 above', HEAD + ABOUT, PRINTED],
    ['title and 题注 above paragraphs', HEAD + PARAGRAPHS, PRINTED],
    ['title and 题注 between', `<p>${LINES.slice(0, 3).join('　')}</p>${HEAD}<p>${LINES[3]}</p>`, PRINTED],
    [
      'title and 题注 in a table that places them',
      `<table><tr><td>${HEAD}</td></tr><tr><td>${ABOUT}</td></tr></table>`,
      PRINTED,
    ],
    [
      'a title in the head of the table',
      ABOUT.replace('<table>', '<table><tr><td colspan="4">渡船管理办法</td></tr>'),
      ['渡船管理办法'],
    ],
    [
      'title and date without elements of their own',
      `渡船管理办法${ABOUT}（2031年公布）`,
      ['渡船管理办法', '（2031年公布）'],
    ],
    [
      'a title in a line with them',
      `<p>${LINES.map((line) => `<span>${line}</span>`).join('　')}　渡船管理办法</p>`,
      ['渡船管理办法'],
    ],
    [
      'a title in the head of a table with labels that nobody listed',
      ABOUT.replace('<table>', `<table><tr><td colspan="4">渡船管理办法</td></tr>${cells('体裁', '通知')}`),
      ['渡船管理办法'],
    ],
    ['a title in spans', `${ABOUT}<p><span>渡船管理</span><span>办法</span></p>`, ['渡船管理办法']],
    ['a title in a cell', ABOUT.replace('</table>', `${cells('渡船管理办法', '')}</table>`), ['渡船管理办法']],
    ...['附件：登记表', '主送：某某局', '抄送：某某局', '某某局：某某处：', '甲乙：渡船；'].map(
      (line): [string, string, readonly string[]] => [
        `${line}, which is like a label`,
        `${PARAGRAPHS}<p>${line}</p>`,
        [line],
      ],
    ),
    [
      'rows that are like labels',
      ABOUT.replace('</table>', `${cells('附件', '甲')}${cells('主送', '某某局')}${cells('抄送', '某某局')}</table>`),
      ['附件\t甲', '主送\t某某局', '抄送\t某某局'],
    ],
    ['a sentence in a line with a label', `${PARAGRAPHS}<p>名称：各区应当登记渡船。</p>`, ['名称：各区应当登记渡船。']],
    ...['成文日期：2031-05-06　渡船管理办法', '体裁：通知　渡船管理办法'].map(
      (line): [string, string, readonly string[]] => [`a title in ${line}`, `${PARAGRAPHS}<p>${line}</p>`, [line]],
    ),
    ['much more', `${PARAGRAPHS}<p>体裁：${'甲'.repeat(2000)}</p><p>乙</p>`, [`体裁：${'甲'.repeat(2000)}`, '乙']],
    [
      'cells that are neither a label nor what it says',
      ABOUT.replace(
        '</table>',
        `${cells('名称', '文号：12')}${cells('甲乙', '渡船<br>渡口')}${cells('某某市人民政府办公厅', '甲')}</table>`,
      ),
      ['名称\t文号：12', '甲乙\t渡船渡口', '某某市人民政府办公厅\t甲'],
    ],
    [
      'a sentence beside a label',
      ABOUT.replace('</table>', `${cells('名称', '各区应当登记渡船。')}</table>`),
      ['名称\t各区应当登记渡船。'],
    ],
    [
      'a title in a row of such cells',
      `<table>${cells(...LINES.slice(0, 3), '渡船管理办法')}</table>`,
      ['渡船管理办法'],
    ],
  ])('loses nothing of the document that stands with it in a box: %s', (_, box, kept) => {
    const read = page(`<div id="zoom"><div>${box}</div>${LAW}</div>`);
    expect(lines(read).slice(0, -8)).toEqual(kept);
    expect(read.metadata).toMatchObject({ issuer: said.issuer, issuedOn: said.issuedOn });
  });

  test('is not what two words say', () => {
    expect(
      lines(
        page(
          `<div id="zoom">${LINES.slice(0, 2)
            .map((line) => `<p>${line}</p>`)
            .join('')}${LAW}</div>`,
        ),
      ),
    ).toHaveLength(10);
  });

  test('leaves lines that are broken in one element to who reads lines, where others are among them', () => {
    const broken = page(`<div id="zoom"><div>${[...LINES, '渡船管理办法'].join('<br>')}</div>${LAW}</div>`);
    expect(lines(broken).slice(0, -8)).toEqual([...LINES, '渡船管理办法']);
    expect(broken.metadata).toEqual(said);
    const kept = page(`<div id="zoom"><pre>${[...LINES, '各区'].join('\n')}</pre>${LAW}</div>`);
    expect(lines(kept).slice(0, -8)).toEqual([...LINES, '各区']);
    for (const alone of [`<div>${LINES.join('<br>')}</div>`, `<pre>${LINES.join('\n')}</pre>`]) {
      const read = page(`<div id="zoom">${alone}${LAW}</div>`);
      expect([lines(read).length, read.metadata]).toEqual([8, said]);
    }
  });

  test.each([
    [
      'whose labels are not all known',
      ABOUT.replace('</table>', `${cells('体裁', '通知')}${cells('有效性', '有效', '层级', '市级')}</table>`),
    ],
    [
      'of which one is no list of labels',
      `<div>${PARAGRAPHS}<p>体裁：通知</p><p>【打印】</p><p>首页 &gt; 政策</p></div>`,
    ],
    ['set in spans', ABOUT.replace(/<td>(.*?)<\/td>/g, '<td><p><span>$1</span></p></td>')],
    ['of a subject in two words', `<div>${PARAGRAPHS}<p>主题词：渡船　办法</p></div>`],
    ['under a heading of its own', `<div><script>show()</script>${ABOUT}<a>打印本页</a></div>`],
    [
      'in terms and what they say',
      '<dl><dt>发文机关</dt><dd>某某市人民政府</dd><dt>成文日期</dt><dd>2031-05-06</dd><dt>文号</dt><dd>某政发〔2031〕5号</dd><dt>体裁</dt><dd>通知</dd></dl>',
    ],
    [
      'whose labels do not all say something',
      ABOUT.replace(
        '<table>',
        `<table>${cells('主题词', '渡船；登记；', '', '')}${cells('有效期', '', '公开方式', '公开')}`,
      ),
    ],
    [
      'in boxes side by side',
      `<div>${LINES.map((line) => `<div>${line.replace('：', '</div><div>')}</div>`).join('')}</div>`,
    ],
    ['in a cell that only places it', `<table><tr><td>${PARAGRAPHS}</td></tr><tr><td><p></p></td></tr></table>`],
  ])('is left out whole, and told, %s', (_, box) => {
    const read = page(`<div id="zoom">${box}${LAW}</div>`);
    expect([lines(read).length, read.metadata]).toEqual([8, said]);
    expect(read.met.filter(({ kind, text }) => kind === 'page-furniture' && text.includes(said.issuer))).toHaveLength(
      1,
    );
  });

  test('a menu is left out, a list of the files of the document is not', () => {
    const files = '<p><a href="a.docx">申请表</a><a href="b.docx">登记表</a><a href="c.docx">汇总表</a></p>';
    const entries = '<p><a href="#1">第一章</a><a href="#2">第二章</a><a href="#3">第三章</a></p>';
    const read = lines(page(`<div id="zoom">${menu}${entries}${LAW}${files}</div>`));
    expect(read).toHaveLength(10);
    expect([read[0], read[9]]).toEqual(['第一章第二章第三章', '申请表登记表汇总表']);
  });
});

test('hidden rows and cells of a table are left out of it, and told', () => {
  const rows = '<tr><td>甲</td><td style="display: none">密</td><td>乙</td></tr><tr hidden><td>密</td></tr>';
  const read = readHtml(`<table>${rows}<tr><td>丙</td><td>丁</td></tr></table>`, 'fragment');
  expect([lines(read), read.met.map(({ kind }) => kind)]).toEqual([
    ['甲\t乙', '丙\t丁'],
    ['hidden', 'hidden'],
  ]);
});

test('controls and menus of the page are left out of its text, and told', () => {
  const controls = '<nav>首页</nav><button>打印</button><select><option>全文</option></select>';
  const read = page(`<div id="zoom">${controls}<p><ruby>渡<rp>（</rp><rt>dù</rt></ruby>船</p>${LAW}</div>`);
  expect(lines(read)[0]).toBe('渡船');
  expect(read.met.slice(0, 4)).toEqual(
    ['首页', '打印', '全文', 'dù'].map((text) => ({ kind: 'page-furniture', text })),
  );
});

test('lines of TABs are set as the element that keeps them', () => {
  const { blocks } = readHtml('<pre style="text-align: center">渡船\t条例\n甲</pre>', 'fragment');
  expect(blocks.map((block) => block.kind === 'paragraph' && block.align)).toEqual(['center', 'center']);
});

describe('a part of a page', () => {
  test.each([
    ['lines of the file are none of the text', '<p>渡船\n  应当登记</p>', ['渡船应当登记']],
    ['words keep apart', '<p>Ferry\nboat</p>', ['Ferry boat']],
    ['a break ends a line', '<p>甲<br>乙</p>', ['甲', '乙']],
    ['raised and lowered digits', '<p>m<sup>2</sup>、CO<sub>2</sub></p>', ['m²、CO₂']],
    ['numbers of a list', '<ol start="3"><li>甲</li><li>乙</li></ol>', ['3.甲', '4.乙']],
    ['letters of a list', '<ol type="a"><li>甲</li><li>乙</li></ol>', ['a.甲', 'b.乙']],
    [
      'Chinese numbers of a list',
      '<ol style="list-style-type: cjk-ideographic" start="10"><li>甲</li><li>乙</li></ol>',
      ['十、甲', '十一、乙'],
    ],
    [
      'numbers of a list, whose style says more',
      '<ol style="list-style: inside upper-roman"><li>甲</li><li style="list-style-type: decimal">乙</li></ol>',
      ['I.甲', '2.乙'],
    ],
    [
      'a list whose dots its style took, but for one',
      '<ol style="list-style: none"><li>甲</li><li style="list-style: none; list-style-type: lower-alpha">乙</li></ol>',
      ['甲', 'b.乙'],
    ],
    ['a style that nobody knows', '<ol type="a" style="list-style: inside"><li>甲</li></ol>', ['a.甲']],
    ['dots of a list', '<ol style="list-style: square inside"><li>甲</li></ol>', ['甲']],
    [
      'a table of TABs that are kept',
      '<pre>费用：\n类别\t费用\n甲\t1元\n乙：\n第一条\t丙\n\t丁</pre>',
      ['费用：', '类别\t费用', '甲\t1元', '乙：', '第一条　丙', '丁'],
    ],
    ['TABs that are not kept', '<p>甲\t乙</p>', ['甲 乙']],
    ['lines that are kept', '<pre>第一条　甲。\n第二条　乙。\n</pre>', ['第一条　甲。', '第二条　乙。']],
    [
      'lines that a style keeps, and one that does not',
      '<div style="white-space: pre-wrap">第一条　甲。\n<span>第二条</span>　乙。<p style="white-space: normal">丙\n丁</p></div>',
      ['第一条　甲。', '第二条　乙。', '丙丁'],
    ],
    ['deleted text is not there', '<p>甲<del>旧</del><ins>新</ins></p>', ['甲新']],
    ['blanks that do not break', '<p>甲&nbsp;乙</p>', ['甲 乙']],
    ['a blank that was written wrongly', '<p>办公厅 &amp;sp;</p>', ['办公厅']],
    ['characters that show nothing', '<p>甲&#8203;乙&shy;丙&#65279;</p>', ['甲乙丙']],
    [
      'numbers of Word',
      '<p><span style="mso-list:Ignore">第一条<span>&nbsp;&nbsp; </span></span>甲</p><p><span style="mso-list:Ignore">（一）<span>&nbsp; </span></span>乙</p>',
      ['第一条　甲', '（一）乙'],
    ],
    [
      'a table with merges',
      '<table><tr><td rowspan="2">甲</td><td colspan="2">乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>',
      ['甲\t乙\t', '\t丙\t丁'],
    ],
    [
      'a row that spans more than there are',
      '<table><tr><td rowspan="9">甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>',
      ['甲\t乙', '\t丙'],
    ],
  ])('%s', (_, html, expected) => {
    expect(fragment(html)).toEqual(expected);
  });
});

describe('Markdown', () => {
  test.each([
    [
      'headings, labels and front matter',
      '---\nsidebar: auto\n---\n\n# 渡船条例\n\n## 第一章　总则\n\n**第一条**　甲。\n',
      ['渡船条例', '第一章　总则', '第一条　甲。'],
    ],
    ['lines stay lines', '第一条　甲：\n（一）乙；\n（二）丙。', ['第一条　甲：', '（一）乙；', '（二）丙。']],
    ['numbers of items stay', '1. 甲\n2. 乙', ['1.甲', '2.乙']],
    ['a range is no deletion', '10~20元，30~40元', ['10~20元，30~40元']],
    ['indented text is no program', '    第一条　甲。', ['第一条　甲。']],
    ['a table', '| 税目 | 税率 |\n|---|---|\n| 甲 | 1% |', ['税目\t税率', '甲\t1%']],
    [
      'a table of a page',
      '# 甲\n\n<style>td {}</style>\n\n<table><tr><td colspan="2">乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>',
      ['甲', '乙\t', '丙\t丁'],
    ],
  ])('%s', (_, text, expected) => {
    expect(lines(readMarkdown(text))).toEqual(expected);
  });
});

describe('text that was copied', () => {
  test.each([
    [
      'two blanks of half width for one of full',
      '\u200b\u00a0\u00a0\u00a0\u00a0第一条\u00a0\u00a0甲\r\n\r\n乙',
      ['第一条　甲', '乙'],
    ],
    ['cells parted by TAB', '税目\t税率\n甲\t1%\n说明', ['税目\t税率', '甲\t1%', '说明']],
    ['a TAB in a line alone', '某某\t甲', ['某某　甲']],
    [
      'numbers of Word, and its 目录',
      '目录\n第一章　总则\t1\n第二章　附则\t2\n第一条\t甲。\n第二条\t乙：\n（一）\t丙；\n（二）\t丁；\n1.\t戊',
      [
        '目录',
        '第一章　总则　1',
        '第二章　附则　2',
        '第一条　甲。',
        '第二条　乙：',
        '（一）丙；',
        '（二）丁；',
        '1.戊',
      ],
    ],
    [
      'numbers in a table',
      '序号\t名称\n1.\t甲\n第一条\t乙\n说明\n1.5\t2.5\n2.5\t3.5',
      ['序号\t名称', '1.\t甲', '第一条\t乙', '说明', '1.5\t2.5', '2.5\t3.5'],
    ],
  ])('%s', (_, text, expected) => {
    expect(lines(readPlain(text))).toEqual(expected);
  });
});

test('an article of an app whose text waits for a script is read', async () => {
  const page = `<html><head><title>渡船办法</title></head><body><h1>渡船办法</h1><p>索引号：12</p><div id="js_content" style="visibility: hidden;"><p>第一条　为了保障乘客的人身和财产安全，制定本办法。</p><p>第二条　渡船应当登记，登记的办法由市人民政府交通主管部门制定并公布。</p></div></body></html>`;
  expect(lines(readHtml(page, 'page'))).toEqual([
    '第一条　为了保障乘客的人身和财产安全，制定本办法。',
    '第二条　渡船应当登记，登记的办法由市人民政府交通主管部门制定并公布。',
  ]);
});
