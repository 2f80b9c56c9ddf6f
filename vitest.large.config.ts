import { mergeConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** Tests with much data, which take longer than a change should wait for; .ci/run runs them. */
export default mergeConfig(
  { ...config, test: { ...config.test, include: [] } },
  {
    test: { include: ['test/**/*.large.ts'], testTimeout: 180_000 },
  },
);
