import { expect, test } from 'vitest';
import { plainTitle, withoutEdition } from './nouns.ts';

test.each([
  ['渡船登记办法（试行）', '渡船登记办法'],
  ['渡船登记办法 (2018年修正)', '渡船登记办法'],
  ['渡船登记办法〔2019年版〕', '渡船登记办法'],
  [' 渡船登记办法［暂行］', '渡船登记办法'],
  ['某某邦海商法（2018年12月29日某某邦第十三届议会第七次会议修正）', '某某邦海商法'],
  ['渡船（客船）登记办法', '渡船（客船）登记办法'],
  [
    '关于渡船登记（包括沿海与内河的渡船、渡口、渡工与码头的登记）',
    '关于渡船登记（包括沿海与内河的渡船、渡口、渡工与码头的登记）',
  ],
])('%s without its edition is %s', (title, bare) => {
  expect(withoutEdition(title)).toBe(bare);
});

test('a title is compared without 《》', () => {
  expect(plainTitle('关于修改《渡船登记办法》的决定（草案）')).toBe('关于修改渡船登记办法的决定');
});
