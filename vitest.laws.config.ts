import { mergeConfig } from 'vitest/config';
import config from './vitest.config.ts';
import { LawTable } from './test/laws/law-table.ts';

/** What must hold over everything that schema and model list; ATLAS_LAWS_TABLE=write writes the table of docs/laws.md. */
export default mergeConfig(
  { ...config, test: { ...config.test, include: [] } },
  {
    test: {
      include: ['test/laws/**/*.{test,law}.ts'],
      // Each has databases of its own.
      fileParallelism: true,
      testTimeout: 600_000,
      reporters: ['default', new LawTable('npm run test:laws')],
    },
  },
);
