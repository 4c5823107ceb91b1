/** Texts that would be changed, dropped or run if anything on the way from source to page took them for markup. */
import fc from 'fast-check';

const FRAGMENTS = [
  // what a program would do
  '{process.exit()}',
  "<script>document.title='已运行'</script>",
  "import 文件 from '不存在'",
  'export const 变量 = 1',
  'export default 变量',
  '{/*',
  '*/}',
  '<!--',
  '-->',
  ']]>',
  '<Paragraph eId="伪造" line={1}>',
  '</Paragraph>',
  '</p></article>',
  '<img src=x onerror=alert(1)>',
  '$',
  '{变量}',
  '`{',
  // what Markdown would do
  '*',
  '**',
  '_',
  '__',
  '~',
  '~~',
  '#',
  '# ',
  '> ',
  '- ',
  '+ ',
  '1. ',
  '1) ',
  '|',
  '\\',
  '\\\\',
  '&',
  '&amp;',
  '&nbsp;',
  '&#60;',
  '[',
  ']',
  '[文字](javascript:alert(1))',
  '![图](x.png)',
  '[^1]',
  '[x]: y',
  '`',
  '```',
  '~~~',
  '---',
  '===',
  '***',
  ':::',
  '$$',
  '10~20',
  'https://example.invalid/?a=1&b=2',
  'www.example.invalid',
  'a@example.invalid',
  // what typography would do
  '"',
  "'",
  '...',
  '--',
  '---',
  '(c)',
  '“',
  '”',
  '——',
  '……',
  // white space and rare characters
  ' ',
  '  ',
  '\t',
  '　',
  '　　',
  '\u00a0',
  '\u2009',
  '\u200b',
  '\u200d',
  '\u00ad',
  '\u2028',
  '\u2029',
  '\ufeff',
  '👨‍👩‍👧',
  '🇨🇳',
  '❤️',
  '𠮷',
  '𪚥',
  '葛󠄀',
  'é',
  '\u202e',
  '\ue000',
  // what the grammar would do
  '第一条',
  '第二条　',
  '（一）',
  '一、',
  '附件',
  '目录',
  '；',
  '：',
  '。',
  '国家保护公民的合法权益',
] as const;

/** Not line ends, not the characters that no HTML page can carry, and not the mark of a lost one (a source with those is refused). */
const PUBLISHABLE = /^(?:\t|[^\ufffd\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}])*$/u;

/** One line that is not blank and has no line end in it. */
export const hostileLine: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...FRAGMENTS) }, fc.string({ unit: 'grapheme', maxLength: 6 })),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((fragments) => fragments.join(''))
  .filter((line) => PUBLISHABLE.test(line) && /[^\s\u200b\ufeff]/u.test(line));

/** The source file of a regulation whose articles hold the given lines. */
export function regulationOf(articles: readonly (readonly string[])[]): string {
  const body = articles.flatMap((lines, index) =>
    lines.map((line, at) => (at === 0 ? `第${index + 1}条　${line}` : line)),
  );
  return [
    '法规标题：云溪市公文字符规定',
    '颁布时间：20240101',
    '颁布主体：云溪市人民政府',
    '通过会议：',
    '法规正文：',
    ...body,
    '',
  ].join('\n');
}

/** Articles of one to four hostile lines. */
export function hostileArticles(size: { readonly min: number; readonly max: number }): fc.Arbitrary<string[][]> {
  return fc.array(fc.array(hostileLine, { minLength: 1, maxLength: 4 }), { minLength: size.min, maxLength: size.max });
}
