/** The search in a second engine, where the machine has it (`apt-get install firefox-esr`). */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { firstRegulation } from '../../../src/search/testing/records.ts';
import { substringsOf } from '../../../src/search/testing/substrings.ts';
import { type FirefoxTab, findFirefox, openFirefox } from '../../support/firefox.ts';
import { trialName } from '../../support/verdict.ts';

const program = findFirefox();
const missing = program === null ? '没有 Firefox，可用 FIREFOX_PATH 指定' : null;

const ENTER = '\ue007';

describe.skipIf(missing !== null)(trialName('in Firefox', missing), () => {
  let firefox: FirefoxTab;
  beforeAll(async () => {
    firefox = await openFirefox(program ?? '');
  });
  afterAll(() => firefox?.close());

  const open = (path: string) => firefox.open(new URL(path, inject('own').url).href);
  const text = (selector: string) =>
    firefox.evaluate(`document.querySelector(${JSON.stringify(selector)})?.textContent`);
  const status = () => firefox.evaluate(`document.querySelector('[data-search-status]')?.dataset.searchStatus`);

  test('substrings of the first regulation are found exactly where plain search finds them', async () => {
    const records = firstRegulation();
    const lines = records.map(({ text: line }) => line);
    const sample = [1, 2, 3, 4, 6, 8, 12].flatMap((length) => substringsOf(lines, length).slice(0, 40));
    await open('search/?kind=article&sort=text');
    const totals = await firefox.evaluate(`(async () => {
      const input = document.querySelector('#search-q');
      const status = document.querySelector('[data-search-status]');
      const totals = [];
      for (const query of ${JSON.stringify(sample)}) {
        input.value = query;
        input.dispatchEvent(new InputEvent('input'));
        while (status.dataset.searchStatus === 'busy') await new Promise((go) => setTimeout(go, 1));
        totals.push(Number(status.dataset.total));
      }
      return totals;
    })()`);
    const expected = sample.map((substring) => lines.filter((line) => line.includes(substring)).length);
    expect(totals).toEqual(expected);
  });

  test('a result leads to its article, where the hit is marked', async () => {
    await open('search/?q=缺陷产品召回');
    await expect.poll(status).toBe('done');
    await firefox.evaluate(`document.querySelector('[data-eid="art_16__para_1"] a').click()`);
    await expect.poll(() => text('.hit-bar [role=status]')).toBe('第1处，共3处');
    expect(await firefox.evaluate(`CSS.highlights.get('search-hit').size`)).toBe(3);
  });

  test('the dialog opens by a key, and what is typed at once is not lost', async () => {
    await open('zhiliang-tisheng-2017/art-3/');
    await firefox.press('/质量攻关');
    await expect.poll(() => text('.search-dialog [role=option]')).toContain('实施质量攻关工程');
    await firefox.press(ENTER);
    await expect.poll(status).toBe('done');
    expect(await firefox.evaluate(`document.querySelector('#search-q').value`)).toBe('质量攻关');
  });
});
