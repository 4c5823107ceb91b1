import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextRange } from '../model.ts';
import { type Nested, nest } from './nest.ts';

interface Named extends TextRange {
  readonly name: string;
  readonly rank: number;
}

const mark = (name: string, start: number, end: number, rank = 0): Named => ({ name, start, end, rank });
const rank = (m: Named) => m.rank;

/** `a(b)` for text `ab` with a mark over b; split marks carry ‹ or › on the open side. */
function show(text: string, nodes: readonly Nested<Named>[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return text.slice(node.start, node.end);
      const from = node.part === 'middle' || node.part === 'last' ? '›' : '';
      const to = node.part === 'middle' || node.part === 'first' ? '‹' : '';
      return `${node.mark.name}(${from}${show(text, node.children)}${to})`;
    })
    .join('');
}

describe('nesting marks over a text', () => {
  const text = '全面提升质量水平';
  test.each<[string, Named[], string]>([
    ['no mark', [], '全面提升质量水平'],
    ['one mark', [mark('A', 4, 6)], '全面提升A(质量)水平'],
    ['a mark inside another', [mark('A', 0, 8), mark('B', 4, 6)], 'A(全面提升B(质量)水平)'],
    ['the longer of two that begin together is outside', [mark('B', 0, 2), mark('A', 0, 4)], 'A(B(全面)提升)质量水平'],
    ['same stretch: the order of the layers', [mark('A', 0, 2), mark('B', 0, 2)], 'A(B(全面))提升质量水平'],
    ['crossing marks: the later one is split', [mark('A', 0, 4), mark('B', 2, 6)], 'A(全面B(提升‹))B(›质量)水平'],
    [
      'crossing marks: rank decides which is split',
      [mark('link', 0, 4, 1), mark('note', 2, 6, 0)],
      'link(全面‹)note(link(›提升)质量)水平',
    ],
    ['marks that touch stay apart', [mark('A', 0, 2), mark('B', 2, 4)], 'A(全面)B(提升)质量水平'],
    ['an empty mark is left out', [mark('A', 3, 3)], '全面提升质量水平'],
    ['a mark beyond the range is cut and says so', [mark('A', -4, 2), mark('B', 6, 99)], 'A(›全面)提升质量B(水平‹)'],
    ['a mark wholly outside is left out', [mark('A', 8, 9), mark('B', -3, 0)], '全面提升质量水平'],
  ])('%s', (_, marks, expected) => {
    expect(show(text, nest({ start: 0, end: text.length }, marks, rank))).toBe(expected);
  });

  const range = fc.record({ start: fc.integer({ min: 0, max: 40 }), length: fc.integer({ min: 1, max: 40 }) });
  const marks = fc.array(
    fc.record({ start: fc.integer({ min: -5, max: 85 }), length: fc.integer({ min: 0, max: 30 }), rank: fc.nat(2) }),
    { maxLength: 14 },
  );
  const leaves = (nodes: readonly Nested<Named>[], open: Named[] = []): { at: number; open: Named[] }[] =>
    nodes.flatMap((node) =>
      node.type === 'text'
        ? Array.from({ length: node.end - node.start }, (_, i) => ({ at: node.start + i, open }))
        : leaves(node.children, [...open, node.mark]),
    );

  test('gives back every position once, in order, under exactly the marks that cover it', () => {
    fc.assert(
      fc.property(range, marks, ({ start, length }, drawn) => {
        const end = start + length;
        const all = drawn.map((m, i) => mark(`m${i}`, m.start, m.start + m.length, m.rank));
        const positions = leaves(nest({ start, end }, all, rank));
        expect(positions.map((p) => p.at)).toEqual(Array.from({ length }, (_, i) => start + i));
        for (const { at, open } of positions) {
          const covering = all.filter((m) => m.start <= at && at < m.end).map((m) => m.name);
          expect(open.map((m) => m.name).sort()).toEqual(covering.sort());
        }
      }),
    );
  });

  test('keeps ranks from the outside in and shows the parts of a mark as first, middle…, last', () => {
    fc.assert(
      fc.property(range, marks, ({ start, length }, drawn) => {
        const end = start + length;
        const all = drawn.map((m, i) => mark(`m${i}`, m.start, m.start + m.length, m.rank));
        const tree = nest({ start, end }, all, rank);
        const parts = new Map<Named, string[]>();
        const visit = (nodes: readonly Nested<Named>[], outer: number) => {
          for (const node of nodes) {
            if (node.type === 'text') continue;
            expect(node.mark.rank).toBeGreaterThanOrEqual(outer);
            expect(node.children.length).toBeGreaterThan(0);
            parts.set(node.mark, [...(parts.get(node.mark) ?? []), node.part]);
            visit(node.children, node.mark.rank);
          }
        };
        visit(tree, 0);
        for (const [m, seen] of parts) {
          const inner = seen.slice(1, -1);
          expect(inner.every((part) => part === 'middle')).toBe(true);
          if (m.start >= start && m.end <= end)
            expect([seen[0], seen.at(-1)]).toEqual(seen.length === 1 ? ['whole', 'whole'] : ['first', 'last']);
        }
      }),
    );
  });

  test('ten thousand marks in a line take no quadratic time', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => mark(`m${i}`, i * 3, i * 3 + 2));
    expect(nest({ start: 0, end: 30_000 }, many, rank)).toHaveLength(20_000);
  });
});
