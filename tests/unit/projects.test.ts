import { globSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/files/paths.ts';
import config from '../../vitest.config.ts';

test('every test belongs to one project, so that none is left out in silence or run twice', () => {
  const projects = (config.test?.projects ?? []).flatMap((project) =>
    typeof project === 'object' && 'test' in project ? [project.test] : [],
  );
  const files = globSync(['src/**/*.test.ts', 'tests/**/*.test.ts'], { cwd: projectRoot });
  const isOneOf = (file: string, globs: readonly string[] = []) => globs.some((glob) => matchesGlob(file, glob));
  const owners = (file: string): number =>
    projects.filter((project) => isOneOf(file, project?.include) && !isOneOf(file, project?.exclude)).length;
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => owners(file) !== 1)).toEqual([]);
});
