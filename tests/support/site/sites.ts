/** The sites that are built for the tests. */
import { inject } from 'vitest';
import type { ServedSite } from './serve-sites.ts';

export type SiteName = 'own' | 'fixtures' | 'corpus';

export function siteNamed(name: SiteName): ServedSite {
  const site = inject(name);
  if (site === null) throw new Error(`没有构建 ${name}`);
  return site;
}
