import { defineConfig } from 'vitest/config';

/** The tests that can notice a change in the core. Stryker works in a copy of the project, where no corpus is at hand. */
export default defineConfig({
  test: {
    include: ['src/regulation/**/*.test.ts'],
    // They show how the time grows, and each would be run for thousands of changes
    exclude: ['**/hostile.test.ts'],
    // Modules are loaded once for all changes: which of them is made is looked up when the code runs
    isolate: false,
    testTimeout: 60_000,
  },
});
