import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { difference, markedChanges } from './marked.ts';

const written = (old: string, next: string): string =>
  markedChanges(old, next)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'out' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

describe('changes are marked by words', () => {
  test.each([
    ['检查记录保存二年。', '检查记录保存三年。', '检查记录保存[-二年-]{+三年+}。'],
    ['依照第八条处理。', '依照第十八条处理。', '依照[-第八条-]{+第十八条+}处理。'],
    ['处五百元以上二千元以下罚款。', '处二千元以上一万元以下罚款。', '处[-五百元以上-]二千元{+以上一万元+}以下罚款。'],
    ['渡口应当停航。', '渡口应当停航。', '渡口应当停航。'],
    ['', '新的一条。', '{+新的一条。+}'],
    ['旧的一条。', '', '[-旧的一条。-]'],
    ['第一款。\n第二款。', '第一款。', '第一款。[-\n第二款。-]'],
  ])('%j → %j', (old, next, expected) => expect(written(old, next)).toBe(expected));
});

test('both texts can be read out of their changes, to the character', () => {
  const text = fc.string({
    unit: fc.constantFrom('渡', '口', '第', '一', '条', '，', '。', '\n', '人民', '\u{20000}'),
  });
  fc.assert(
    fc.property(text, text, (old, next) => {
      const runs = markedChanges(old, next);
      const without = (kind: string) =>
        runs
          .filter((run) => run.kind !== kind)
          .map((run) => run.text)
          .join('');
      expect([without('in'), without('out')]).toEqual([old, next]);
    }),
  );
});

test.each([
  ['大风、浓雾', '大风、浓雾', 'none'],
  ['大风、浓雾', '大风，浓雾', 'typing'],
  ['大风,浓雾', '大风， 浓雾', 'typing'],
  ['大风', '大雾', 'words'],
] as const)('%j and %j differ in: %s', (old, next, expected) => expect(difference(old, next)).toBe(expected));

test.each([
  [
    '渡船应当备有救生衣。',
    '渡船应当年年检修。\n渡船应当备有救生衣。',
    ['in 渡船应当年年检修。\n', 'same 渡船应当备有救生衣。'],
  ],
  [
    '渡口设标志。\n渡船应当年年检修。\n渡船应当备有救生衣。',
    '渡口设标志。\n渡船应当备有救生衣。',
    ['same 渡口设标志。\n', 'out 渡船应当年年检修。\n', 'same 渡船应当备有救生衣。'],
  ],
])('a paragraph that begins like its neighbour is one change: %j', (old, next, expected) => {
  const runs = markedChanges(old, next);
  expect(runs.map(({ kind, text }) => `${kind} ${text}`)).toEqual(expected);
});
