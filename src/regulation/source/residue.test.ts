import { describe, expect, test } from 'vitest';
import { conflictProblems, residueProblems } from './residue.ts';

describe('a conflict of Git', () => {
  test.each([
    ['is found by its beginning and its end', '甲\n<<<<<<< HEAD\n乙\n=======\n丙\n>>>>>>> main\n', [2, 6]],
    ['is found where only its end was left', '甲\n>>>>>>> main', [2]],
    ['is none where a line under a heading is drawn', '标题\n=======\n', []],
    ['is none where a quotation is seven deep', '>>>>>>>>>> 引\n《《《《《《《 甲', []],
  ])('%s', (_, text, lines) => {
    expect(conflictProblems(text, 'source.txt').map(({ line }) => line)).toEqual(lines);
  });
});

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
    ['第二条　应当<foo>报告', 'html-like', 7],
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
