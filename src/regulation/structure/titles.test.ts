/** Lines that are titles, and lines around the body, told by themselves. */
import { describe, expect, test } from 'vitest';
import { adoptionNoteLength, isAddressee, isDocumentNumber, readAttachmentLabel } from './frame.ts';
import { bodyLines } from './lines.ts';
import { parseBody } from './testing.ts';
import { canBeSignatory, entryTitle, headingLength, isTitleLine } from './titles.ts';

const linesOf = (...texts: readonly string[]) => bodyLines(parseBody(texts.join('\n')).source);

describe('a line of the title of a document', () => {
  test.each([
    '某某市渡船条例',
    '关于修改《渡船条例》《渡口条例》的决定',
    '关于“十四五”渡口规划的通知',
    '“无废渡口”建设方案',
    '〈渡口条例；渡船条例〉修正案',
    `渡口${'安'.repeat(76)}条例`.slice(0, 80),
  ])('is %s', (text) => {
    expect(linesOf(text).map(isTitleLine)).toEqual([true]);
  });

  test.each([
    ['a sentence', '渡口应当登记。'],
    ['a line that announces', '各区政府：'],
    ['numbered', '一、渡口条例'],
    ['in brackets', '（2020年1月1日通过）'],
    ['a date', '2020年1月1日'],
    ['in quotation marks', '“渡口条例'],
    ['in quotation marks and no title', '“渡口”办公室'],
    ['cells', '渡口\t条例'],
    ['in another language', 'Regulations on Ferries'],
    ['an imprint', '某某部办公室2020年1月1日印发'],
    ['longer than titles are', `${'安'.repeat(79)}条例`],
  ])('is nothing that is %s', (_, text) => {
    expect(linesOf(text).map(isTitleLine)).toEqual([false]);
  });
});

test.each([
  ['总　　则……… 3', '总则'],
  ['渡 船 登 记 ... (12)', '渡船登记'],
  ['登记　-5-', '登记'],
  ['登记（第三条至第十条）', '登记'],
  ['1．1 目的', '1.1目的'],
  ['2.1. 目的 .... 7', '2.1目的'],
  ['3、目的', '3目的'],
  ['2020年渡口', '2020年渡口'],
])('in a 目录 %s is listed as %s', (text, title) => {
  expect(entryTitle(text)).toBe(title);
});

describe('behind a number', () => {
  test.each([
    ['总体要求', 4, 4],
    ['渡船登记。应当登记。', 0, 5],
    ['渡船登记。', 0, 5],
    ['主要任务：', 0, 5],
    ['主要任务：修船。', 0, 0],
    ['渡船登记；', 0, 0],
    ['任务如下：', 0, 0],
    ['渡船应当登记。下同。', 0, 0],
    [`${'安'.repeat(60)}`, 60, 60],
    [`${'安'.repeat(61)}`, 0, 0],
    [`${'安'.repeat(45)}。渡船。`, 0, 46],
    [`${'安'.repeat(46)}。渡船。`, 0, 0],
  ])('%s has a heading of %i characters, with its text behind it %i', (text, alone, before) => {
    expect([headingLength(text, 'title only'), headingLength(text, 'title before text')]).toEqual([alone, before]);
  });
});

test.each([
  ['国务院办公厅', true],
  ['总理　　某某', true],
  ['省长：某　某', true],
  ['联系电话：某某', false],
  ['渡口处、渡船处', false],
  ['2020', false],
])('%s can be a signature: %s', (text, isOne) => {
  expect(canBeSignatory(text)).toBe(isOne);
});

describe('a note of adoption', () => {
  test.each([
    ['on one line', ['（2020年1月1日某某会议通过）'], 1],
    ['over lines', ['（2020年1月1日某某会议通过', '2021年3月1日某某会议修正）', '第一条　甲。'], 2],
    ['with brackets in it', ['（2020年1月1日某某会议通过（试行）', '2021年3月1日修正）'], 2],
    ['with lines behind it', ['（2020年1月1日通过）', '（试行）'], 1],
    ['without brackets', ['2020年1月1日某某会议通过'], 1],
    ['of twelve lines', ['（某某会议通过', ...Array.from({ length: 10 }, () => '某年修正'), '某年修订）'], 12],
  ])('stands %s', (_, texts, length) => {
    expect(adoptionNoteLength(linesOf(...texts), 0)).toBe(length);
  });

  test.each([
    ['that tell of no adoption', ['（试行）']],
    ['that do not close', ['（2020年1月1日某某会议通过', '第一条　甲。']],
    ['that close in a sentence', ['（2020年1月1日某某会议通过）以后的渡口']],
    ['that stand behind a word', ['渡口（2020年1月1日某某会议通过）']],
    ['of thirteen lines', ['（某某会议通过', ...Array.from({ length: 11 }, () => '某年修正'), '某年修订）']],
    ['that are not there', ['渡口条例']],
  ])('is no brackets %s', (_, texts) => {
    expect(adoptionNoteLength(linesOf(...texts), 0)).toBe(0);
  });
});

test.each([
  ['各省、自治区人民政府：', true],
  ['各省人民政府：请登记', false],
  ['渡口要登记；各省人民政府：', false],
  ['有下列情形：', false],
])('%s addresses somebody: %s', (text, isOne) => {
  expect(isAddressee(text)).toBe(isOne);
});

test.each([
  ['渡规〔2020〕3号', true],
  ['渡规〔2020〕3号文件', false],
  [`渡规〔2020〕3号　${'安'.repeat(48)}`, true],
  [`渡规〔2020〕3号　${'安'.repeat(60)}`, false],
])('%s is the number of a document: %s', (text, isOne) => {
  expect(isDocumentNumber(text)).toBe(isOne);
});

test.each([
  ['附件1', { length: 3, colon: false, titled: false }],
  ['附件：', { length: 3, colon: true, titled: false }],
  ['附件1：渡口表', { length: 4, colon: true, titled: true }],
  ['附件 2　渡口表', { length: 4, colon: false, titled: true }],
  ['附件1见后；', null],
  [`附件1　${'安'.repeat(95)}`, { length: 3, colon: false, titled: true }],
  [`附件1　${'安'.repeat(97)}`, null],
])('%s begins an attachment as %j', (text, label) => {
  expect(linesOf(text).map(readAttachmentLabel)).toEqual([label]);
});
