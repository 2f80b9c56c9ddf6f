import { mergeConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** Random operations against the program itself; FUZZ_COUNT says how many, FUZZ_SEED which. */
export default mergeConfig(
  { ...config, test: { ...config.test, include: [] } },
  {
    test: { include: ['test/**/*.fuzz.ts'], testTimeout: 1_800_000 },
  },
);
