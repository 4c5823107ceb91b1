import type { TestProject } from 'vitest/node';
import { serveSites } from '../../support/site/serve-sites.ts';

export default (project: TestProject): Promise<() => Promise<void>> => serveSites(project, { withCorpus: true });
