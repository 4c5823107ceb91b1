import fc from 'fast-check';
import { getSingletonHighlighter } from 'shiki';
import { describe, expect, test, vi } from 'vitest';
import { LONGEST_NOTE } from './read-note.ts';
import { colouredBlock, renderMarkdown } from './render.ts';

const links = {
  toFragment: (fragment: string) => (fragment === 'art_2' ? '/a/art-2/' : null),
  toTitle: (title: string) => (title === '标准化法' ? '/biaozhunhuafa/' : null),
  toFile: (path: string) => `/base${path}`,
};
const render = (body: string) => renderMarkdown({ id: 'n', file: 'notes/n.md', body, bodyLine: 10 }, links);
const html = async (body: string) => (await render(body)).html;

describe('Markdown as maintainers write it', () => {
  test.each([
    ['emphasis beside Chinese punctuation', '**“安全”**管理', '<p><strong>“安全”</strong>管理</p>'],
    ['struck out text', '~~旧~~新', '<p><del>旧</del>新</p>'],
    ['a link to a provision', '见[第二条](#art_2)', '<p>见<a href="/a/art-2/">第二条</a></p>'],
    ['a title the library holds', '依《标准化法》。', '<p>依<a href="/biaozhunhuafa/">《标准化法》</a>。</p>'],
    ['a title it does not hold', '依《计量法》。', '<p>依《计量法》。</p>'],
    ['an image of the site', '![图](/a.png)', '<p><img src="/base/a.png" alt="图"></p>'],
    [
      'a link to the web',
      '[公报](https://www.gov.cn/)',
      '<p><a href="https://www.gov.cn/" rel="external noopener">公报<span class="host">（www.gov.cn）</span></a></p>',
    ],
    ['a heading, below those of the page', '# 沿革', '<h4>沿革</h4>'],
    ['quotation marks and dashes as written', '"a" -- ...', '<p>"a" -- ...</p>'],
  ])('%s', async (_, body, expected) => {
    expect(await render(body)).toEqual({ html: expected, diagnostics: [] });
  });

  test('a table is aligned by classes', async () => {
    const table = await html('| 年 | 数 |\n|:--|--:|\n| 2018 | 24 |');
    expect(table).toContain('<th class="align-right">数</th>');
    expect(table).not.toMatch(/ (align|style)=/);
  });

  test('a task list shows its state without form controls', async () => {
    const list = await html('- [x] 已修订\n- [ ] 待修订');
    expect(list).toContain('<span class="task" role="img" aria-label="已完成">☑</span> 已修订');
    expect(list).not.toContain('<input');
  });

  test('footnotes carry the ids of their note', async () => {
    const note = await html('正文[^1]\n\n[^1]: 出处');
    expect(note).toContain('id="note-n-fn-1"');
    expect(note).toContain('href="#note-n-fn-1"');
    expect(note.match(/ id="[^"]+"/g)?.every((id) => id.startsWith(' id="note-n-'))).toBe(true);
    expect(note).toContain('aria-describedby="note-n-footnote-label"');
  });

  test('code is coloured by classes, unknown languages are left plain', async () => {
    const code = await html('```json\n{"a": 1}\n```\n\n```klingon\nqa<b>pla\n```');
    expect(code).toContain('<span class="shiki-token-');
    expect(code).toContain('qa&#x3C;b>pla');
    expect(code).not.toContain('style=');
  }, 60_000);
});

describe('what a note may not hold is refused with its place, and does not reach the page', () => {
  test.each([
    ['HTML', '正文\n\n<div onclick="x()">块</div>', 'notes/n.md:12:1 note-html'],
    ['HTML in a line', '文<b>粗</b>', 'notes/n.md:10:2 note-html'],
    ['a script', '<script>alert(1)</script>', 'notes/n.md:10:1 note-html'],
    ['a comment', '<!-- 草稿 -->', 'notes/n.md:10:1 note-html'],
    ['a link that runs', '[点](javascript:alert(1))', 'notes/n.md:10:1 note-link'],
    ['a scheme that would be left out', '[点](HTTPS://example.org/)', 'notes/n.md:10:1 note-link'],
    ['the same in disguise', '[点](JaVaScRiPt&colon;alert(1))', 'notes/n.md:10:1 note-link'],
    ['the same as a definition', '[点][x]\n\n[x]: javascript:alert(1)', 'notes/n.md:12:1 note-link'],
    ['a host that is none', '[点](https://www.gov.cn%40evil.example/)', 'notes/n.md:10:1 note-link'],
    ['a lost character', '甲&#0;乙', 'notes/n.md:10:1 character-unpublishable'],
    ['half a character', '甲&#xD800;乙', 'notes/n.md:10:1 character-unpublishable'],
    ['data', '[点](data:text/html,x)', 'notes/n.md:10:1 note-link'],
    ['a path that leads nowhere', '[点](../a.md)', 'notes/n.md:10:1 note-link'],
    ['a path out of the site', '![图](/images/../../a.png)', 'notes/n.md:10:1 note-image-address'],
    ['a scheme that would be left out', '[点](HTTPS://example.org/)', 'notes/n.md:10:1 note-link'],
    ['the same in disguise', '[点](/a/%2E%2e/b)', 'notes/n.md:10:1 note-link'],
    ['a user who looks like a host', '[公报](https://www.gov.cn@evil.example/)', 'notes/n.md:10:1 note-link-deceptive'],
    ['a host of two scripts', '见 [公报](https://www.gоv.cn/)', 'notes/n.md:10:3 note-link-deceptive'],
    ['a text that names another host', '[http://gov.cn](http://evil.example/)', 'notes/n.md:10:1 note-link-deceptive'],
    [
      'the same by reference',
      '[`gov.cn` **公报**][x]\n\n[x]: http://evil.example/',
      'notes/n.md:10:1 note-link-deceptive',
    ],
    [
      'a picture in the link whose words do',
      '[![www.gov.hk](/images/a.png)](http://evil.example/)',
      'notes/n.md:10:1 note-link-deceptive',
    ],
    ['a tooltip that does', '[公报](http://evil.example/ "www.gov.cn")', 'notes/n.md:10:1 note-link-deceptive'],
    [
      'a tooltip by reference that does',
      '[公报][x]\n\n[x]: http://evil.example/ "www.gov.cn"',
      'notes/n.md:10:1 note-link-deceptive',
    ],
    ['a direction turned by a reference', '甲\n\n乙&#x202e;丙', 'notes/n.md:12:1 character-deceptive'],
    ['an unknown provision', '[点](#art_99)', 'notes/n.md:10:1 note-link-unknown'],
    ['an image without alternative text', '![](/a.png)', 'notes/n.md:10:1 note-image-alt'],
    ['an image of another server', '![图](https://example.com/a.png)', 'notes/n.md:10:1 note-image-address'],
    ['an image of another server without scheme', '![图](//example.com/a.png)', 'notes/n.md:10:1 note-image-address'],
  ])('%s', async (_, body, expected) => {
    const { html, diagnostics } = await render(body);
    const [first] = diagnostics;
    expect(`${first?.file}:${first?.line}:${first?.column} ${first?.code}`).toBe(expected);
    expect(html).not.toMatch(/<script|onclick|javascript:|data:text|<!--/i);
  });
});

test('a machine that is busy colours code as one that is not', async () => {
  const code = 'const pages = [1, 2].map((page) => "art-" + page);';
  const block = `\`\`\`js\n${code}\n\`\`\`\n`;
  const make = async () => [await colouredBlock(code, 'js'), await html(block)];
  const idle = await make();
  let now = 0;
  using _clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 1000));
  expect(await make()).toEqual(idle);
});

test.each(['>', '> ', '- ', '1. ', '> * 2) '])('nesting without end is refused: %j', async (unit) => {
  const { html, diagnostics } = await render(`文\n[^1]: ${unit.repeat(5_000)}`);
  expect(html).toBe('');
  expect(diagnostics).toMatchObject([
    { code: 'note-too-deep', line: 11, message: '引用或列表一层套一层，超过 30 层。' },
  ]);
});

describe('what is short and yet would take minutes or all memory', () => {
  const filled = (unit: string): string => unit.repeat(Math.floor(LONGEST_NOTE / unit.length));
  const row = (cell: string, columns: number): string => `|${cell.repeat(columns)}\n`;

  test.each([
    ['brackets', filled(']')],
    ['emphasis in emphasis', filled('*甲_')],
    ['links in links', filled('**[甲*](乙_')],
    ['struck out', filled('~~甲')],
    ['a table whose rows are filled up', row('甲|', 2_000) + row('-|', 2_000) + '甲\n'.repeat(3_000)],
    ['headings', filled('甲\n=\n')],
    ['code blocks', filled('```\n')],
  ])('is refused: %s', async (_, body) => {
    const { html, diagnostics } = await render(body);
    expect(html).toBe('');
    expect(diagnostics).toMatchObject([{ code: 'note-too-complex' }]);
  });

  test('is pointed at', async () => {
    const { diagnostics } = await render(`文。\n\n${'*甲'.repeat(2_000)}`);
    expect(diagnostics).toMatchObject([{ line: 12, message: '一段里有 2000 个 *、_、~、[、]，最多 1000 个。' }]);
  });

  test.each([
    ['a table of 20 columns and 100 rows', row('甲|', 20) + row('-|', 20) + row('甲|', 20).repeat(100)],
    ['900 lines', '甲\n\n'.repeat(450)],
    ['300 links', '[甲](https://example.cn/) '.repeat(300)],
  ])('is not %s', async (_, body) => {
    expect((await render(body)).diagnostics).toEqual([]);
  });

  test('a code block loads its own language and not all 300', async () => {
    await render('```json\n{}\n```');
    const loaded = (await getSingletonHighlighter()).getLoadedLanguages();
    expect(loaded).toContain('json');
    expect(loaded).not.toContain('cobol');
  });
});

test.each(['-'.repeat(80), '*'.repeat(80), `| a |\n|${'-'.repeat(80)}|\n| b |`])(
  'dashes in a row are no nesting: %s',
  async (body) => {
    expect((await render(body)).diagnostics).toEqual([]);
  },
);

test('no Markdown, however mangled, yields an element or attribute that can run', async () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '`',
    '[',
    ']',
    '(',
    ')',
    '!',
    '*',
    '_',
    '|',
    '\n',
    ' ',
    '&',
    '#',
    '\\',
    '/',
    ':',
    'script',
    'javascript:',
    'onerror=',
    'img',
    'src=',
    'svg',
    'a',
    '文',
    'http://x',
    '\u0000',
    '^1',
    'style=',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
      const rendered = await html(pieces.join(''));
      const tags = rendered.match(/<[^>]*>/g) ?? [];
      expect(
        tags.filter((tag) => /^<(script|svg|iframe|style)|\son\w+=|\sstyle=|(href|src)="\s*javascript:/i.test(tag)),
      ).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
