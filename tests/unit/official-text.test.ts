import { describe, expect, test } from 'vitest';
import { bodyLines, comparable, officialLines } from '../support/site/official-text.ts';

/** The reader the fidelity gate relies on: every way a page could deviate must be visible to it. */
describe('official text read from a page', () => {
  test('joins the elements of one line in page order and leaves out what is editorial', () => {
    const html = `<article><h1 data-source="7"><b>第一条</b></h1><p data-source="7">　国家<sup data-editorial>[1]</sup>&lt;保护&gt;<a href="#">公民</a><a data-editorial href="#x">¶</a></p>
      <aside>旁注</aside><p data-source="8">第二款</p></article>`;
    expect(officialLines(html)).toEqual([
      { line: 7, text: '第一条　国家<保护>公民', shape: 'running' },
      { line: 8, text: '第二款', shape: 'running' },
    ]);
  });

  test('keeps the order in which the page shows the lines', () => {
    const html = '<p data-source="9">乙</p><p data-source="8">甲</p>';
    expect(officialLines(html).map(({ line }) => line)).toEqual([9, 8]);
  });

  test('counts a repeated line twice over', () => {
    const html = '<p data-source="8">甲</p><p data-source="8">甲</p>';
    expect(officialLines(html)[0]?.text).toBe('甲甲');
  });

  test('knows table rows, whose separators may be left out', () => {
    const [row] = officialLines('<table><tr data-source="5"><td>一级</td><td>无条件 开放</td></tr></table>');
    expect(row).toEqual({ line: 5, text: '一级无条件 开放', shape: 'row' });
    expect(comparable('一级 | 无条件开放', 'row')).toBe(comparable(row?.text ?? '', 'row'));
    expect(comparable('一级 | 无条件开放', 'running')).toBe('一级 | 无条件开放');
  });

  test.each([
    ['nested source elements', '<div data-source="1"><p data-source="2">甲</p></div>'],
    ['a line number that is none', '<p data-source="art_1">甲</p>'],
  ])('refuses %s', (_, html) => {
    expect(() => officialLines(html)).toThrow();
  });
});

describe('official text read from a source file', () => {
  test('is the non-blank lines after 法规正文, numbered in the file', () => {
    expect(
      bodyLines('\ufeff法规标题：某法\r\n法规正文：\r\n\r\n　　第一条　国家  保护。　\r\n\t\r\n\u200b附则\ufeff'),
    ).toEqual([
      { line: 4, text: '第一条　国家  保护。' },
      { line: 6, text: '附则' },
    ]);
  });

  test('refuses a file without a body', () => {
    expect(() => bodyLines('法规标题：某法\n')).toThrow('法规正文');
  });
});
