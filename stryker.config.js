import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { roomUnderTest } from './scripts/mutation/rooms.js';

const files = process.env.MUTATION_FILES;
const { mutate, repeats } = roomUnderTest();

/**
 * One small change at a time in a room of the source; `npm run test:mutation` runs it (scripts/mutation.js).
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  mutate: files === undefined ? mutate : files.split(','),
  testRunner: repeats ? 'repeating' : 'fresh',
  plugins: ['./scripts/mutation/stryker-plugin.js'],
  coverageAnalysis: repeats ? 'perTest' : 'off',
  // What a module computes once, when it is loaded, is the same in all repetitions of a run.
  ignoreStatic: repeats,
  concurrency: 1,
  dryRunTimeoutMinutes: 240,
  // Time says little of a machine that does other things besides; what is endless is found by how often it is passed through.
  timeoutFactor: 4,
  timeoutMS: 60_000,
  // Whether enough was noticed of what was tried, scripts/mutation.js says.
  thresholds: { high: 98, low: 95, break: null },
  reporters: ['json'],
  jsonReporter: { fileName: process.env.MUTATION_REPORT ?? join(tmpdir(), 'mutation.json') },
  tempDirName: join(tmpdir(), 'stryker'),
  ignorePatterns: ['dist', 'bench', 'deploy', 'web', 'docs', '.atlas'],
  // Both would ask the compiler of TypeScript, which has no such interface in version 7.
  tsconfigFile: 'none',
  disableTypeChecks: false,
};
