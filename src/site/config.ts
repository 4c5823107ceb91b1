import {
  type ReportEnvironment,
  type ReportTarget,
  type Repository,
  reportProblems,
  reportTargetOf,
  repositoryOf,
  repositoryProblems,
} from './repository.ts';

/** Where the site will live and what it is called: the only place that reads the site's environment variables. */
export interface SiteConfig {
  /** Shown in the masthead and in page titles. */
  readonly name: string;
  readonly tagline: string;
  /** Origin without a slash at its end, e.g. `https://example.org`. */
  readonly origin: string;
  /** Path under the origin, with a slash at either end, e.g. `/` or `/tiaowen/`. */
  readonly base: string;
  /** Where the content is edited; null when nothing says so, and then no page offers to. */
  readonly repository: Repository | null;
  /** Where readers report faults; null when nothing says so, and then no page offers to. */
  readonly report: ReportTarget | null;
  /** Which files to take away are made; null where nothing says so, and then the size of the library decides. */
  readonly files: FilesChoice | null;
}

/**
 * Whether so many regulations make a large library: what one page repeats of another then stands in files that all share, and of files to
 * take away only data is made unless somebody asks for more.
 */
export const isLarge = (regulations: number): boolean => regulations > 50;

const FILES_CHOICES = ['all', 'data', 'none'] as const;

export type FilesChoice = (typeof FILES_CHOICES)[number];

const isFilesChoice = (text: string): text is FilesChoice => FILES_CHOICES.some((choice) => choice === text);

const LOCAL_ORIGIN = 'http://localhost:4321';

/** The variables that are read; `process.env` fits. */
export interface SiteEnvironment extends ReportEnvironment {
  readonly SITE_URL?: string | undefined;
  readonly BASE_PATH?: string | undefined;
  readonly FILES?: string | undefined;
}

/** `SITE_URL` (its path, if any, is not used) and `BASE_PATH` (slashes optional); one that `siteProblems` names counts as not given. */
export function siteConfig(env: SiteEnvironment): SiteConfig {
  const { SITE_URL, BASE_PATH, FILES } = env;
  const segments = segmentsOf(BASE_PATH ?? '');
  return {
    name: '条文',
    tagline: '法规原文，逐条可读、可查、可引',
    origin: originOf(SITE_URL || LOCAL_ORIGIN) ?? LOCAL_ORIGIN,
    base: segments.length > 0 && segments.every(isSegment) ? `/${segments.join('/')}/` : '/',
    repository: repositoryOf(env),
    report: reportTargetOf(env),
    files: FILES && isFilesChoice(FILES) ? FILES : null,
  };
}

/** What is wrong with the variables, in Chinese with the remedy: a site must not be built for an address nobody meant. */
export function siteProblems(env: SiteEnvironment): readonly string[] {
  const { SITE_URL, BASE_PATH, FILES } = env;
  const problems: string[] = [];
  if (SITE_URL && originOf(SITE_URL) === null)
    problems.push(
      `环境变量 SITE_URL 应为以 https:// 或 http:// 开头的网址，例如 https://example.org；实为“${SITE_URL}”。`,
    );
  if (!segmentsOf(BASE_PATH ?? '').every(isSegment))
    problems.push(
      `环境变量 BASE_PATH 应为网站所在的路径，各段只含字母、数字和 . _ ~ -，例如 /fagui/；实为“${BASE_PATH}”。域名写在 SITE_URL 里。`,
    );
  if (FILES && !isFilesChoice(FILES))
    problems.push(
      `环境变量 FILES 应为 all（各种格式）、data（只要数据）或 none（都不要），不写时法规少的库为 all，多的为 data；实为“${FILES}”。`,
    );
  return [...problems, ...repositoryProblems(env), ...reportProblems(env)];
}

const segmentsOf = (path: string): readonly string[] => path.trim().split('/').filter(Boolean);

/** What stands in an address as it is, `.` and `..` aside. */
const isSegment = (segment: string): boolean => /^(?!\.{1,2}$)[\w.~-]+$/.test(segment);

function originOf(url: string): string | null {
  const parsed = URL.parse(url.trim());
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.origin : null;
}

export const site: SiteConfig = siteConfig(process.env);
