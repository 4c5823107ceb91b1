/** What a maintainer sees in an open page while editing. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { note, statute } from '../support/content-folder.ts';
import { type Development, develop, PATIENCE } from '../support/site/development.ts';

const SOURCE = 'content/regulations/jieshui/source.txt';
const source = (article: string) => statute(`第一条　${article}`, '第二条　自公布之日起施行。');

let dev: Development;

beforeAll(async () => {
  dev = await develop({ [SOURCE]: source('为了节约用水，制定本办法。') });
});
afterAll(() => dev[Symbol.asyncDispose]());

test('the text, when its source is saved', async () => {
  await dev.open('jieshui/art-1/');
  expect(await dev.mainText()).toContain('为了节约用水');
  await dev.save(SOURCE, source('为了节约和保护水资源，制定本办法。'));
  await expect.poll(dev.mainText, PATIENCE).toContain('为了节约和保护水资源');
});

test('what is wrong with the text, and the text again when it is mended', async () => {
  await dev.save(SOURCE, source('为了节水。').replace('20200102', '20200230'));
  await expect.poll(async () => (await dev.overlay()).join(), PATIENCE).toContain('颁布时间“20200230”不是日期');
  await dev.save(SOURCE, source('为了节约和保护水资源，制定本办法。'));
  await expect.poll(dev.overlay, PATIENCE).toEqual([]);
  await expect.poll(dev.mainText, PATIENCE).toContain('为了节约和保护水资源');
});

test('a note, when it is written and when it is changed', async () => {
  const file = 'content/regulations/jieshui/notes/shuiziyuan.md';
  await dev.save(file, note('art_1__para_1', '水资源'));
  await expect.poll(dev.mainText, PATIENCE).toContain('正文。');
  await dev.save(file, note('art_1__para_1', '水资源').replace('正文。', '指地表水和地下水。'));
  await expect.poll(dev.mainText, PATIENCE).toContain('指地表水和地下水。');
});

test('a fact of regulation.yaml', async () => {
  await dev.open('jieshui/');
  await dev.save('content/regulations/jieshui/regulation.yaml', 'documentNumber: 某发〔2020〕1号\n');
  await expect.poll(dev.mainText, PATIENCE).toContain('某发〔2020〕1号');
});

test('a component', async () => {
  const file = 'src/components/TitleBlock.astro';
  await dev.save(file, `${await readFile(join(dev.path, file), 'utf8')}\n<p>试改组件</p>\n`);
  await expect.poll(dev.mainText, PATIENCE).toContain('试改组件');
});

test('a style', async () => {
  const outline = () => dev.page.evaluate(() => getComputedStyle(document.body).outlineWidth);
  const file = 'src/styles/base.css';
  await dev.save(file, `${await readFile(join(dev.path, file), 'utf8')}\nbody { outline: 7px solid; }\n`);
  await expect.poll(outline, PATIENCE).toBe('7px');
});

test('search results, those of the last change included', async () => {
  expect(await dev.found('保护水资源')).toBe(1);
  await dev.save(SOURCE, source('为了珍惜每一滴水，制定本办法。'));
  await dev.save('content/regulations/jieshui/notes/shuiziyuan.md', note('art_1__para_1', '每一滴水'));
  await expect.poll(() => dev.found('珍惜每一滴水'), PATIENCE).toBe(1);
});
