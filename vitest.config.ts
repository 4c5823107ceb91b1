import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

/** Whole builds, on a machine that may be busy. */
const BUILDS = { testTimeout: 600_000, hookTimeout: 300_000 } as const;

/** Pages in a browser; the sites are built before. */
const PAGES = { testTimeout: 120_000, hookTimeout: 600_000, expect: { poll: { timeout: 20_000 } } } as const;

export default defineConfig({
  test: {
    // Pages in a browser are mostly waited for: as many workers as cores leave them idle
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'tests/unit/**/*.test.ts'],
          setupFiles: ['tests/support/random.ts'],
          // The machine may be busy; what hangs is still ended
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'builds',
          include: ['tests/builds/**/*.test.ts'],
          ...BUILDS,
        },
      },
      {
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts'],
          globalSetup: ['tests/site/global-setup.ts'],
          ...PAGES,
        },
      },
      // `npm run trials`: what takes longer, or needs what not every machine has
      {
        test: {
          name: 'trials',
          include: ['tests/trials/*.test.ts'],
          exclude: ['tests/trials/offline.test.ts'],
          ...BUILDS,
        },
      },
      // After the others: a browser that stores what it keeps, beside what fills disks and kills builds, waits for minutes
      {
        test: {
          name: 'trials-offline',
          include: ['tests/trials/offline.test.ts'],
          sequence: { groupOrder: 1 },
          ...BUILDS,
        },
      },
      {
        test: {
          name: 'trials-site',
          include: ['tests/trials/site/**/*.test.ts'],
          globalSetup: ['tests/trials/site/global-setup.ts'],
          ...PAGES,
        },
      },
    ],
  },
});
