import type { Table } from './table.ts';

/** What can be measured, in this order; loaded only when measured, so that each part begins cold. */
const loaders = {
  build: () => import('./parts/build.ts'),
  scale: () => import('./parts/scale.ts'),
  parse: () => import('./parts/parse.ts'),
  check: () => import('./parts/check.ts'),
  importing: () => import('./parts/importing.ts'),
  references: () => import('./parts/references.ts'),
  search: () => import('./parts/search.ts'),
  pages: () => import('./parts/pages.ts'),
  paint: () => import('./parts/paint.ts'),
} as const;

export type Part = keyof typeof loaders;

export const PARTS: readonly string[] = Object.keys(loaders);

export const isPart = (name: string | undefined): name is Part => name !== undefined && Object.hasOwn(loaders, name);

export async function* runPart(part: Part): AsyncIterable<Table> {
  const { measure } = await loaders[part]();
  yield* measure();
}
