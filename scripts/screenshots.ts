/**
 * `npm run screenshots [-- 名称]`: pictures of the built site to look at, in `.cache/screenshots/`: every kind of page on a phone, a tablet, a
 * desk and a wide screen, in light and dark colours and high contrast, and what comes out of the printer. `-- --readme` makes those of the README, `-- --guide`
 * those of the guide for readers (src/pages/guide.astro).
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cac } from 'cac';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import sharp, { type Region } from 'sharp';
import { pathsFromEnvironment } from '../src/files/paths.ts';
import { serveSite } from '../src/serving/static-server.ts';
import { site } from '../src/site/config.ts';
import { launchBrowser } from '../tests/support/chromium.ts';
import { runCommand } from './command-line/run-command.ts';

const REGULATION = 'zhiliang-tisheng-2017';

/** Page → address below the home page. */
const PAGES: Readonly<Record<string, string>> = {
  home: '',
  landing: `${REGULATION}/`,
  article: `${REGULATION}/art-13/`,
  'article-items': `${REGULATION}/art-3/`,
  full: `${REGULATION}/full/`,
  search: 'search/?q=标准',
  glossary: 'glossary/',
  links: `${REGULATION}/links/`,
  concordance: 'glossary/guojia-zhiliang-jichu-sheshi/',
  notes: `${REGULATION}/notes/`,
  glance: `${REGULATION}/glance/`,
  picture: `${REGULATION}/picture/`,
  tasks: `${REGULATION}/tasks/`,
  changes: `${REGULATION}/changes/`,
  basket: `basket/#${REGULATION}@2017-09-05,art_12__para_1:1-1/+标准/${REGULATION}@2017-09-05,art_13__para_1:1-2,art_14__para_1:1-1`,
  desk: 'desk/',
  proofread: 'proofread/',
  data: 'data/',
  verify: 'verify/',
  regulations: 'regulations/',
  guide: 'guide/',
  maintainers: 'maintainers/',
  404: 'no-such-page/',
};

const DEVICES: Readonly<Record<string, BrowserContextOptions>> = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  tablet: { viewport: { width: 820, height: 1180 } },
  desktop: { viewport: { width: 1440, height: 900 } },
  wide: { viewport: { width: 1920, height: 1080 } },
};

/** Those of src/pages/guide.astro: the one is shown at about two thirds, sharp on fine screens; the other to readers on phones. */
const GUIDE_DEVICES: Readonly<Record<string, BrowserContextOptions>> = {
  guide: { viewport: { width: 1232, height: 784 } },
  'guide-phone': { viewport: { width: 390, height: 600 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
};

/** The address that pictures show, in place of that of a server that is gone when they are looked at. */
const SHOWN_HOME = `https://tiaowen.example${site.base}`;

/** Look → the reader's settings (src/browser/settings.ts). */
const LOOKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  light: { theme: 'light' },
  dark: { theme: 'dark' },
  contrast: { theme: 'light', contrast: 'more' },
};

const PRINTED = ['article', 'full', 'glance', 'picture'];

/** Small enough to load with the README. */
const README: readonly {
  readonly file: string;
  readonly page: string;
  readonly device: string;
  readonly look: string;
}[] = [
  { file: 'article.webp', page: 'article', device: 'desktop', look: 'light' },
  { file: 'phone.webp', page: 'article-items', device: 'phone', look: 'dark' },
];

/** What a reader does before the picture is taken. */
const GUIDE: readonly {
  readonly file: string;
  readonly page: string;
  readonly act: (page: Page) => Promise<unknown>;
}[] = [
  {
    file: 'find',
    page: 'article',
    act: async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('质量 标准');
      await page.locator('dialog [data-search-status=done], dialog [role=option]').first().waitFor();
    },
  },
  { file: 'read', page: 'article', act: async () => {} },
  {
    file: 'cite',
    page: 'article',
    act: async (page) => {
      await page.locator('[data-cite]').click();
      await page.locator('dialog[open]').waitFor();
    },
  },
  {
    file: 'work',
    page: 'basket',
    act: async (page) => {
      await page.locator('[data-basket-status=done]').waitFor();
      await page.locator('[data-basket-keep]').click();
      await page.getByLabel('按语').nth(1).fill('写进第二部分');
      await page.getByText('条，出自').waitFor();
      await page.evaluate(() => scrollTo(0, 0));
    },
  },
  {
    file: 'settings',
    page: 'article',
    act: async (page) => {
      await page.locator('[data-settings]:visible').click();
      await page.locator('dialog[open]').waitFor();
    },
  },
];

const { root, out } = pathsFromEnvironment();

const cli = cac('screenshots');
cli
  .command('[page]', `拍下构建好的网站，全部或一种：${Object.keys(PAGES).join('、')}`)
  .option('--readme', '更新 README 里的图片')
  .option('--guide', '更新使用说明里的图片')
  .action(take);
await runCommand(cli, 1, '没有拍照：');

async function take(
  only: string | undefined,
  { readme, guide }: { readonly readme?: boolean; readonly guide?: boolean },
): Promise<void> {
  if (!existsSync(join(out, 'index.html'))) throw new Error(`还没有网站：${out}。请先运行 npm run build。`);
  const server = await serveSite({ folder: out, port: 0, basePath: site.base });
  const shared = await launchBrowser();
  try {
    const browser = await chromium.connect(shared.wsEndpoint);
    const open = opener(browser, server.url);
    if (readme) await takeForReadme(open, join(root, 'docs', 'images'));
    else if (guide) await takeForGuide(open, join(root, 'public', 'guide'));
    else await takeAll(open, join(root, '.cache', 'screenshots'), only ?? '');
    await browser.close();
  } finally {
    await shared.close();
    await server.close();
  }
}

async function takeAll(open: Open, folder: string, only: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const pages = Object.keys(PAGES).filter((name) => name.includes(only));
  for (const name of pages) {
    for (const device of Object.keys(DEVICES)) {
      for (const look of Object.keys(LOOKS)) {
        const page = await open(name, device, look);
        await page.screenshot({ path: join(folder, `${name}-${device}-${look}.png`) });
        await leave(page);
      }
    }
  }
  for (const name of pages.filter((each) => PRINTED.includes(each))) await printOut(open, folder, name);
  console.log(`截图在 ${folder}`);
}

/** The PDF, and its first pages as pictures `…-print-1.png` where poppler is installed. */
async function printOut(open: Open, folder: string, name: string): Promise<void> {
  const page = await open(name, 'desktop', 'dark');
  const pdf = join(folder, `${name}-print.pdf`);
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  await leave(page);
  const { error } = spawnSync('pdftoppm', ['-png', '-r', '70', '-l', '3', pdf, join(folder, `${name}-print`)]);
  if (error) console.log(`没有 pdftoppm，打印稿只有 ${pdf}`);
}

/** The first page on paper. */
async function printFirst(open: Open, file: string, name: string, crop?: Region): Promise<void> {
  const page = await open(name, 'desktop', 'light');
  const pdf = await page.pdf({ preferCSSPageSize: true, pageRanges: '1' });
  await leave(page);
  const { stdout, error } = spawnSync('pdftoppm', ['-png', '-r', '96', '-singlefile', '-'], { input: pdf });
  if (error) console.log(`没有 pdftoppm，没有更新 ${file}`);
  else await (crop ? sharp(stdout).extract(crop) : sharp(stdout)).webp({ quality: 80 }).toFile(file);
}

async function takeForReadme(open: Open, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { file, page: name, device, look } of README) {
    const page = await open(name, device, look);
    await shoot(page, join(folder, file), 80);
  }
  await printFirst(open, join(folder, 'print.webp'), 'full');
  console.log(`图片在 ${folder}`);
}

async function takeForGuide(open: Open, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { file, page: name, act } of GUIDE) {
    for (const device of Object.keys(GUIDE_DEVICES)) {
      const page = await open(name, device, 'light');
      await act(page);
      await shoot(page, join(folder, `${file}${device.slice('guide'.length)}.webp`), 60);
    }
  }
  // The upper part of an A4 sheet, of the shape of the others
  await printFirst(open, join(folder, 'print.webp'), 'full', { left: 0, top: 100, width: 793, height: 505 });
  console.log(`图片在 ${folder}`);
}

/** What is in sight, as a small file; the page is done with. */
async function shoot(page: Page, file: string, quality: number): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const { data } = await client.send('Page.captureScreenshot', { format: 'webp', quality });
  await writeFile(file, Buffer.from(data, 'base64'));
  await leave(page);
}

/** What the page still fetches to keep offline is given up. */
async function leave(page: Page): Promise<void> {
  await page.context().unrouteAll({ behavior: 'ignoreErrors' });
  await page.context().close();
}

/** Opens a page on a device in a look; rejects when the site has no such page. */
type Open = (name: string, device: string, look: string) => Promise<Page>;

function opener(browser: Browser, home: string): Open {
  return async (name, device, look) => {
    const context = await browser.newContext({
      locale: 'zh-CN',
      serviceWorkers: 'block',
      ...{ ...DEVICES, ...GUIDE_DEVICES }[device],
    });
    await context.route(`${SHOWN_HOME}**`, async (route) => {
      const url = new URL(route.request().url().slice(SHOWN_HOME.length), home).href;
      await route.fulfill({ response: await route.fetch({ url }) });
    });
    await context.addInitScript((settings) => {
      localStorage.setItem('tiaowen:settings', settings);
    }, JSON.stringify(LOOKS[look]));
    const page = await context.newPage();
    const address = new URL(PAGES[name] ?? '', SHOWN_HOME).href;
    const response = await page.goto(address, { waitUntil: 'networkidle' });
    if (!response?.ok() && name !== '404') throw new Error(`${address} 返回 ${response?.status()}`);
    return page;
  };
}
