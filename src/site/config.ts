/** Where the site will live and what it is called: the only place that reads the site's environment variables. */
export interface SiteConfig {
  /** Shown in the masthead and in page titles. */
  readonly name: string;
  readonly tagline: string;
  /** Origin without a slash at its end, e.g. `https://example.org`. */
  readonly origin: string;
  /** Path under the origin, with a slash at either end, e.g. `/` or `/tiaowen/`. */
  readonly base: string;
}

const LOCAL_ORIGIN = 'http://localhost:4321';

/** The variables that are read; `process.env` fits. */
export interface SiteEnvironment {
  readonly SITE_URL?: string | undefined;
  readonly BASE_PATH?: string | undefined;
}

/** `SITE_URL` (its path, if any, is not used) and `BASE_PATH` (slashes optional) as a configuration. */
export function siteConfig({ SITE_URL, BASE_PATH }: SiteEnvironment): SiteConfig {
  return {
    name: '条文',
    tagline: '法规原文，逐条可读、可查、可引',
    origin: new URL(SITE_URL || LOCAL_ORIGIN).origin,
    base: `/${(BASE_PATH ?? '').split('/').filter(Boolean).join('/')}/`.replace('//', '/'),
  };
}

export const site: SiteConfig = siteConfig(process.env);
