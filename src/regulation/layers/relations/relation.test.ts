import { describe, expect, test } from 'vitest';
import { sampleText } from '../../testing.ts';
import { placeRelations, type Relation, type RelationEnd } from './relation.ts';
import type { RelationType } from './types.ts';

const text = sampleText([
  { heading: '主要目标', paragraphs: ['到明年，质量明显提升。'] },
  { heading: '质量攻关', paragraphs: ['组织质量攻关，加强考核。'] },
]);
const origin = (line: number) => ({ file: 'regulations/a/relations.yaml', line, column: 5 });
const end = (eId: string, quote: string, line: number): RelationEnd => ({
  anchor: { kind: 'quote', eId, quote },
  origin: origin(line),
});
const goal = ['art_1__para_1', '质量明显提升'] as const;
const task = ['art_2__para_1', '组织质量攻关'] as const;
type Quoted = readonly [eId: string, quote: string];

let line = 1;
function relation(id: string, type: RelationType, from: Quoted, to: Quoted): Relation {
  line += 5;
  return { id, type, from: end(...from, line + 2), to: end(...to, line + 3), reason: '理由。', origin: origin(line) };
}
const codes = (relations: readonly Relation[]) => placeRelations(text, relations).diagnostics.map(({ code }) => code);

test('both ends stand in the text and are marked', () => {
  const layer = placeRelations(text, [relation('a', '目标→任务', goal, task)]);
  expect(layer.diagnostics).toEqual([]);
  expect(layer.relations).toMatchObject([{ from: { division: 'art_1' }, to: { division: 'art_2' } }]);
  expect(
    layer.marks.map((mark) => [text.source.text.slice(mark.start, mark.end), mark.data.ends[0]?.relation]),
  ).toEqual([
    ['质量明显提升', 'a'],
    ['组织质量攻关', 'a'],
  ]);
});

test('a quote that no longer matches is reported at its end, with what the text says now', () => {
  const { diagnostics, relations } = placeRelations(text, [
    { ...relation('a', '目标→任务', goal, task), to: end('art_2__para_1', '组织技术攻关', 9) },
  ]);
  expect(relations).toEqual([]);
  expect(diagnostics).toMatchObject([{ severity: 'error', code: 'anchor-not-found', line: 9 }]);
  expect(diagnostics[0]?.message).toContain('组织[-技术-]{+质量+}攻关');
});

test('both ends can be wrong at once, and both are said', () => {
  expect(codes([relation('a', '目标→任务', ['art_9', '质量'], ['art_2__para_1', '没有'])])).toEqual([
    'anchor-eid-unknown',
    'anchor-not-found',
  ]);
});

describe('a relation that says nothing new is refused', () => {
  const first = relation('a', '目标→任务', goal, task);
  test.each([
    ['to itself', [relation('b', '同一事项', goal, goal)], ['relation-self']],
    ['to words within its own', [relation('b', '同一事项', goal, [goal[0], '质量明显'])], ['relation-self']],
    ['made twice', [first, relation('b', '目标→任务', goal, task)], ['relation-duplicate']],
    ['under a name already given', [first, relation('a', '任务→保障', task, goal)], ['relation-id-duplicate']],
    [
      'made twice the other way round, where direction says nothing',
      [relation('a', '同一事项', goal, task), relation('b', '同一事项', task, goal)],
      ['relation-duplicate'],
    ],
  ])('%s', (_, relations, expected) => {
    expect(codes(relations)).toEqual(expected);
  });

  test.each([
    ['the same ends under another type', [first, relation('b', '目标→考核', goal, task)]],
    ['the other direction of a directed type', [first, relation('b', '目标→任务', task, goal)]],
    ['other words of the same paragraph', [first, relation('b', '任务→考核', task, [task[0], '加强考核'])]],
  ])('but not %s', (_, relations) => {
    expect(codes(relations)).toEqual([]);
  });
});
