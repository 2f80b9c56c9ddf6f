import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { roomUnderTest } from './scripts/mutation/rooms.js';
import config from './vitest.config.ts';

function draws({ moduleId }: TestSpecification): boolean {
  return /(properties|remedy)\.test\.ts$/.test(moduleId);
}

/** What draws at random is asked last, of those changes alone that nothing else has noticed. */
class DrawsLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files
      .toSorted((a, b) => (a.moduleId < b.moduleId ? -1 : 1))
      .toSorted((a, b) => Number(draws(a)) - Number(draws(b)));
  }
}

const { tests, database } = roomUnderTest();

/** The tests of a room of the source, repeated with each change of it; `npm run test:mutation` runs them. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: tests,
    globalSetup: (database && config.test?.globalSetup) || [],
    setupFiles: ['./scripts/mutation/same-draws.js'],
    runner: './scripts/mutation/repeating-runner.js',
    sequence: { sequencer: DrawsLast },
    maxWorkers: 1,
    fileParallelism: false,
  },
});
