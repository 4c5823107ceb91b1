import { describe, expect, it } from 'vitest';
import { failedExamples, patternOf, ruleTables } from '../../src/regulation/rules.ts';
import { loadRuleTables } from '../support/rule-tables.ts';

await loadRuleTables();

describe.each(ruleTables().map((table) => [table.name, table] as const))('%s', (_, table) => {
  it.each(table.rows.map((row) => [row.is, row] as const))('reads %s as its examples say', (_, row) => {
    expect(failedExamples(table.pattern, [row])).toEqual([]);
  });

  it.each(table.rows.map((row) => [row.is, row] as const))('needs %s', (_, row) => {
    const without = patternOf(
      table,
      table.rows.filter((other) => other !== row),
    );
    expect(failedExamples(without, [row])).not.toEqual([]);
  });
});

it('has a name of its own for every table', () => {
  const names = ruleTables().map(({ name }) => name);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

it('says which row contradicts itself', () => {
  const row = { is: '第.条', yes: '第一条', no: '第二条' };
  expect(failedExamples(patternOf({ name: 'x' }, [row]), [row])).toEqual([
    { row, example: '第二条', expected: 'no', read: '第二条' },
  ]);
});
