import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Provision, RegulationText } from '../model.ts';
import { readSource } from '../source/read.ts';
import { parse } from './parse.ts';

function parseFile(path: string): RegulationText {
  const { source } = readSource(readFileSync(path), path);
  if (source === null) throw new Error(`${path} cannot be read`);
  return parse(source);
}

function printed(text: RegulationText, provision: Provision | undefined): string {
  return (provision?.pieces ?? []).map(({ start, end }) => text.source.text.slice(start, end)).join('');
}

describe('the first regulation', () => {
  const text = parseFile('content/regulations/zhiliang-tisheng-2017/source.txt');

  test('has 30 articles, numbered through its 6 parts', () => {
    expect(text.scheme).toBe('policy');
    expect(text.provisions.filter(({ kind }) => kind === 'part')).toHaveLength(6);
    const units = text.divisions.filter(({ role }) => role === 'unit').map(({ eId }) => eId);
    expect(units).toEqual(Array.from({ length: 30 }, (_, i) => `art_${i + 1}`));
  });

  test('opens with a preamble and closes with conclusions that belong to no article', () => {
    expect(text.divisions[0]?.eId).toBe('preamble');
    expect(text.divisions.at(-1)?.eId).toBe('conclusions');
    expect(printed(text, text.byEId.get('conclusions__para_1'))).toMatch(/^各地区各部门要认真落实本意见精神/);
  });

  test.each([
    ['art_2', ['art_2__item_1', 'art_2__item_2', 'art_2__item_3', 'art_2__item_4']],
    ['art_3', ['art_3__para_1']],
    [
      'art_3__para_1',
      ['art_3__para_1__item_1', 'art_3__para_1__item_2', 'art_3__para_1__item_3', 'art_3__para_1__item_4'],
    ],
    ['art_4', ['art_4__para_1', 'art_4__para_2']],
  ])('%s holds %j', (eId, children) => {
    expect(text.byEId.get(eId)?.children.map((child) => child.eId)).toEqual(children);
  });

  test('prints labels and headings as issued', () => {
    expect(
      text.byEId.get('art_12')?.pieces.map(({ role, start, end }) => [role, text.source.text.slice(start, end)]),
    ).toEqual([
      ['label', '（十二）'],
      ['heading', '实施质量攻关工程'],
    ]);
  });
});
