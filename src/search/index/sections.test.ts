import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryIndex } from '../index/memory.ts';
import { makeLargeIndex } from '../measuring/large-index.ts';
import { NO_FILTER } from '../query/filter.ts';
import { type SearchIndex, search } from '../query/search.ts';
import { firstRegulation, inventedRecords } from '../testing/records.ts';
import { wordsOf } from '../words.ts';
import { writeLevels } from './levels.ts';
import { cutSections, describeSection } from './sections.ts';

const slugs = Array.from({ length: 3000 }, (_, number) => `law-${number * 7919}`);
const cut = (names: readonly string[]): readonly string[] =>
  cutSections(names.map((slug) => ({ slug }))).map((section) => section.map(({ slug }) => slug).join(' '));
const whole = new Set(cut(slugs));

test('sections hold all regulations in order, and are neither very small nor very large', () => {
  expect([...whole].join(' ')).toBe(slugs.join(' '));
  const sizes = [...whole].map((section) => section.split(' ').length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(256);
  expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThanOrEqual(32);
  expect(sizes.length).toBeGreaterThan(20);
});

test('one regulation more or less, wherever it stands, changes the sections near it and no others', () => {
  let most = 0;
  for (let at = 0; at < slugs.length; at += 97) {
    for (const names of [slugs.toSpliced(at, 0, 'another'), slugs.toSpliced(at, 1)])
      most = Math.max(most, cut(names).filter((section) => !whole.has(section)).length);
  }
  expect(most).toBeLessThanOrEqual(4);
});

const texts = ['渡口的主管部门每日检查一次。', '检查灯塔发现缺陷的，责令改正；', '处以罚款，Ａ级的除外。'];
const works = Array.from({ length: 9 }, (_, number) =>
  inventedRecords(
    {
      title: [`第${number}号条例`],
      art_1: [`第一条　${texts[number % 3]}`, '检查。'.repeat(number === 4 ? 900 : 1)],
      art_2: number % 2 ? [] : [`第二条　${texts[(number + 1) % 3]?.repeat(60)}`],
    },
    { slug: `law-${number}`, title: `第${number}号条例` },
  ),
);
const records = [...works.flat(), ...firstRegulation()];

test('whichever way it is cut into sections, an index answers as one that is here as a whole', async () => {
  const there = memoryIndex(records);
  const words = [...new Set(records.flatMap(({ text }) => wordsOf(text)))];
  const answerOf = async (typed: string, index: SearchIndex) => {
    const answer = await search({ typed, filter: NO_FILTER, order: 'text', count: 500 }, index);
    return answer.kind === 'found' ? [answer.total, answer.results] : answer;
  };
  const cuts = fc.array(fc.boolean(), { minLength: 10, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(cuts, async (ends) => {
      await using large = await makeLargeIndex(records, {}, (all) => {
        const sections = all.map(() => [] as (typeof all)[number][]);
        let section = 0;
        for (const [index, work] of all.entries()) {
          sections[section]?.push(work);
          // Some without anything in them, too
          if (ends[index]) section += 1;
        }
        return sections;
      });
      const drafts = await large.whole();
      for (const word of words)
        expect([...(await drafts.postings.word(word))], word).toEqual([...(await there.postings.word(word))]);
      for (const typed of ['检查', '灯塔', 'a级', '质量提升', '第二条', '条例'])
        expect(await answerOf(typed, await large.index()), typed).toEqual(await answerOf(typed, there));
      const shards = Array.from(drafts.catalogue.shards.keys()).slice(0, -1);
      const shown = await Promise.all(shards.map(async (shard) => (await drafts.loadShard(shard)).divisions));
      const told = shown.map((divisions) => divisions.flatMap((division) => division.records).length);
      expect(told).toEqual(
        shards.map((shard) => (drafts.catalogue.shards[shard + 1] ?? 0) - (drafts.catalogue.shards[shard] ?? 0)),
      );
    }),
    { numRuns: 12 },
  );
});

test('more than places of 32 bits can tell is refused, with what to do instead', () => {
  const section = { ...describeSection(records), slots: 2 ** 21 };
  const write = () => {};
  expect(writeLevels([section, section], {}, write)).not.toEqual([]);
  expect(() => writeLevels([section, section, describeSection(records)], {}, write)).toThrow(/deploy\/search\//);
});
