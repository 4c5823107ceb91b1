import { describe, expect, test } from 'vitest';
import { type Label, readLabel } from './label.ts';

function say(label: Label): string {
  switch (label.form) {
    case 'division':
      return `${label.division} ${label.value}${label.inserted === null ? '' : `-${label.inserted}`} ${label.length} ${label.after}`;
    case 'enumerator':
      return `${label.style} ${label.value} ${label.length}`;
    case 'decimal':
      return `${label.values.join('.')} ${label.length}`;
    case 'dash':
      return `dash ${label.length}`;
    case 'none':
      return 'none';
  }
}

describe('the beginning of a line', () => {
  test.each([
    ['第一条　为了', '条 1 3 space'],
    ['第一条', '条 1 3 end'],
    ['第一条为了', '条 1 3 text'],
    ['第一条（目的）', '条 1 3 bracket'],
    ['第 一 条 为了', '条 1 5 space'],
    ['第12条 为了', '条 12 4 space'],
    ['第１２条 为了', '条 12 4 space'],
    ['第一百二十条之一　违反', '条 120-1 8 space'],
    ['第十条之规定', '条 10 3 text'],
    ['第十条之二违反', '条 10-2 5 text'],
    ['第十条之十二违反', '条 10-12 6 text'],
    ['第十条［定义］', '条 10 3 bracket'],
    ['第二分编　所有权', '分编 2 4 space'],
    ['第一编　总则', '编 1 3 space'],
    ['第三部分 保障', '编 3 4 space'],
    ['第十三章　附　则', '章 13 4 space'],
    ['第二节机动车', '节 2 3 text'],
    ['第二章之一　年检', '章 2-1 5 space'],
    ['第三节之二', '节 3-2 5 end'],
    ['第二章之一切事项', '章 2 3 text'],
    ['第二章之规定', '章 2 3 text'],
    ['第61.3条 适用范围', '条 61-3 6 space'],
    ['第121.417条', '条 121-417 9 end'],
    ['A章 总则', '章 1 2 space'],
    ['A章程', 'none'],
    ['第三方机构', 'none'],
    ['第一次会议', 'none'],
    ['第1类商品', 'none'],
    ['一、总体要求', '一、 1 2'],
    ['二十一 、甲', '一、 21 5'],
    ['十 二、甲', '一、 12 4'],
    ['三．甲', '一、 3 2'],
    ['三．一切单位', '一、 3 2'],
    ['一般规定', 'none'],
    ['（一）指导思想', '（一） 1 3'],
    ['(十二)甲', '（一） 12 4'],
    ['（ 三 )甲', '（一） 3 5'],
    ['（ 十 一 ）甲', '（一） 11 7'],
    ['（二）、甲', '（一） 2 4'],
    ['（一）、（二）项', 'none'],
    ['㈢甲', '（一） 3 1'],
    ['乙、典当业', '甲、 2 2'],
    ['（丙）刻字业', '（甲） 3 3'],
    ['（甲）方负责供船', 'none'],
    ['（乙）类渡船', 'none'],
    ['甲、乙双方', 'none'],
    ['（市）区教育局', 'none'],
    ['1.甲', '1. 1 2'],
    ['2．甲', '1. 2 2'],
    ['3、甲', '1. 3 2'],
    ['（1）甲', '（1） 1 3'],
    ['2）甲', '（1） 2 2'],
    ['⒊甲', '1. 3 1'],
    ['③甲', '① 3 1'],
    ['（b）甲', 'a) 2 3'],
    ['c) 甲', 'a) 3 2'],
    ['（B）甲', 'A) 2 3'],
    ['C)甲', 'A) 3 2'],
    ['(A)类渡船', 'none'],
    ['b.甲', 'a. 2 2'],
    ['c、甲', 'a. 3 2'],
    ['a.m.开放', 'none'],
    ['B．甲', 'A. 2 2'],
    ['C、甲', 'A. 3 2'],
    ['A、B类渡船', 'none'],
    ['A.M.检验', 'none'],
    ['（ii）甲', 'i) 2 4'],
    ['iv)甲', 'i) 4 3'],
    ['(ⅲ)甲', 'i) 3 3'],
    ['（xx）甲', 'i) 20 4'],
    ['ii.甲', 'i. 2 3'],
    ['ⅲ、甲', 'i. 3 2'],
    ['i.e. 甲', 'none'],
    ['IV.甲', 'I. 4 3'],
    ['（Ⅲ）甲', '（I） 3 3'],
    ['5.1.2 应急', '5.1.2 5'],
    ['2.1. 甲', '2.1 4'],
    ['1 总则', '1 1'],
    ['4 个人信息', '4 1'],
    ['4个月内', 'none'],
    ['1.5%的税率', 'none'],
    ['3.5亿元以上', 'none'],
    ['7.0级以上地震', 'none'],
    ['3.1级别划分', '3.1 3'],
    ['2019年', 'none'],
    ['——坚持', 'dash 2'],
    ['－－坚持', 'dash 2'],
    ['--坚持', 'dash 2'],
    ['—', 'none'],
    ['“第一条', 'none'],
    ['', 'none'],
  ])('%j is %s', (line, label) => {
    expect(say(readLabel(line))).toBe(label);
  });
});
