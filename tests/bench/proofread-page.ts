/** 核稿 in a browser, with a clock beside it: drafts of one page and of fifty, thick with quotations and faults. */
import type { Browser, Page } from 'playwright-core';
import { plantedDraft } from '../../src/proofreading/testing.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import type { SlowServer } from './slow-server.ts';
import type { Figure } from './table.ts';

/** Characters of a page of A4 as 公文 are set. */
const PAGE = 700;
const PAGES = 50;
/** Quotations enough for fifty pages. */
const QUOTATIONS = 400;

export async function proofFigures(
  browser: Browser,
  server: SlowServer,
  records: readonly SearchRecord[],
): Promise<readonly Figure[]> {
  const { text } = plantedDraft(records, QUOTATIONS, 77);
  const context = await browser.newContext({ locale: 'zh-CN', serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${server.url}proofread/`, { waitUntil: 'networkidle' });
  server.takeBytes();
  const seconds = { unit: '秒' } as const;
  const first = await checkedIn(page, text.slice(0, PAGE));
  const again = await checkedIn(page, text.slice(PAGE, 2 * PAGE));
  const whole = await checkedIn(page, text.slice(0, PAGES * PAGE));
  const megabytes = server.takeBytes() / 1e6;
  const warm = await checkedIn(page, text.slice(1, PAGES * PAGE));
  await context.close();
  return [
    { name: '一页，初次（取索引在内）', value: first, ...seconds, atMost: 0.5 },
    { name: '一页，随后', value: again, ...seconds, atMost: 0.5 },
    { name: '50 页，初次（取索引在内）', value: whole, ...seconds, atMost: 10 },
    { name: '50 页，随后', value: warm, ...seconds, atMost: 10 },
    { name: '以上共下载（gzip）', value: megabytes, unit: 'MB', atMost: 5 },
  ];
}

/** Seconds from 核对 to the findings on the page. */
async function checkedIn(page: Page, draft: string): Promise<number> {
  const milliseconds = await page.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const area = document.querySelector<HTMLTextAreaElement>('[data-draft]');
        const status = document.querySelector<HTMLElement>('[data-proof-status]');
        if (!area?.form || !status) throw new Error('no desk');
        const begun = performance.now();
        const seen = new MutationObserver(() => {
          if (status.dataset.proofStatus !== 'done') return;
          seen.disconnect();
          resolve(performance.now() - begun);
        });
        area.value = text;
        area.form.requestSubmit();
        seen.observe(status, { attributes: true, attributeFilter: ['data-proof-status'] });
      }),
    draft,
  );
  return milliseconds / 1000;
}
