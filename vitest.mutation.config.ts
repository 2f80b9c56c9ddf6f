import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { roomUnderTest } from './scripts/mutation/rooms.js';
import config, { OF_THE_SERVICE } from './vitest.config.ts';

/** What sees much and says little of it, or draws at random, is asked of those changes alone that nothing else has noticed. */
function isSlow({ moduleId }: TestSpecification): boolean {
  return /(cases|properties|remedy)\.test\.ts$/.test(moduleId);
}

class SlowLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files
      .toSorted((a, b) => (a.moduleId < b.moduleId ? -1 : 1))
      .toSorted((a, b) => Number(isSlow(a)) - Number(isSlow(b)));
  }
}

const { tests, database, repeats } = roomUnderTest();

/** The tests of a room of the source, repeated with each change of it; `npm run test:mutation` runs them. */
export default defineConfig({
  ...config,
  test: {
    ...OF_THE_SERVICE,
    include: tests,
    globalSetup: (database && OF_THE_SERVICE.globalSetup) || [],
    setupFiles: ['./scripts/mutation/same-draws.js'],
    runner: repeats ? './scripts/mutation/repeating-runner.js' : './scripts/mutation/covering-runner.js',
    sequence: { sequencer: SlowLast },
    // Each repetition has a limit of its own. What is run anew by a change may wait for what never comes.
    testTimeout: repeats ? 0 : 120_000,
    maxWorkers: 1,
    fileParallelism: false,
  },
});
