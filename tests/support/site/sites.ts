/** The sites that are built for the tests. */
import { inject } from 'vitest';
import type { ServedSite } from '../../site/global-setup.ts';

export type SiteName = 'own' | 'fixtures' | 'corpus';

/** Those that are there: the corpus may be missing. */
export function siteNames(): readonly SiteName[] {
  return inject('corpus') === null ? ['own', 'fixtures'] : ['own', 'fixtures', 'corpus'];
}

export function siteNamed(name: SiteName): ServedSite {
  const site = inject(name);
  if (site === null) throw new Error(`没有构建 ${name}`);
  return site;
}
