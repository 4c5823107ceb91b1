import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadLibrary } from '../../content/library.ts';
import { projectRoot } from '../../files/paths.ts';
import { workId } from '../../regulation/edition.ts';
import type { QuoteAnchor } from '../../regulation/layers/anchor.ts';
import type { Relation } from '../../regulation/layers/relations/relation.ts';
import { placeRelations } from '../../regulation/layers/relations/relation.ts';
import type { RelationType } from '../../regulation/layers/relations/types.ts';
import type { Regulation } from '../../regulation/regulation.ts';
import { readSource } from '../../regulation/source/read.ts';
import { parse } from '../../regulation/structure/parse.ts';
import { addresses } from '../urls.ts';
import { DRAWN, glanceOf, phrasesOf, type Tier } from './glance.ts';

const BODY = `一、总体要求
（一）主要目标
到2030年，用水效率明显提高，管网漏损大幅下降。
——农业用水更加节约。灌溉、施肥、养殖节水水平显著提升。
二、重点任务
（二）改造供水管网
推进老旧管网更新，发展高效灌溉，开展漏损普查。
（三）推广节水器具
鼓励更换节水器具。
三、组织实施
（四）加强监督检查
安排专项资金，公布漏损普查结果。
`;

type Link = readonly [type: RelationType, from: readonly [string, string], to: readonly [string, string]];

function regulation(links: readonly Link[]): Pick<Regulation, 'slug' | 'date' | 'text' | 'relations'> {
  const header = '法规标题：试行意见\n颁布时间：20200102\n颁布主体：某部\n通过会议：\n法规正文：\n';
  const { source } = readSource(new TextEncoder().encode(header + BODY), 'source.txt');
  if (!source) throw new Error('unreadable fixture');
  const text = parse(source);
  const origin = { file: 'relations.yaml', line: 1, column: 1 };
  const end = ([eId, quote]: readonly [string, string]) => {
    const anchor: QuoteAnchor = { kind: 'quote', eId, quote };
    return { anchor, origin };
  };
  const relations = links.map(
    ([type, from, to], index): Relation => ({
      id: `r${index}`,
      type,
      from: end(from),
      to: end(to),
      reason: '',
      origin,
    }),
  );
  const { relations: placed, diagnostics } = placeRelations(text, relations);
  expect(diagnostics).toEqual([]);
  return { slug: workId('a'), date: null, text, relations: placed };
}

const LEAKS: Link = ['目标→任务', ['art_1__para_1', '管网漏损大幅下降'], ['art_2', '改造供水管网']];
const CENSUS: Link = ['任务→保障', ['art_2__para_1', '漏损普查'], ['art_4__para_1', '公布漏损普查结果']];

/** The picture as lines: part, group, phrases. */
const outline = (tiers: readonly Tier[] | null) =>
  (tiers ?? []).flatMap(({ name, parts }) =>
    parts.flatMap((part) =>
      part.groups.map(({ label, heading, head, lines }) =>
        [
          name,
          part.name,
          `${label}${heading}${head ? '＊' : ''}`,
          ...lines.map(({ phrases }) => phrases.map(({ words }) => words).join('、')),
        ].join(' | '),
      ),
    ),
  );

describe('the phrases of a policy', () => {
  test('stand in three tiers under the headings of the text, goals under the first words of their paragraphs', () => {
    const tiers = glanceOf(
      regulation([
        LEAKS,
        CENSUS,
        ['目标→任务', ['art_1__para_1__item_1', '灌溉'], ['art_2__para_1', '发展高效灌溉']],
        ['目标→任务', ['art_1__para_1__item_1', '养殖节水水平显著提升'], ['art_3__para_1', '鼓励更换节水器具']],
        ['任务→考核', ['art_3__para_1', '节水器具'], ['art_4', '加强监督检查']],
      ]),
    );
    expect(outline(tiers)).toEqual([
      '目标 | （一）主要目标 | 到2030年 | 管网漏损大幅下降',
      '目标 | （一）主要目标 | 农业用水更加节约 | 灌溉 | 养殖节水水平显著提升',
      '任务 | 二、重点任务 | （二）改造供水管网＊ | 发展高效灌溉 | 漏损普查',
      '任务 | 二、重点任务 | （三）推广节水器具 | 鼓励更换节水器具',
      '保障 | 三、组织实施 | （四）加强监督检查＊ | 公布漏损普查结果',
    ]);
  });

  test('stay on one line where only 、 parts them', () => {
    const tiers = glanceOf(
      regulation([
        LEAKS,
        CENSUS,
        ['目标→任务', ['art_1__para_1__item_1', '灌溉'], ['art_2__para_1', '发展高效灌溉']],
        ['目标→任务', ['art_1__para_1__item_1', '施肥'], ['art_2__para_1', '推进老旧管网更新']],
      ]),
    );
    expect(outline(tiers)[1]).toBe('目标 | （一）主要目标 | 农业用水更加节约 | 灌溉、施肥');
  });

  test('need no heading that says the same', () => {
    const tiers = glanceOf(
      regulation([
        LEAKS,
        CENSUS,
        ['目标→任务', ['art_1__para_1__item_1', '农业用水更加节约'], ['art_3', '推广节水器具']],
      ]),
    );
    expect(outline(tiers)[1]).toBe('目标 | （一）主要目标 |  | 农业用水更加节约');
  });

  test('know what they belong with, up to the goals and down to the last', () => {
    const [goals, tasks, supports] =
      glanceOf(
        regulation([
          LEAKS,
          ['任务→保障', ['art_2', '改造供水管网'], ['art_4__para_1', '安排专项资金']],
          ['任务→考核', ['art_3', '推广节水器具'], ['art_4__para_1', '安排专项资金']],
        ]),
      ) ?? [];
    const told = [goals, tasks, supports].flatMap((tier) => (tier ? phrasesOf(tier) : []));
    expect(told.map((phrase) => [phrase.id, phrase.serves, phrase.servedBy, phrase.with])).toEqual([
      ['goal-1', [], ['（二）'], ['goal-1', 'task-1', 'support-1']],
      ['task-1', ['目标1'], ['（四）'], ['task-1', 'goal-1', 'support-1']],
      ['task-2', [], ['（四）'], ['task-2', 'support-1']],
      ['support-1', ['（二）', '（三）'], [], ['support-1', 'task-1', 'goal-1', 'task-2']],
    ]);
  });

  test('are drawn only where the relations reach through all three tiers', () => {
    expect(glanceOf(regulation([]))).toBeNull();
    expect(glanceOf(regulation([LEAKS]))).toBeNull();
    expect(glanceOf(regulation([CENSUS]))).toBeNull();
    expect(
      glanceOf(regulation([LEAKS, ['同一事项', ['art_2', '改造供水管网'], ['art_4', '加强监督检查']]])),
    ).toBeNull();
    expect(glanceOf(regulation([LEAKS, CENSUS]))).not.toBeNull();
  });
});

describe('the regulations that are published', () => {
  const read: { regulation: Regulation; tiers: readonly Tier[] }[] = [];
  beforeAll(async () => {
    const { library } = await loadLibrary(join(projectRoot, 'content'), addresses);
    for (const each of library.regulations) {
      const tiers = glanceOf(each);
      if (tiers !== null) read.push({ regulation: each, tiers });
    }
  });

  test('show every phrase as it stands at its place, in the order of the text', () => {
    expect(read.length).toBeGreaterThan(0);
    for (const { regulation: each, tiers } of read) {
      for (const tier of tiers) {
        const phrases = phrasesOf(tier);
        for (const { words, range, eId, href } of phrases) {
          expect(each.text.source.text.slice(range.start, range.end)).toBe(words);
          expect(words).not.toMatch(/\n/);
          expect(href).toContain(eId.split('__')[0]?.replace('_', '-'));
        }
        expect(new Set(phrases.map(({ id }) => id)).size).toBe(phrases.length);
      }
    }
  });

  test('show every relation of the types that are drawn, in its tiers and tied', () => {
    for (const { regulation: each, tiers } of read) {
      const drawn = each.relations.flatMap((relation) => {
        const names = DRAWN.get(relation.type);
        return names === undefined ? [] : [{ relation, names }];
      });
      expect(drawn.length).toBeGreaterThan(10);
      for (const { relation, names } of drawn) {
        const phrase = (end: 'from' | 'to') => {
          const tier = tiers.find(({ name }) => name === names[end === 'from' ? 0 : 1]);
          return (tier ? phrasesOf(tier) : []).find(
            ({ words, eId }) => words.includes(relation[end].anchor.quote) && eId === relation[end].place.provision.eId,
          );
        };
        expect(phrase('from')?.with, relation.id).toContain(phrase('to')?.id);
        expect(phrase('to')?.with, relation.id).toContain(phrase('from')?.id);
      }
    }
  });
});
