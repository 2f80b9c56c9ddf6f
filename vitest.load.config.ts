import { mergeConfig } from 'vitest/config';
import config from './vitest.config.ts';
import { LawTable } from './test/laws/law-table.ts';

/** What one request may take of a core, of memory and of others' time: it measures, so nothing may run beside it. */
export default mergeConfig(
  { ...config, test: { ...config.test, include: [] } },
  {
    test: {
      include: ['test/laws/load.measured.ts'],
      fileParallelism: false,
      testTimeout: 1_800_000,
      reporters: ['default', new LawTable('npm run test:load')],
    },
  },
);
