import { describe, expect, test } from 'vitest';
import { sampleText } from '../testing.ts';
import { placeTaskCorrections } from './corrections.ts';
import { leadingVerb, readSentence, tasksOf } from './tasks.ts';

describe('the verb that leads a sentence', () => {
  test.each([
    // Behind what only says how
    ['加快建立社区服务网点，方便居民。', '建立'],
    ['加快渡口改造。', '加快'],
    ['进一步深入开展夜间巡查。', '开展'],
    // Behind whom it concerns
    ['各镇人民政府要切实加强渡口管理。', '加强'],
    ['市交通总局负责对渡船的年度检验。', '负责'],
    ['有关部门应当按照《渡口办法》等规定予以查处。', '查处'],
    // Behind what is moved, dealt with, aimed at
    ['将渡口安全纳入年度考核。', '纳入'],
    ['对超载行为依法加大处罚力度。', '加大'],
    ['对执行弹性大的规定，要抓紧清理规范。', '清理'],
    ['围绕重点渡口开展安全调查，组织演练。', '开展'],
    // Grounds do nothing themselves
    ['以重点航段为重点，推进航标更新。', '推进'],
    ['紧扣群众出行的需要，增加夜间班次，优化航线。', '优化'],
    ['对履职尽责的，要给予表扬。', '给予'],
    // What is quoted names something
    ['“建设美丽渡口”活动持续开展，深化试点。', '深化'],
    ['——坚持安全第一。', '坚持'],
    ['坚持以方便群众出行为根本目的。', '坚持'],
    ['可以通过随机抽取的方式确定检查顺序。', '确定'],
    ['检查结果都要及时、准确、规范向社会公开，实现透明。', '公开'],
    ['对按照清单开展检查，渡船出现问题的，应结合情况作出决定。', '作出'],
  ])('%s', (sentence, verb) => {
    expect(leadingVerb(sentence)?.verb).toBe(verb);
  });

  test.each(['渡口分为重点渡口和一般渡口。', '渡口运行平稳，群众满意度较高。'])('%s has none', (sentence) => {
    expect(leadingVerb(sentence)).toBeNull();
  });
});

describe('what is read in a sentence', () => {
  test('names what is to be made, once each', () => {
    const { things } = readSentence('建立渡口巡查制度和培训制度，完善应急救援体系，推进示范区建设。');
    expect(things).toEqual(['制度', '体系', '示范区']);
    expect(readSentence('制定渡口清单和实施办法。').things).toEqual(['清单', '办法']);
    expect(readSentence('建立渡船标准、登记、标识体系。').things).toEqual(['体系']);
  });

  test('makes nothing of what a sentence only uses or enters', () => {
    expect(readSentence('利用渡口监测平台，提高巡查效率。').things).toEqual([]);
    expect(readSentence('将渡船纳入保险体系。').things).toEqual([]);
  });

  test('tells studies, what is made, and what is stopped', () => {
    expect(readSentence('探索建立渡工考评机制。').natures).toEqual(['研究探索']);
    expect(readSentence('推动建立渡工考评机制，严厉打击非法载客。').natures).toEqual(['建设', '禁止查处']);
    expect(readSentence('加快渡口体系建设。').natures).toEqual(['建设']);
    expect(readSentence('形成良好风气。').natures).toEqual([]);
    expect(readSentence('未经检验的渡船不得载客。').natures).toEqual(['禁止查处']);
  });

  test('finds days and figures as they are printed', () => {
    expect(readSentence('到2027年底，改造渡口100个，达标率提高到95%以上。').targets).toEqual([
      '到2027年底',
      '100个',
      '95%以上',
    ]);
  });
});

const text = sampleText([
  { heading: '主要目标', paragraphs: ['到2027年，渡口管理明显改善。'] },
  { heading: '加强巡查', paragraphs: ['建立巡查制度。渡工人人尽责。', '开展夜间巡查；完善记录。'] },
]);

test('every sentence stands once, in its own words, under the role its heading gives', () => {
  expect(tasksOf(text).map(({ eId, role, words }) => [eId, role, words])).toEqual([
    ['art_1__para_1', '目标', '到2027年，渡口管理明显改善。'],
    ['art_2__para_1', '措施', '建立巡查制度。'],
    ['art_2__para_1', '说明', '渡工人人尽责。'],
    ['art_2__para_2', '措施', '开展夜间巡查；完善记录。'],
  ]);
  for (const { range, words } of tasksOf(text)) expect(text.source.text.slice(range.start, range.end)).toBe(words);
});

test('other texts than policy documents have no tasks', () => {
  expect(tasksOf({ ...text, scheme: 'statute' })).toEqual([]);
});

describe('corrections', () => {
  const written = (eId: string, quote: string, correction: object) => ({
    anchor: { kind: 'quote' as const, eId, quote },
    correction,
    origin: { file: 'tasks.yaml', line: 3, column: 5 },
  });

  test('set right what they name, and leave the rest to the rules', () => {
    const { placed, diagnostics } = placeTaskCorrections(text, [
      written('art_2__para_1', '人人尽责', { role: '措施', verb: { word: '尽责', group: '加强' } }),
    ]);
    expect(diagnostics).toEqual([]);
    expect(tasksOf(text, placed)[2]).toMatchObject({
      role: '措施',
      verb: { verb: '尽责', group: '加强' },
      things: [],
      corrected: true,
    });
    expect(tasksOf(text, placed)[1]?.corrected).toBe(false);
  });

  test.each([
    ['words of no sentence', written('art_2', '加强巡查', {}), 'task-sentence'],
    ['words across two sentences', written('art_2__para_1', '制度。渡工', {}), 'task-sentence'],
    [
      'a verb of other words',
      written('art_2__para_1', '巡查制度', { verb: { word: '设立', group: '建立' } }),
      'task-words',
    ],
    ['a thing of other words', written('art_2__para_1', '巡查制度', { things: ['机制'] }), 'task-words'],
    ['words that are not there', written('art_2__para_1', '没有这几个字', {}), 'anchor-not-found'],
  ])('with %s are reported', (_, correction, code) => {
    const { placed, diagnostics } = placeTaskCorrections(text, [correction]);
    expect(placed).toEqual([]);
    expect(diagnostics.map((each) => each.code)).toEqual([code]);
  });
});
