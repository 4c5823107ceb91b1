import { expect, test } from 'vitest';
import { headerless } from '../source/source-text.ts';
import { printedNumber } from './frame.ts';
import { parse } from './parse.ts';

test.each([
  [
    '某府关于修渡船的意见\n某府发〔2019〕5号\n各区人民政府：\n现提出意见如下。\n一、总体要求\n抓紧修船。',
    '某府发〔2019〕5号',
  ],
  ['某府关于修渡船的意见\n各区人民政府：\n现提出意见如下。\n一、总体要求\n按照某府发〔2019〕5号修船。', null],
])('%s bears the number %s', (text, number) => {
  expect(printedNumber(parse(headerless(text)))).toBe(number);
});
