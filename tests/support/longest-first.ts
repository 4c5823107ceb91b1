/**
 * The order in which files of tests begin: those that take minutes first, else they are what everything waits for at the end. Vitest
 * itself knows how long they took only where they ran before.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Most of a minute each, the longest first. */
const LONGEST = [
  'accessibility',
  'reflow-and-focus',
  'stillness',
  'search',
  'typesetting',
  'build',
  'cross-links',
  'check',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return found < 0 ? LONGEST.length : found;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}
