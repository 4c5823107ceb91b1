import { expect, test } from 'vitest';
import { parseBody } from '../structure/testing.ts';
import { changesBesides } from './besides.ts';
import { lineageOf } from './lineage.ts';

const told = (
  old: string,
  next: string,
  titles: readonly [string, string] = ['渡口管理办法', '渡口管理办法'],
): readonly string[] => {
  const [before, after] = [parseBody(old, titles[0]), parseBody(next, titles[1])];
  return changesBesides(before, after, lineageOf(before, after)).map(
    (each) => `${each.oldName}“${each.old}” → ${each.newName}“${each.next}”${each.isBehind ? ' 在后' : ''}`,
  );
};

const STATUTE = [
  '为了加强渡口管理，制定本办法。',
  '第一章　总则',
  '第一条　渡口由县级人民政府批准设立。',
  '第二章　渡船',
  '第二条　渡船应当每年检修。',
  '第三条　渡船载客不得超过核定人数。',
  '第三章　附则',
  '第四条　本办法自2020年1月1日起施行。',
].join('\n');

test('what is the same besides the articles is not told', () => {
  expect(told(STATUTE, STATUTE.replace('每年检修', '每半年检修'))).toEqual([]);
});

test('a title, a preamble and the name of a chapter', () => {
  const next = STATUTE.replace('为了加强渡口管理', '为了保障渡运安全').replace('第二章　渡船', '第二章　渡船和渡工');
  expect(told(STATUTE, next, ['渡口管理办法', '渡口安全办法'])).toEqual([
    '名称“渡口管理办法” → 名称“渡口安全办法”',
    '引言“为了加强渡口管理，制定本办法。” → 引言“为了保障渡运安全，制定本办法。”',
    '第二章“渡船” → 第二章“渡船和渡工”',
  ]);
});

test('a chapter put in moves those behind it, which stay what they are', () => {
  const next = STATUTE.replace(
    '第三章　附则\n第四条',
    '第三章　渡工\n第四条　渡工应当经过培训，持证上岗。\n第四章　附则\n第五条',
  );
  expect(told(STATUTE, next)).toEqual(['“” → 第三章“渡工”']);
  expect(told(next, STATUTE)).toEqual(['第三章“渡工” → “”']);
});

test('what opens a part of a policy document, and what ends it', () => {
  const policy = [
    '一、总体要求',
    '（一）指导思想。坚持安全第一，推动渡运高质量发展。',
    '二、重点任务',
    '各地要结合实际抓好落实。',
    '（二）改造渡口。三年内完成老旧渡口改造。',
    '附件：渡口改造任务表',
  ].join('\n');
  expect(told(policy, policy.replace('结合实际抓好落实', '制定方案，逐项落实'))).toEqual([
    '第二部分“重点任务\n各地要结合实际抓好落实。” → 第二部分“重点任务\n各地要制定方案，逐项落实。”',
  ]);
});
