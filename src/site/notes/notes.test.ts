import { expect, test } from 'vitest';
import { sourceDetails } from './notes.ts';

const law = { title: '云溪市节约用水条例', issuer: '云溪市人民代表大会常务委员会', date: '2020-03-27' };
const decision = { title: '云溪市人民政府关于节水的意见', issuer: '云溪市人民政府', number: '云政发〔2021〕3号' };

test.each([
  ['said where nothing has said it', law, undefined, '云溪市人民代表大会常务委员会，2020年3月27日'],
  ['not said after a title that begins with it', decision, undefined, '云政发〔2021〕3号'],
  ['not said after a note that has it alone as its authority', law, law.issuer, '2020年3月27日'],
  [
    'said after a note of several authorities',
    law,
    `${law.issuer}；云溪市人民政府`,
    '云溪市人民代表大会常务委员会，2020年3月27日',
  ],
])('who issued a source is %s', (_, source, authority, details) => {
  expect(sourceDetails(source, authority)).toBe(details);
});
