import { describe, expect, test } from 'vitest';
import { placeCorrection } from './corrections.ts';
import { readSource } from './source/read.ts';

const text = '法规标题：甲\n颁布时间：\n颁布主体：\n通过会议：\n法规正文：\n第一条　节约用水。\n第二条　保护水资源。\n';
const { source } = readSource(new TextEncoder().encode(text), 'source.txt');
if (!source) throw new Error('unreadable fixture');

const place = (line: number, from: string, to: string) => {
  const placing = placeCorrection(source, { date: '2026-01-01', line, from, to, authority: '公报' });
  return placing.ok ? source.text.slice(placing.range.start, placing.range.end) : placing.reason;
};

describe('a correction stands', () => {
  test.each<[string, number, string, string, string]>([
    ['where its line says what was put in', 6, '节省', '节约', '节约'],
    ['nowhere when the line says something else', 7, '节省', '节约', 'text'],
    ['in the header too', 1, '乙', '甲', '甲'],
    ['nowhere beyond the end', 99, '乙', '甲', 'line'],
    ['at its line when something was taken out', 6, '的', '', ''],
  ])('%s', (_, line, from, to, expected) => {
    expect(place(line, from, to)).toBe(expected);
  });
});
