import { expect, test } from 'vitest';
import { plainBlocks } from './plain-text.ts';

test.each([
  ['<p>甲<a href="/x/">乙</a></p><ul><li>丙</li></ul>', ['甲乙', '丙']],
  ['<p>a &#x3C;b&gt; &#38; &amp; &unknown;</p>', ['a <b> & & &unknown;']],
  ['<p></p>', []],
])('the text of %s', (html, blocks) => {
  expect(plainBlocks(html)).toEqual(blocks);
});
