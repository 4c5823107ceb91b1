import { expect, test } from 'vitest';
import { readRelations } from './regulation-files.ts';

const good = `- id: a
  type: 目标→任务
  from: { eId: art_1, quote: 提升 }
  to: { eId: art_2, quote: 攻关 }
  reason: 理由。
`;
const read = (content: string) => readRelations({ file: 'regulations/a/relations.yaml', content });
const problems = (content: string) =>
  read(content).diagnostics.map(
    ({ line, column, code, message, hint }) => `${line}:${column} ${code} ${message} ${hint}`,
  );

test('relations are read with the place of each quote', () => {
  expect(read(good).value).toMatchObject([
    { id: 'a', type: '目标→任务', from: { origin: { line: 3, column: 30 } }, to: { anchor: { quote: '攻关' } } },
  ]);
});

test('a file without relations is right', () => {
  expect(read('# 还没有\n')).toEqual({ value: [], diagnostics: [] });
});

test.each([
  ['an unknown type', good.replace('目标→任务', '目标->任务')],
  ['an end without quote', good.replace(', quote: 提升', '')],
  ['no reason', good.replace('  reason: 理由。\n', '')],
  ['a mistyped key', good.replace('reason', 'raeson')],
  ['an id that cannot stand in an address', good.replace('id: a', 'id: 甲')],
  ['a mapping where the list belongs', 'relations:\n  - id: a'],
])('%s is said with its place and remedy', (_, content) => {
  expect(problems(content)).toMatchSnapshot();
});
