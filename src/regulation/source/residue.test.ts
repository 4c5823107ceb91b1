import { describe, expect, test } from 'vitest';
import { residueProblems } from './residue.ts';

describe('a line of a source text', () => {
  test.each([
    ['第二条　<p>应当</p>报告。', 'html-residue', 5],
    ['第二条　应当<br/>报告。', 'html-residue', 7],
    ['第二条　<TABLE border=1 >应当', 'html-residue', 5],
    ['第二条　<o:p></o:p>应当', 'html-residue', 5],
    ['第二条　应当<!-- 页 -->报告', 'html-residue', 7],
    ['第二条　应当&nbsp;报告', 'html-residue', 7],
    ['第二条　应当&#12288;报告', 'html-residue', 7],
    ['第二条　应当&#x3000;报告', 'html-residue', 7],
    ['第二条　<foo>应当&nbsp;报告', 'html-residue', 12],
    ['第二条　<wbr>应当', 'html-residue', 5],
    ['第二条　<cite>应当</cite>', 'html-residue', 5],
    ['第二条　<time datetime="2017">应当', 'html-residue', 5],
    ['第二条　<svg viewBox="0 0 1 1">', 'html-residue', 5],
    ['第二条　<linearGradient id="a"/>', 'html-residue', 5],
    ['第二条　<mrow>应当', 'html-residue', 5],
    ['第二条　<p class="x', 'html-residue', 5],
    ["第二条　<P CLASS = MsoNormal style='x", 'html-residue', 5],
    ['第二条　应当</span', 'html-residue', 7],
    ['<!DOCTYPE html>', 'html-residue', 1],
    ['<?xml version="1.0"?>', 'html-residue', 1],
    ['第二条　<![if !supportLists]>应当', 'html-residue', 5],
    ['第二条　应当<!-- 页', 'html-residue', 7],
    ['第二条　应当&le;五', 'html-residue', 7],
    ['第二条　应当&NotEqualTilde;五', 'html-residue', 7],
    ['第二条　应当&nbsp报告', 'html-residue', 7],
    ['第二条　应当&nbspABC', 'html-residue', 7],
    ['第二条　应当&lt五', 'html-residue', 7],
    ['第二条　应当&#12288报告', 'html-residue', 7],
    ['第二条　应当<foo>报告', 'html-like', 7],
    ['第二条　应当<my-tag>报告', 'html-like', 7],
    ['第二条　应当</foo>报告', 'html-like', 7],
    ['第二条　网址 http://example.org/?a=1&copy=2、&sectionId=3', null, 0],
    ['第二条　甲-->乙，x<a 且 y=3，AT&T、A&LT公司、5<b', null, 0],
    ['第二条　<CO2.5>、<100>、<a@example.org>', null, 0],
    ['第二条　应当&foo;报告', 'html-like', 7],
    ['第二条　应当<标准>报告', null, 0],
    ['第二条　A&B公司、a<b、c>d；R&D部门', null, 0],
    ['第二条　应当&报告；', null, 0],
  ])('%s', (line, code, column) => {
    const found = residueProblems(`法规正文：\n${line}\n`, 'source.txt').map((problem) => [
      problem.code,
      problem.severity,
      problem.line,
      problem.column,
    ]);
    const severity = code === 'html-residue' ? 'error' : 'warning';
    expect(found).toEqual(code === null ? [] : [[code, severity, 2, column]]);
  });
});

test('a tag broken over lines is named where it begins, whatever its lines hold', () => {
  const linesOf = (text: string) => residueProblems(text, 'source.txt').map(({ line, code }) => `${line} ${code}`);
  expect(linesOf('甲\n<p class="x"\n   style="y">乙</p>\n丙<td\nnowrap>\n')).toEqual([
    '2 html-residue',
    '3 html-residue',
    '4 html-residue',
  ]);
  expect(linesOf('甲\n<p class="x\ny">乙\n')).toEqual(['2 html-residue']);
  expect(linesOf('当 x<a\n第二条　b>c 时\n')).toEqual([]);
});
