/** 纠错: readers report a fault of the text from where they read it. */
import { type Repository, type RepositoryEnvironment, repositoryOf } from './repository.ts';

/** A form of the repository's issues, or an address of the office's own: a page (https://) or a mailbox (mailto:). */
export type ReportTarget =
  | { readonly kind: 'issues'; readonly repository: Repository }
  | { readonly kind: 'address'; readonly url: string };

export interface ReportEnvironment extends RepositoryEnvironment {
  /** Where reports go instead of the repository's issues. */
  readonly REPORT_URL?: string | undefined;
}

export interface Fault {
  /** Where it was read. */
  readonly url: string;
  /** What was read: 《…》第十二条. */
  readonly name: string;
  /** `YYYY-MM-DD` of the edition; empty where the text has no date. */
  readonly edition: string;
  readonly eId: string;
  /** Words that stand there. */
  readonly quote: string;
}

/** Null where nothing is configured, and then no page offers it. */
export function reportTargetOf(env: ReportEnvironment): ReportTarget | null {
  const url = env.REPORT_URL?.trim();
  if (url) return isReportAddress(url) ? { kind: 'address', url } : null;
  const repository = repositoryOf(env);
  return repository && { kind: 'issues', repository };
}

export function reportProblems({ REPORT_URL }: ReportEnvironment): readonly string[] {
  if (!REPORT_URL?.trim() || isReportAddress(REPORT_URL.trim())) return [];
  return [
    `环境变量 REPORT_URL 应为接收纠错的网址或邮箱，例如 https://example.org/jiucuo 或 mailto:jiucuo@example.org；实为“${REPORT_URL}”。`,
  ];
}

const isReportAddress = (url: string): boolean => /^(?:https?|mailto):$/.test(URL.parse(url)?.protocol ?? '');

/** The form, filled in. Of Gitee no way to fill one in is documented: it may come up empty. */
export function reportUrl(target: ReportTarget, fault: Fault): string {
  const title = `文本有误：${fault.name}`;
  const body = `网址：${fault.url}\n版本：${fault.edition || '未注明'}\n条款：${fault.eId}\n本站的文字：${fault.quote}\n官方的文字和出处：`;
  if (target.kind === 'issues') {
    const { host, url } = target.repository;
    switch (host) {
      case 'github': {
        const { url: page, edition, eId, quote } = fault;
        return `${url}/issues/new?${query({ template: 'wenben.yml', title, page, edition, eid: eId, quote })}`;
      }
      case 'gitlab':
        return `${url}/-/issues/new?${query({ 'issue[title]': title, 'issue[description]': body })}`;
      case 'gitee':
        return `${url}/issues/new?${query({ title, description: body })}`;
    }
  }
  const filled = URL.parse(target.url);
  if (filled?.protocol === 'mailto:')
    return `${target.url}${filled.search ? '&' : '?'}${query({ subject: title, body })}`;
  const { url, edition, eId, quote } = fault;
  return `${target.url}${filled?.search ? '&' : '?'}${query({ url, edition, eid: eId, quote })}`;
}

/** Blanks as %20: a mail program shows + as it is. */
const query = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
