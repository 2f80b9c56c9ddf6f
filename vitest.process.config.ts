import { mergeConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** Tests that start the program as its users do, and end it as machines do: each takes seconds to begin. */
export default mergeConfig(
  { ...config, test: { ...config.test, include: [] } },
  {
    test: { include: ['test/**/*.process.ts'], testTimeout: 120_000 },
  },
);
