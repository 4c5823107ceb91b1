import { describe, expect, test } from 'vitest';
import type { Relation } from '../layers/relations/relation.ts';
import { sampleLibrary } from '../testing.ts';
import { linkGraph } from './graph.ts';
import { type Link, type Linked, scopeOf } from './link.ts';

const origin = { file: 'relations.yaml', line: 1, column: 1 };
const relation: Relation = {
  id: 'dengji-fengcun',
  type: '任务→保障',
  from: { anchor: { kind: 'quote', eId: 'art_1', quote: '应当登记' }, origin },
  to: { anchor: { kind: 'quote', eId: 'art_3', quote: '应当封存' }, origin },
  reason: '登记之后才能封存。',
  origin,
};

const library = sampleLibrary(
  {
    slug: 'yangpin',
    title: '样品管理条例',
    lines: [
      '第一条　样品应当登记。',
      '前款规定的登记由所有人申请。',
      '第二条　违反第一条第二款、第三条规定的，责令改正。',
      '第三条　样品应当封存，依照第一条至第二条、《中华人民共和国刑法》第三条办理。',
    ],
    relations: [relation],
  },
  {
    slug: 'banfa',
    title: '样品管理条例实施办法',
    lines: ['第一条　根据《样品管理条例》制定本办法。', '第二条　《样品管理条例》第一条至第三条所称样品，包括半成品。'],
  },
);
const graph = linkGraph(library);

/** `from → to` of links, with the words that cite or the relation's id. */
function named(links: readonly Link[] | undefined): readonly string[] {
  return (links ?? []).map((link) => {
    const ends = link.to.map(({ regulation, eId }) => `${regulation}#${eId ?? ''}`).join(' ');
    return `${link.from.regulation}#${link.from.eId} → ${ends || '?'} ${wordsOf(link)}`;
  });
}

function wordsOf(link: Link): string {
  if (link.kind === 'relation') return link.relation.id;
  const text = library.find(({ slug }) => slug === link.from.regulation)?.text.source.text ?? '';
  return text.slice(link.reference.start, link.reference.end);
}

describe('the links of a library', () => {
  test('an article names what it cites, and not what stands on its own page', () => {
    expect(named(graph.get('yangpin')?.divisions.get('art_1')?.outgoing)).toEqual([
      'yangpin#art_1__para_1 → yangpin#art_3__para_1 dengji-fengcun',
    ]);
    expect(named(graph.get('yangpin')?.divisions.get('art_2')?.outgoing)).toEqual([
      'yangpin#art_2__para_1 → yangpin#art_1__para_2 第一条第二款',
      'yangpin#art_2__para_1 → yangpin#art_3 第三条',
    ]);
  });

  test('an article knows who cites it, from its own regulation and from others, ranges included', () => {
    expect(named(graph.get('yangpin')?.divisions.get('art_1')?.incoming)).toEqual([
      'yangpin#art_2__para_1 → yangpin#art_1__para_2 第一条第二款',
      'yangpin#art_3__para_1 → yangpin#art_1 yangpin#art_2 第一条至第二条',
      'banfa#art_2__para_1 → yangpin#art_1 yangpin#art_2 yangpin#art_3 《样品管理条例》第一条至第三条',
    ]);
  });

  test('a relation stands at both of its ends', () => {
    expect(named(graph.get('yangpin')?.divisions.get('art_3')?.incoming)).toContain(
      'yangpin#art_1__para_1 → yangpin#art_3__para_1 dengji-fengcun',
    );
  });

  test('a whole document that is cited, and a law that the library does not hold', () => {
    expect(named(graph.get('yangpin')?.incoming)).toEqual([
      'banfa#art_1__para_1 → yangpin# 《样品管理条例》',
      'banfa#art_2__para_1 → yangpin#art_1 yangpin#art_2 yangpin#art_3 《样品管理条例》第一条至第三条',
    ]);
    expect(named(graph.get('yangpin')?.outgoing).at(-2)).toBe('yangpin#art_3__para_1 → ? 《中华人民共和国刑法》第三条');
  });

  test('how far each link goes', () => {
    expect(graph.get('yangpin')?.outgoing.map(scopeOf)).toEqual([
      'page',
      'regulation',
      'regulation',
      'regulation',
      'outside',
      'regulation',
    ]);
    expect(graph.get('banfa')?.outgoing.map(scopeOf)).toEqual(['library', 'library']);
  });

  test('a line that cites 10,000 articles makes 10,000 links and no more', () => {
    const cited = Array.from({ length: 10_000 }, (_, index) => `第${index % 2 === 0 ? '一' : '二'}条`).join('、');
    const long: readonly Linked[] = sampleLibrary({
      slug: 'chang',
      title: '长文办法',
      lines: ['第一条　甲。', '第二条　乙。', `第三条　违反${cited}规定的，责令改正。`],
    });
    const links = linkGraph(long).get('chang');
    expect(links?.outgoing.length).toBe(10_000);
    expect(links?.divisions.get('art_1')?.incoming.length).toBe(5_000);
  });
});
