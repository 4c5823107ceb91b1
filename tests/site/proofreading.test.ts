/** 核稿, as a clerk uses it: a draft typed, pasted or dropped, what was found gone through, mended and taken away. */
import { arrayBuffer, text } from 'node:stream/consumers';
import { DeletedTextRun, Document, InsertedTextRun, Packer, Paragraph, TextRun } from 'docx';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { docxLines } from '../support/file-readers.ts';
import { PHONE, sidewaysScroll, test } from '../support/site/browser.ts';
import { violations } from '../support/site/faults.ts';

const TITLE = '《云溪市节约用水条例》';
const WRONG = `按照${TITLE}第五条的规定，“年用水量超过十万立方米的单位，应当每两年进行一次水平衡测试。”`;
const RIGHT = WRONG.replace('每两年', '每三年');

const settled = (page: Page) => page.locator('[data-proof-status=done]').waitFor();

async function checked(page: Page, draft: string): Promise<readonly (readonly (string | null)[])[]> {
  await page.locator('[data-draft]').fill(draft);
  await settled(page);
  return findings(page);
}

const findings = (page: Page) =>
  page
    .locator('[data-finding]')
    .evaluateAll((items) =>
      items.map((item) =>
        ['data-kind', 'data-start', 'data-end', 'data-regulation', 'data-eid'].map((name) => item.getAttribute(name)),
      ),
    );

const place = (part: string): readonly string[] => [
  String(WRONG.indexOf(part)),
  String(WRONG.indexOf(part) + part.length),
];
const QUOTED = /“(.*)”/u.exec(WRONG)?.[1] ?? '';

describe('a clerk', () => {
  test('pastes a draft, sees what differs, mends it, and hears that all is well', async ({ visit }) => {
    const page = await visit('proofread/', { site: 'fixtures' });
    expect(await page.locator('[data-proof-status]').getAttribute('data-proof-status')).toBe('idle');
    expect(await checked(page, WRONG)).toEqual([
      ['reference', ...place(`${TITLE}第五条`), 'jieshui-tiaoli', 'art_5'],
      ['differs', ...place(QUOTED), 'jieshui-tiaoli', 'art_5__para_1'],
    ]);
    const wrong = page.locator('[data-kind=differs]');
    expect(await wrong.locator('del').textContent()).toBe('两');
    expect(await wrong.locator('ins').textContent()).toBe('三');
    await wrong.getByRole('button', { name: '在草稿中看' }).click();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(QUOTED);
    await wrong.getByRole('button', { name: '改为原文' }).click();
    await page.locator('[data-kind=exact]').waitFor();
    expect(await page.locator('[data-draft]').inputValue()).toBe(RIGHT);
    // What was mended can be taken back as anything typed, and by a button
    await page.locator('[data-draft]').press('Control+z');
    expect(await page.locator('[data-draft]').inputValue()).toBe(WRONG);
    await page.locator('[data-kind=differs]').waitFor();
    await page.getByRole('button', { name: '全部改正' }).click();
    await page.locator('[data-kind=exact]').waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await page.locator('[data-kind=differs]').waitFor();
    expect(await page.locator('[data-draft]').inputValue()).toBe(WRONG);
  });

  test('goes through what was found by n and p, and sees only what needs attention', async ({ visit }) => {
    const page = await visit('proofread/', { site: 'fixtures' });
    await checked(page, WRONG);
    await page.locator('h1').click();
    const kindFocused = () => page.evaluate(() => document.activeElement?.getAttribute('data-kind'));
    await page.keyboard.press('n');
    expect(await kindFocused()).toBe('reference');
    await page.keyboard.press('n');
    expect(await kindFocused()).toBe('differs');
    await page.keyboard.press('p');
    expect(await kindFocused()).toBe('reference');
    await page.getByLabel('只看需要处理的').check();
    expect(await page.locator('[data-finding]:visible').count()).toBe(1);
    await page.getByLabel('只看需要处理的').uncheck();
    await page.locator('h1').click();
    await page.keyboard.press('p');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(QUOTED);
    await page.locator('h1').click();
    await page.keyboard.press('p');
    // The walk goes on where the correction was
    await page.keyboard.press('c');
    await page.locator('[data-kind=exact]').waitFor();
    expect(await kindFocused()).toBe('exact');
    expect(await page.locator('[data-draft]').inputValue()).toBe(RIGHT);
  });

  test('drops a Word file with revisions, and hears which text was checked', async ({ visit }) => {
    const page = await visit('proofread/', { site: 'fixtures' });
    const [before = '', after = ''] = WRONG.split('两');
    const revision = { id: 1, author: '甲', date: '2026-01-01T00:00:00Z' };
    const children = [
      new TextRun(before),
      new DeletedTextRun({ ...revision, text: '两' }),
      new InsertedTextRun({ ...revision, id: 2, text: '三' }),
      new TextRun(after),
    ];
    const buffer = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph({ children })] }] }));
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '草稿.docx', mimeType: 'application/octet-stream', buffer });
    await settled(page);
    expect(await page.locator('[data-draft]').inputValue()).toBe(RIGHT);
    expect(await page.locator('[data-proof-status]').textContent()).toContain('接受全部修订以后的文字');
    await page.getByLabel('拒绝修订以后的文字').check();
    await page.locator('[data-kind=differs]').waitFor();
    expect(await page.locator('[data-draft]').inputValue()).toBe(WRONG);
    expect(await page.locator('[data-proof-status]').textContent()).toContain('拒绝全部修订以后的文字');
  });

  test.for([
    ['坏.docx', Buffer.from('PK\u0003\u0004 word/'), '损坏'],
    ['旧.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '另存为 .docx'],
    ['文.pdf', Buffer.from('%PDF-1.7'), 'PDF'],
    ['空.txt', Buffer.from(''), '空'],
    ['长.txt', Buffer.from('甲'.repeat(3_400_000)), '请分成几份'],
  ] as const)('drops %s, which is not read, and hears why', async ([name, buffer, said], { visit }) => {
    const page = await visit('proofread/', { site: 'fixtures' });
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    const status = page.locator('[data-proof-status]');
    await expect.poll(() => status.textContent()).toContain(`“${name}”：`);
    expect(await status.textContent()).toContain(said);
  });

  test('takes away a report and the mended draft', async ({ visit }) => {
    const page = await visit('proofread/', { site: 'fixtures' });
    await checked(page, WRONG);
    const saved = async (button: string) => {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: button }).click();
      return (await download).createReadStream();
    };
    await page.getByText('导出、打印').click();
    expect(await text(await saved('改好的草稿（文本）'))).toBe(RIGHT);
    expect(await text(await saved('报告（CSV）'))).toContain('有出入');
    expect(await text(await saved('报告（网页）'))).toContain('<mark>两</mark>');
    const word = async (button: string) => docxLines(new Uint8Array(await arrayBuffer(await saved(button))));
    expect((await word('改好的草稿（Word）')).map((line) => line.text)).toEqual([RIGHT]);
    expect((await word('报告（Word）')).map((line) => line.text).join()).toContain('应为');
  });

  test('with a small phone has it all below one another; axe finds nothing, in light and dark', async ({ visit }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const viewport = { width: 320, height: 640 };
      const page = await visit('proofread/', { site: 'fixtures', ...PHONE, viewport, colorScheme });
      await checked(page, WRONG);
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await violations(page)).toEqual([]);
    }
  });
});

describe('a check', () => {
  test('can be stopped, and begun again', async ({ visit }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const page = await visit('proofread/', {
      site: 'fixtures',
      prepare: (opened) =>
        opened.context().route('**/pagefind/text/**', async (route) => {
          await held;
          await route.continue();
        }),
    });
    await page.locator('[data-draft]').fill(WRONG);
    await page.getByRole('button', { name: '停止' }).click();
    expect(await page.locator('[data-proof-status]').textContent()).toBe('已停止。');
    release();
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await settled(page);
    expect(await page.locator('[data-kind=differs]').count()).toBe(1);
  });

  test('says what was so in another edition, and is, today, in another article', async ({ visit }) => {
    const page = await visit('proofread/', { site: 'fixtures' });
    await checked(page, '《青岚市渡口管理条例》第六条规定：“渡工应当经培训合格，持证上岗。”');
    const cited = page.locator('[data-kind=superseded]');
    expect(await cited.textContent()).toContain('现在是《青岚市渡口管理条例》第七条');
    expect(await cited.locator('.official').textContent()).toBe('应为《青岚市渡口管理条例》第七条');
    expect(await page.locator('[data-kind=differs] ins').textContent()).toBe('年满十八周岁，');
  });

  test('is of what a page shows whose source is pasted', async ({ visit }) => {
    const page = await visit('proofread/', { site: 'fixtures' });
    await page.locator('[data-draft]').evaluate(
      (draft, source) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', source);
        draft.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      },
      `<div><p>${WRONG.replace('进行', '<b>进行</b>')}</p></div>`,
    );
    await settled(page);
    expect(await page.locator('[data-draft]').inputValue()).toBe(WRONG);
  });
});

describe('nothing of the draft', () => {
  test('leaves the page: all that is asked for are files of the site, and without a query', async ({ visit }) => {
    const asked: string[] = [];
    const page = await visit('proofread/', {
      site: 'fixtures',
      prepare: async (opened) =>
        opened.on('request', (request) => asked.push(`${request.method()} ${request.url()} ${request.postData()}`)),
    });
    await checked(page, WRONG);
    expect(asked.length).toBeGreaterThan(4);
    expect(asked.filter((each) => !/^GET [^?]* null$/u.test(each))).toEqual([]);
  });
});

describe('a draft', () => {
  test.for([
    ['that is empty', '', 'idle', ''],
    ['about nothing', '今天下雨。', 'done', '没有找到引用法规的文字。'],
    ['with an open quotation', '“没有合上', 'done', '没有找到引用法规的文字。'],
    ['without fault', RIGHT, 'done', '核对 2 处：2 处无误。'],
    ['that is too long', '甲'.repeat(300_001), 'idle', '请分成几份'],
  ] as const)('%s is answered', async ([, draft, state, said], { visit }) => {
    const page = await visit('proofread/', { site: 'fixtures' });
    await page.locator('[data-draft]').fill(`${draft} `);
    await page.locator('[data-draft]').fill(draft);
    const status = page.locator('[data-proof-status]');
    await expect.poll(() => status.getAttribute('data-proof-status')).toBe(state);
    await expect.poll(() => status.textContent()).toContain(said);
  });
});
