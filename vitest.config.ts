import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The libraries load graphql's CommonJS build; Vite would give the tests its other one, and two do not mix.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    // Files share what they import: reading the libraries anew for each took as long as the tests.
    isolate: false,
    // By default one core is left to the terminal, which on two cores halves the speed.
    maxWorkers: '100%',
    // Data versions of exports look at the whole server, which other files would be writing to.
    fileParallelism: process.env['TEST_DATABASE_URL'] === undefined,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
