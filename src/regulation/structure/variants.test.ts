/** How a document is typed must not change how it is read. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseText, shape } from './testing.ts';

const HEADER = ['法规标题：示例规定', '颁布时间：20200101', '颁布主体：示例机关', '通过会议：', '法规正文：'];

const STATUTE = [
  '（2019年1月1日第一次会议通过　2020年1月1日修正）',
  '第一章　总　　则',
  '第一条　为了示例，根据《示例法》，制定本规定。',
  '第二条　本规定所称示例，包括下列各项：',
  '（一）甲；',
  '（二）乙；',
  '（十一）丙。',
  '前款第一项不包括丁。',
  '第二条之一　第一条规定的示例，依照前条办理。',
  '第二章　附　　则',
  '第三条　第三方机构参照执行。',
  '本规定第二条第二款另有规定的，从其规定。',
  '第四条　本规定自公布之日起施行。',
];

const POLICY = [
  '为了示例，提出如下意见。',
  '一、总体要求',
  '（一）指导思想',
  '坚持示例。',
  '（二）基本原则',
  '——坚持甲。坚持甲的甲。',
  '——坚持乙。坚持乙的乙。',
  '二、保障措施',
  '（三）加强组织领导',
  '加强示例，包括：',
  '1.甲；',
  '2.乙。',
  '各地区各部门要认真落实本意见精神。',
];

type Typing = (lines: readonly string[]) => readonly string[];
const each =
  (change: (line: string) => string): Typing =>
  (lines) =>
    lines.map(change);

/** Applied to the body in any combination. */
const COMMON: readonly Typing[] = [
  each((line) => `　　${line}`),
  each((line) => `${line} \t`),
  (lines) => lines.flatMap((line) => [line, '']),
  (lines) => lines.flatMap((line) => [' ', line]),
  each((line) => line.replace(/^（([一二三四五六七八九十]+)）/, '($1)')),
  each((line) => line.replace(/^（([一二三四五六七八九十]+)）/, '（$1)')),
];

/** One of each row, as a label has one separator. */
const SEPARATORS = ['　', ' ', '  ', '\u00a0', '\u2003', '\t'].map((space) =>
  each((line) => line.replace(/^(第\S+[章条](?:之一)?)　/, `$1${space}`)),
);
const SPACED = each((line) => line.replace(/^第(\S+?)([章条])/, '第 $1 $2'));
const ALONE: Typing = (lines) => lines.flatMap((line) => /^(第\S+条(?:之一)?)　(.*)$/.exec(line)?.slice(1) ?? [line]);
/** Before 第, and after 之一, a label without a separator could be running text: those keep theirs. */
const BARE = each((line) => line.replace(/^(第[^之　]+[章条])　(?!第)/, '$1'));
const WITH_TOC: Typing = ([first = '', ...rest]) => [
  first,
  '目　录',
  ...rest.filter((line) => /^第\S+章/.test(line)),
  ...rest,
];

function written(header: readonly string[], body: readonly string[], end: '\n' | '\r\n', final: string): string {
  return [...header, ...body].join(end) + final;
}

const headers = fc.constantFrom(
  HEADER,
  HEADER.map((line) => line.replace('：', ':')),
  [HEADER[3] ?? '', '来源：政府网', ...HEADER.slice(0, 3), HEADER[4] ?? ''],
  HEADER.flatMap((line) => [` ${line}`, '']),
  HEADER.map((line, i) => (i === 0 ? `\ufeff${line}` : line)),
);
const endings = fc.constantFrom('\n' as const, '\r\n' as const);
const finals = fc.constantFrom('', '\n', '\r\n\r\n');
const common = fc.subarray([...COMMON]);

function provisions(text: ReturnType<typeof parseText>): readonly string[] {
  return shape(text).filter((line) => !line.startsWith('toc '));
}

describe('the same provisions are read', () => {
  const statute = provisions(parseText(written(HEADER, STATUTE, '\n', '')));
  const policy = provisions(parseText(written(HEADER, POLICY, '\n', '')));

  test('the fixtures hold what they should', () => {
    expect(statute).toContain('art_2__para_1__item_11 item');
    expect(statute.slice(-5)).toEqual(['art_1', 'art_2', 'art_2-1', 'art_3', 'art_4']);
    expect(policy).toContain('art_2__item_2 item');
    expect(policy).toContain('art_3__para_1__item_2 item');
    expect(policy.slice(-3)).toEqual(['art_1', 'art_2', 'art_3']);
  });

  test('in a statute, whatever its white space, brackets, separators, 目录 and header', () => {
    const labels = fc.constantFrom<Typing>(...SEPARATORS, SPACED, ALONE, BARE, (lines) => lines);
    const toc = fc.constantFrom<Typing>(WITH_TOC, (lines) => lines);
    fc.assert(
      fc.property(headers, toc, labels, common, endings, finals, (header, addToc, label, typings, end, final) => {
        const body = typings.reduce<readonly string[]>((lines, typing) => typing(lines), label(addToc(STATUTE)));
        expect(provisions(parseText(written(header, body, end, final)))).toEqual(statute);
      }),
    );
  });

  test('in a policy document', () => {
    fc.assert(
      fc.property(headers, common, endings, finals, (header, typings, end, final) => {
        const body = typings.reduce<readonly string[]>((lines, typing) => typing(lines), POLICY);
        expect(provisions(parseText(written(header, body, end, final)))).toEqual(policy);
      }),
    );
  });
});
