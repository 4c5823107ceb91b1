/**
 * 校验 on the page of a regulation: whether the source file that this site publishes is the one its manifest names, and whether what a page
 * shows is that file, line by line: the whole text, or the page a reader came from, `?verify=art-12/`.
 */
import { type Disagreement, disagreements, type PageLine } from '../regulation/source/agreement.ts';
import { decode } from '../regulation/source/decode.ts';
import { element, pageAt } from './dom.ts';
import { pageText } from './official-text.ts';

const WHOLE = 'full/';

const button = document.querySelector<HTMLAnchorElement>('[data-verify]');
const said = document.querySelector('[data-verified]');
if (button && said) {
  const run = (path: string) => void verify(new URL(button.href), path, said);
  button.addEventListener('click', (event) => {
    event.preventDefault();
    run(WHOLE);
  });
  // A page of this regulation, not an address
  const asked = new URLSearchParams(location.search).get('verify');
  if (asked && /^[\w-]+\/$/u.test(asked)) run(asked);
}

/** @param source the file; `path` is beside it */
async function verify(source: URL, path: string, said: Element): Promise<void> {
  const say = (verdict: string, found: Agreement, list: readonly HTMLLIElement[]) =>
    said.replaceChildren(
      element('p', { class: found === 'agrees' ? null : 'differs' }, element('b', {}, verdict)),
      element('ul', {}, ...list),
    );
  say('正在校验…', 'agrees', []);
  const findings = await findingsOf(source, path).catch(() => null);
  if (!findings) {
    say('没有校验成', 'unknown', [element('li', {}, '没有取到原文文件。联网后再试一次。')]);
    return;
  }
  const worst = ORDER.find((found) => findings.some((finding) => finding.found === found)) ?? 'agrees';
  say(
    VERDICTS[worst],
    worst,
    findings.flatMap(({ found, says }) => says.map((line) => element('li', { class: found }, line))),
  );
}

type Agreement = 'differs' | 'unknown' | 'agrees';

/** The worst first. */
const ORDER: readonly Agreement[] = ['differs', 'unknown', 'agrees'];

/** 一致 is said of what was compared, all of it: only the checksum can remain unknown. */
const VERDICTS: Readonly<Record<Agreement, string>> = {
  differs: '不一致',
  unknown: '文字一致，文件没有校验',
  agrees: '一致',
};

interface LineVerdict {
  readonly found: Agreement;
  readonly says: readonly string[];
}

async function findingsOf(source: URL, path: string): Promise<readonly LineVerdict[]> {
  const [bytes, manifest, page] = await Promise.all([
    (await take(source)).arrayBuffer(),
    manifestOf(source),
    pageAt(new URL(path, source)),
  ]);
  if (!page) throw new Error(`${path} cannot be had`);
  return [await fileFinding(bytes, manifest, source), textFinding(new Uint8Array(bytes), page)];
}

/** What the manifest says of a file; of a site of many files, the one of its manifests that has it. */
async function manifestOf(file: URL): Promise<string> {
  const home = new URL(root(), location.href);
  const text = await (await take(new URL('manifest.json', home))).text();
  const { parts = {} }: { readonly parts?: Readonly<Record<string, { readonly from: string }>> } = JSON.parse(text);
  const before = Object.entries(parts).filter(([, { from }]) => from <= pathOf(file));
  const [name] = before[before.length - 1] ?? [];
  return name === undefined ? text : (await take(new URL(name, home))).text();
}

/** Below the site's root. */
const pathOf = ({ pathname }: URL): string => pathname.slice(root().length);

const root = (): string => document.body.dataset.root ?? '/';

async function take(url: URL): Promise<Response> {
  const response = await fetch(url, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

async function fileFinding(bytes: ArrayBuffer, manifest: string, file: URL): Promise<LineVerdict> {
  // Browsers have no Web Crypto on pages that came without encryption
  if (!isSecureContext) return { found: 'unknown', says: [NOT_COMPUTED] };
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const agrees = manifest.includes(`"${pathOf(file)}": {"sha256": "${hash}"`);
  const verdict = agrees ? '与校验清单一致' : '与校验清单不一致';
  return {
    found: agrees ? 'agrees' : 'differs',
    says: [`原文文件${bytes.byteLength}字节，SHA-256 为 ${hash}，${verdict}。`],
  };
}

const NOT_COMPUTED =
  '原文文件的校验值没有算出来，它是不是公布的那一份没有核对：浏览器只在 https 的网页上计算。请用 https 打开本页再校验，或者照下面“自己校验”做。';

/** As many as show what is wrong. */
const MOST = 5;

function textFinding(bytes: Uint8Array, page: Document): LineVerdict {
  const decoded = decode(bytes);
  const shown = shownLines(page);
  const extent = page.querySelector('article.text') ? 'article' : 'whole';
  const found = decoded.kind === 'text' ? disagreements(decoded.text, shown, extent) : [];
  if (decoded.kind === 'text' && found.length === 0) {
    const count = new Set(shown.map(({ line }) => line)).size;
    return {
      found: 'agrees',
      says: [`${extent === 'whole' ? '全文' : pageTitle(page)}${count}行，与原文文件逐字一致。`],
    };
  }
  const more = found.length > MOST ? [`另有${found.length - MOST}行不同。`] : [];
  return { found: 'differs', says: [...found.slice(0, MOST).map(told), ...more] };
}

const pageTitle = (page: Document): string => page.querySelector('h1')?.textContent?.trim() ?? '本页';

const shownLines = (page: Document): readonly PageLine[] =>
  [...page.querySelectorAll<HTMLElement>('.text [data-source]')].map((piece) => ({
    line: Number(piece.dataset.source),
    text: pageText(piece).text,
    isRow: piece.matches('tr'),
  }));

function told({ line, source, shown }: Disagreement): string {
  if (shown === null) return `第${line}行没有显示：“${source?.trim()}”`;
  if (source === null) return `第${line}行不是正文，却显示为“${shown}”`;
  return `第${line}行：原文“${around(source, shown)}”，网页“${around(shown, source)}”`;
}

/** Characters before and after the first that differs. */
const CONTEXT = 12;

function around(text: string, other: string): string {
  const [own, others] = [text.trim(), other.trim()];
  const at = [...own].findIndex((character, index) => character !== [...others][index]);
  const place = at < 0 ? own.length : at;
  const [from, to] = [Math.max(0, place - CONTEXT), place + CONTEXT];
  return (from > 0 ? '…' : '') + own.slice(from, to) + (to < own.length ? '…' : '');
}
