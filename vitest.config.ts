import { defineConfig, type UserWorkspaceConfig } from 'vitest/config';
import { ReliabilityTable } from './test/faults/reliability-table.ts';
import { LawTable } from './test/laws/law-table.ts';

/** A kind of tests, which is a project: `npm run test:NAME` runs it, and `npm test` runs `tests`. */
type Kind = NonNullable<UserWorkspaceConfig['test']>;

/** What tests of the service and its parts share. */
export const OF_THE_SERVICE: Kind = {
  globalSetup: ['test/global-setup.ts'],
  // Files share what they import: reading the libraries anew for each took as long as the tests.
  isolate: false,
  // Data versions of exports look at the whole server, which other files would be writing to.
  fileParallelism: process.env['TEST_DATABASE_URL'] === undefined,
  // By default one core is left to the terminal, which on two cores halves the speed.
  maxWorkers: '100%',
  testTimeout: 30_000,
  hookTimeout: 120_000,
};
/** What tests share that start servers of their own, from Debian's packages, and end them as faults do. */
const OF_A_CLUSTER: Kind = {
  globalSetup: ['test/cluster/global-setup.ts'],
  // Each measures how long something takes.
  fileParallelism: false,
  testTimeout: 120_000,
  hookTimeout: 180_000,
};

const KINDS: readonly Kind[] = [
  { name: 'tests', ...OF_THE_SERVICE, include: ['test/**/*.test.ts'] },
  // Tests that start the program as its users do, and end it as machines do: each takes seconds to begin.
  { name: 'process', ...OF_THE_SERVICE, include: ['test/**/*.process.ts'], testTimeout: 120_000 },
  // What must hold over everything that schema and model list; ATLAS_LAWS_TABLE=write writes the table of docs/laws.md.
  {
    name: 'laws',
    ...OF_THE_SERVICE,
    include: ['test/laws/**/*.{test,law}.ts'],
    // Each has databases of its own.
    fileParallelism: true,
    testTimeout: 600_000,
  },
  // What one request may take of a core, of memory and of others' time: it measures, so nothing may run beside it.
  {
    name: 'load',
    ...OF_THE_SERVICE,
    include: ['test/laws/*.measured.ts'],
    fileParallelism: false,
    testTimeout: 1_800_000,
  },
  // Random operations against the program itself; FUZZ_COUNT says how many, FUZZ_SEED which.
  { name: 'fuzz', ...OF_THE_SERVICE, include: ['test/**/*.fuzz.ts'], testTimeout: 1_800_000 },
  // Tests with much data, which take longer than a change should wait for; .ci/run runs them.
  { name: 'large', ...OF_THE_SERVICE, include: ['test/**/*.large.ts'], testTimeout: 180_000 },
  { name: 'cluster', ...OF_A_CLUSTER, include: ['test/cluster/**/*.cluster.ts'] },
  // Every limit, fault and abuse in one run, which writes the table of docs/reliability.md.
  {
    name: 'faults',
    ...OF_A_CLUSTER,
    include: ['test/faults/**/*.faults.ts', 'test/cluster/**/*.cluster.ts'],
  },
  // What needs a Chromium on the machine; `npm test` does without.
  {
    name: 'browser',
    include: ['test/browser/**/*.browser.ts'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
];

const test = {
  // The kind that runs where a run names none.
  project: ['tests'],
  // Reporters are of the run and not of a project: each of the tables is written by the project that it is about.
  reporters: ['default', new LawTable('laws'), new LawTable('load'), new ReliabilityTable('faults')],
  // Where several are run, one comes after the other.
  projects: KINDS.map((kind, groupOrder) => ({
    extends: true as const,
    test: { ...kind, sequence: { groupOrder } },
  })),
};

export default defineConfig({
  // The libraries load graphql's CommonJS build; Vite would give the tests its other one, and two do not mix.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test,
});
