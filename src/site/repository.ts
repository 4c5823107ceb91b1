/** Where maintainers edit the content on the web: the repository that holds it, and the addresses of its host's editor. */
export interface Repository {
  readonly host: Host;
  /** Of the repository, without a slash at its end. */
  readonly url: string;
  readonly branch: string;
  /** The content folder within it. */
  readonly content: string;
}

const HOSTS = ['github', 'gitlab', 'gitee'] as const;
type Host = (typeof HOSTS)[number];

export interface RepositoryEnvironment {
  readonly REPOSITORY_URL?: string | undefined;
  /** `main` when not given. */
  readonly REPOSITORY_BRANCH?: string | undefined;
  /** What runs there, where its name does not say so: `github`, `gitlab` or `gitee`. */
  readonly REPOSITORY_HOST?: string | undefined;
  /** `content` when not given. */
  readonly REPOSITORY_CONTENT?: string | undefined;
}

/** The repository that the environment names; null when none, or one that `repositoryProblems` names. */
export function repositoryOf(env: RepositoryEnvironment): Repository | null {
  const url = URL.parse(env.REPOSITORY_URL?.trim() ?? '');
  const host = hostNamed(env, url);
  if (url === null || host === null || !/^https?:$/.test(url.protocol)) return null;
  return {
    host,
    url: `${url.origin}${url.pathname}`.replace(/\/+$|\.git$/g, ''),
    branch: env.REPOSITORY_BRANCH?.trim() || 'main',
    content: env.REPOSITORY_CONTENT?.trim().replace(/^\/+|\/+$/g, '') || 'content',
  };
}

/** What is wrong with the variables, in Chinese with the remedy. */
export function repositoryProblems(env: RepositoryEnvironment): readonly string[] {
  if (!env.REPOSITORY_URL || repositoryOf(env)) return [];
  return [
    `环境变量 REPOSITORY_URL 应为 GitHub、GitLab 或 Gitee 上仓库的网址，例如 https://github.com/owner/repo；实为“${env.REPOSITORY_URL}”。自建的服务用 REPOSITORY_HOST=${HOSTS.join('、')} 说明种类。`,
  ];
}

function hostNamed({ REPOSITORY_HOST }: RepositoryEnvironment, url: URL | null): Host | null {
  const said = REPOSITORY_HOST?.trim().toLowerCase();
  if (said) return HOSTS.find((host) => host === said) ?? null;
  return HOSTS.find((host) => url?.hostname.split('.').includes(host)) ?? null;
}

/** The web editor of a file of the content folder. */
export function editUrl(repository: Repository, file: string): string {
  const { host, url } = repository;
  return `${url}/${host === 'gitlab' ? '-/' : ''}edit/${pathIn(repository, file)}`;
}

/** What a commit changed, line by line. */
export const commitUrl = ({ host, url }: Repository, hash: string): string =>
  `${url}/${host === 'gitlab' ? '-/' : ''}commit/${hash}`;

export interface NewFile {
  /** Within the content folder. */
  readonly folder: string;
  readonly name: string;
  readonly text: string;
}

/**
 * The form for a new file, filled in as far as the host lets a link do it: GitHub takes name and text, GitLab the name alone
 * (its editor ignores `content`, gitlab-org/gitlab#594214), of Gitee neither is documented.
 */
export function newFileUrl(repository: Repository, { folder, name, text }: NewFile): string {
  const { host, url } = repository;
  const path = pathIn(repository, folder);
  switch (host) {
    case 'github':
      return `${url}/new/${path}?${new URLSearchParams({ filename: name, value: text })}`;
    case 'gitlab':
      return `${url}/-/new/${path}?${new URLSearchParams({ file_name: name })}`;
    case 'gitee':
      return `${url}/new/${path}`;
  }
}

const pathIn = ({ branch, content }: Repository, path: string): string =>
  [branch, content, path].map(encodeURI).join('/');

/** 纠错: readers report a fault of the text from where they read it. */

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
  if (URL.parse(target.url)?.protocol === 'mailto:') return withQuery(target.url, { subject: title, body });
  const { url, edition, eId, quote } = fault;
  return withQuery(target.url, { url, edition, eid: eId, quote });
}

/** An address with these fields besides its own: before what it has behind `#`. What it says itself stays. */
function withQuery(address: string, fields: Readonly<Record<string, string>>): string {
  const [, before = '', own = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(address) ?? [];
  const said = new URLSearchParams(own);
  const added = query(Object.fromEntries(Object.entries(fields).filter(([name]) => !said.has(name))));
  const kept = own.replace(/[?&]+$/, '');
  return `${before}${kept === '' ? '?' : `${kept}&`}${added}${fragment}`;
}

/** Blanks as %20: a mail program shows + as it is. */
const query = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
