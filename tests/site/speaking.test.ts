/** 朗读: with a stand-in for the browser's voice, which says what it is given when the test lets it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { PHONE, test } from '../support/site/browser.ts';

const ARTICLE = 'zhiliang-tisheng-2017/art-15/';
const FIRST = '（十五）推进全面质量管理';
const SECOND = '发挥质量标杆企业和中央企业示范引领作用，加强全员、全方位、全过程质量管理，提质降本增效。';

/** A device with a voice for each language. */
const withVoices =
  (...languages: readonly string[]) =>
  (page: Page) =>
    page.addInitScript((langs: readonly string[]) => {
      const said: { text: string; rate: number }[] = [];
      let now: SpeechSynthesisUtterance | null = null;
      const speech = {
        getVoices: () => langs.map((lang) => ({ lang, name: lang, localService: true })),
        addEventListener: () => {},
        cancel: () => {
          now = null;
        },
        speak: (utterance: SpeechSynthesisUtterance) => {
          said.push({ text: utterance.text, rate: utterance.rate });
          now = utterance;
        },
      };
      class Utterance {
        rate = 1;
        onend: (() => void) | null = null;
        readonly text: string;
        constructor(text: string) {
          this.text = text;
        }
      }
      const end = () => (now as unknown as Utterance | null)?.onend?.();
      Object.defineProperty(globalThis, 'speechSynthesis', { value: speech });
      Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { value: Utterance });
      Object.assign(globalThis, { said, end, isSpeaking: () => now !== null });
    }, languages);

interface Heard {
  readonly said: readonly { readonly text: string; readonly rate: number }[];
  readonly end: () => void;
  readonly isSpeaking: () => boolean;
}

const said = (page: Page) => page.evaluate(() => (globalThis as unknown as Heard).said.map(({ text }) => text));
const endSentence = (page: Page) => page.evaluate(() => (globalThis as unknown as Heard).end());
const isSpeaking = (page: Page) => page.evaluate(() => (globalThis as unknown as Heard).isSpeaking());
/** The words that are lit. */
const lit = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('sentence') ?? [])].map((range) => String(range)).join());
const player = (page: Page) => page.getByRole('group', { name: '朗读' });

test('is offered only where the browser has a Chinese voice', async ({ visit }) => {
  for (const voices of [[], ['en-US', 'ja-JP']]) {
    const page = await visit(ARTICLE, { prepare: withVoices(...voices) });
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('button', { name: '朗读' }).count()).toBe(0);
    await page.keyboard.press('r');
    expect(await said(page)).toEqual([]);
  }
});

test('reads the official text sentence by sentence, each lit, and nothing of the editors; its script comes when it is asked for', async ({
  visit,
}) => {
  const asked: string[] = [];
  const page = await visit(ARTICLE, {
    prepare: async (page) => {
      page.on('request', (request) => asked.push(request.url()));
      await withVoices('en-US', 'zh-CN')(page);
    },
  });
  await page.waitForLoadState('networkidle');
  expect(asked.filter((address) => address.includes('/speak.'))).toEqual([]);
  await page.getByRole('button', { name: '朗读' }).click();
  await player(page).waitFor();
  expect(await said(page)).toEqual([FIRST]);
  expect(await lit(page)).toBe(FIRST);
  await endSentence(page);
  expect(await said(page)).toEqual([FIRST, SECOND]);
  expect(await lit(page)).toContain('发挥质量标杆');
  // To the end of the article, and no further
  for (let count = 0; count < 40 && (await isSpeaking(page)); count++) await endSentence(page);
  const { content } = inject('own');
  const source = await readFile(join(content, 'regulations/zhiliang-tisheng-2017/source.txt'), 'utf8');
  expect((await said(page)).join('')).toBe(source.split('\n').slice(47, 49).join(''));
  expect(await player(page).count()).toBe(0);
});

test('is paused, taken back and on, faster or slower, and stopped by keys and buttons', async ({ visit }) => {
  const page = await visit(ARTICLE, { prepare: withVoices('zh-CN') });
  await page.keyboard.press('r');
  await player(page).waitFor();
  const button = (name: string) => player(page).getByRole('button', { name, exact: true });
  expect(await button('暂停').evaluate((element) => element === document.activeElement)).toBe(true);
  await button('下一句').click();
  expect((await said(page)).at(-1)).toBe(SECOND);
  await page.keyboard.press('r');
  await expect.poll(() => isSpeaking(page)).toBe(false);
  await button('继续').click();
  expect((await said(page)).at(-1)).toBe(SECOND);
  await button('上一句').click();
  expect((await said(page)).at(-1)).toBe(FIRST);
  expect(await player(page).getByRole('option').allTextContents()).toEqual(['慢', '标准', '快', '更快']);
  await player(page).getByLabel('语速').selectOption('快');
  expect(await page.evaluate(() => (globalThis as unknown as Heard).said.at(-1)?.rate)).toBe(1.25);
  await page.keyboard.press('Escape');
  expect(await player(page).count()).toBe(0);
  expect(await isSpeaking(page)).toBe(false);
  expect(await lit(page)).toBe('');
  // The speed is remembered
  await page.keyboard.press('r');
  await player(page).waitFor();
  expect(await page.evaluate(() => (globalThis as unknown as Heard).said.at(-1)?.rate)).toBe(1.25);
});

test('begins at what is selected, and goes on from a sentence that is tapped', async ({ visit }) => {
  const page = await visit(ARTICLE, { ...PHONE, prepare: withVoices('zh-CN') });
  await page.locator('.text p[data-source]').evaluate((paragraph) => {
    const text = [...paragraph.childNodes].findLast((node) => node instanceof Text && node.data.trim() !== '');
    if (text) getSelection()?.setBaseAndExtent(text, 0, text, 2);
  });
  await page.keyboard.press('r');
  await player(page).waitFor();
  const [began = ''] = await said(page);
  expect(began).not.toBe(FIRST);
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await page.locator('.text h1').tap();
  expect((await said(page)).at(-1)).toBe(FIRST);
});
