import { say } from '../../regulation/diagnostics/codes.ts';
import type { Diagnostic } from '../../regulation/diagnostics.ts';
import type { Note, Source } from '../../regulation/layers/notes/note.ts';
import type { Library } from '../../regulation/regulation.ts';

/** An address that readers are sent to for the official text of a document. */
export interface OfficialLink {
  readonly url: string;
  /** What it is said to be: 国务院办公厅关于大力发展装配式建筑的指导意见. */
  readonly title: string;
  /** The files that name it, below the content folder, in their order. */
  readonly files: readonly string[];
}

/** What came of asking for an address. */
export type Answer =
  | { readonly kind: 'answers' }
  /** 404 */
  | { readonly kind: 'refuses'; readonly status: number }
  /** To the front page of the site: where a document was taken away, many send there instead of saying so. */
  | { readonly kind: 'front-page'; readonly url: string }
  | { readonly kind: 'silent'; readonly reason: string };

export interface AskedLink {
  readonly link: OfficialLink;
  readonly answer: Answer;
}

/** Every official address of a library once: of the regulations themselves, and of what notes and terms rest on. */
export function officialLinks({
  regulations,
  glossary,
}: Pick<Library, 'regulations' | 'glossary'>): readonly OfficialLink[] {
  const named = [
    ...regulations.flatMap(({ slug, metadata: { officialSource }, notes }) => [
      ...linksOf(`regulations/${slug}/regulation.yaml`, officialSource ? [officialSource] : []),
      ...notes.flatMap(({ file, sources }) => linksOf(file, sources)),
    ]),
    ...glossary.flatMap(({ file, sources }) => linksOf(file, sources)),
  ];
  return [...Map.groupBy(named, ({ url }) => url)].map(([url, all]) => ({
    url,
    title: all[0]?.title ?? url,
    files: [...new Set(all.map(({ file }) => file))],
  }));
}

const linksOf = (file: string, sources: readonly Pick<Source, 'title' | 'url'>[]) =>
  sources.flatMap(({ title, url }) => (url === undefined ? [] : [{ file, title, url }]));

/** What is due for maintainers to look at again, as Markdown; null when nothing is. */
export function reviewReport(due: readonly Diagnostic[], asked: readonly AskedLink[]): string | null {
  const lost = asked.filter(({ answer }) => answer.kind !== 'answers');
  const parts = [
    section(
      `${due.length}条注释久未核对`,
      '逐条核对是否仍然成立，再把 `reviewed` 改为核对的日期。',
      due.map(({ file, line, message }) => `- [ ] \`${file}:${line}\`　${message}`),
    ),
    section(
      `${asked.length}个官方网址中${lost.length}个没有回答`,
      '这里打不开不等于已经失效：请在浏览器里打开，确已失效的改为新的网址，没有新网址的删去 `url`。',
      lost.map(
        ({ link: { url, title, files }, answer }) =>
          `- [ ] ${title}：<${url}>，${explain(answer)}。见 ${files.map((file) => `\`${file}\``).join('、')}`,
      ),
    ),
  ].filter((part) => part !== null);
  return parts.length > 0 ? `${parts.join('\n\n')}\n` : null;
}

const section = (title: string, remedy: string, lines: readonly string[]): string | null =>
  lines.length > 0 ? [`## ${title}`, '', remedy, '', ...lines].join('\n') : null;

function explain(answer: Answer): string {
  switch (answer.kind) {
    case 'answers':
      return '打得开';
    case 'refuses':
      return `返回 ${answer.status}`;
    case 'front-page':
      return `转到了网站首页 ${answer.url}`;
    case 'silent':
      return `连不上：${answer.reason}`;
  }
}

/** In milliseconds; official sites can be slow, seen from abroad. */
const PATIENCE = 30_000;

/**
 * Asks for every address, those of one host one after the other: nobody's server is to notice.
 * @param patience after so many milliseconds a host counts as silent
 */
export async function askLinks(links: readonly OfficialLink[], patience = PATIENCE): Promise<readonly AskedLink[]> {
  const hosts = [...Map.groupBy(links, ({ url }) => new URL(url).host).values()];
  const asked = await Promise.all(hosts.map((ofHost) => askInTurn(ofHost, patience)));
  return asked.flat();
}

async function askInTurn(links: readonly OfficialLink[], patience: number): Promise<readonly AskedLink[]> {
  const asked: AskedLink[] = [];
  for (const link of links) asked.push({ link, answer: await ask(link.url, patience) });
  return asked;
}

/** A GET, because some refuse HEAD; what follows the head of the answer is not read. */
async function ask(url: string, patience: number): Promise<Answer> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patience) });
    await response.body?.cancel();
    if (!response.ok) return { kind: 'refuses', status: response.status };
    return isFrontPage(response.url) && !isFrontPage(url)
      ? { kind: 'front-page', url: response.url }
      : { kind: 'answers' };
  } catch (error) {
    return { kind: 'silent', reason: reasonOf(error) };
  }
}

/** https://www.gov.cn/, https://www.gov.cn/index.htm */
const isFrontPage = (url: string): boolean => /^\/(?:index\.\w+)?$/.test(new URL(url).pathname);

/** What Fetch hides behind “fetch failed”: ECONNREFUSED, ENOTFOUND; or that time was up. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof Error) return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
  return String(cause);
}

/** Notes are to be looked at once a year. */
export const REVIEW_MONTHS = 12;

/** Notes last reviewed before a day: what they tell may have been overtaken. Listed, never an error. */
export function notesDueForReview(notes: readonly Note[], before: string): readonly Diagnostic[] {
  return notes
    .filter(({ reviewed }) => reviewed < before)
    .map(({ file, reviewed, reviewedOrigin }) => ({
      ...say('note-review-due', reviewed, before),
      file,
      ...reviewedOrigin,
    }));
}

/** The day so many months before another, both `YYYY-MM-DD`; the last of the month where there is no such day. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}
