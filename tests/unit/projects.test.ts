import { globSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/files/paths.ts';
import config from '../../vitest.config.ts';

test('every test belongs to one project, so that none is left out in silence or run twice', () => {
  const projects = (config.test?.projects ?? []).flatMap((project) =>
    typeof project === 'object' && 'test' in project ? [project.test?.include ?? []] : [],
  );
  const files = globSync(['src/**/*.test.ts', 'tests/**/*.test.ts'], { cwd: projectRoot });
  const owners = (file: string): number =>
    projects.filter((include) => include.some((glob) => matchesGlob(file, glob))).length;
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => owners(file) !== 1)).toEqual([]);
});
