import { mergeConfig } from 'vitest/config';
import config from './vitest.cluster.config.ts';
import { ReliabilityTable } from './test/faults/reliability-table.ts';

/** Every limit, fault and abuse in one run, which writes the table of docs/reliability.md. */
export default mergeConfig(
  { ...config, test: { ...config.test, include: [] } },
  {
    test: {
      include: ['test/faults/**/*.faults.ts', 'test/cluster/**/*.cluster.ts'],
      reporters: ['default', new ReliabilityTable()],
    },
  },
);
