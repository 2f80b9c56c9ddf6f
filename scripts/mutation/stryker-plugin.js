import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PluginKind, commonTokens, declareClassPlugin, tokens } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import { createVitest } from 'vitest/node';
import { isTried } from './sample.js';

/** Stryker's view of one run of Vitest in which each test has been repeated with every change (`repeating-runner.js`). */
class RepeatingTestRunner {
  static inject = tokens(commonTokens.logger);
  #log;
  #outcomes = new Map();

  constructor(log) {
    this.#log = log;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    const folder = await mkdtemp(join(tmpdir(), 'mutation-'));
    const record = join(folder, 'record.jsonl');
    const vitest = await createVitest('test', {
      config: 'vitest.mutation.config.ts',
      watch: false,
      maxWorkers: 1,
      reporters: [{}],
      coverage: { enabled: false },
    });
    vitest.provide('mutationRecord', record);
    await vitest.start();
    // What nobody waits for may fail by a change; what fails without one fails in its test.
    const failed = vitest.state.getFiles().flatMap((file) => failuresOf(file));
    await vitest.close();
    const lines = (await readFile(record, 'utf8')).trimEnd().split('\n');
    await rm(folder, { recursive: true });
    if (failed.length > 0) return { status: DryRunStatus.Error, errorMessage: failed.join('\n') };
    return this.#read(lines.map((line) => JSON.parse(line)));
  }

  #read(lines) {
    const tests = [];
    const mutantCoverage = { perTest: {}, static: {} };
    for (const line of lines) {
      if (line.atLoading) Object.assign(mutantCoverage.static, line.atLoading);
      else if (line.mutant) this.#outcomes.set(line.mutant, line);
      else {
        tests.push({ id: line.test, name: line.test, status: TestStatus.Success, timeSpentMs: line.took });
        mutantCoverage.perTest[line.test] = Object.fromEntries(line.hits);
      }
    }
    this.#log.info(`${tests.length} tests noticed ${this.#outcomes.size} changes`);
    return { status: DryRunStatus.Complete, tests, mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter }) {
    const found = this.#outcomes.get(activeMutant.id);
    const nrOfTests = testFilter?.length ?? 0;
    if (found === undefined) return { status: MutantRunStatus.Survived, nrOfTests };
    if (found.outcome.isEndless) return { status: MutantRunStatus.Timeout, reason: found.outcome.said };
    return {
      status: MutantRunStatus.Killed,
      killedBy: [found.test],
      failureMessage: found.outcome.said,
      nrOfTests,
    };
  }
}

function failuresOf(task) {
  const nested = (task.tasks ?? []).flatMap((one) => failuresOf(one));
  const own = task.result?.state === 'fail' ? (task.result.errors ?? []) : [];
  return [...own.map(({ message }) => `${task.name}: ${message}`), ...nested];
}

/** How often a run of the tests may take what it takes without a change before it counts as endless. */
const ENDLESS_FACTOR = 3;

/** Runs the tests of a room anew for each change, up to the first that fails: what they leave in a database is gone then. */
class FreshTestRunner {
  #took = 0;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    const begun = performance.now();
    const { failed, said } = await testsWith(undefined, undefined);
    if (failed) return { status: DryRunStatus.Error, errorMessage: said };
    this.#took = performance.now() - begun;
    const all = { id: 'all', name: 'all tests of the room', status: TestStatus.Success };
    return { status: DryRunStatus.Complete, tests: [{ ...all, timeSpentMs: this.#took }] };
  }

  async mutantRun({ activeMutant: { id } }) {
    if (!isTried(id)) return { status: MutantRunStatus.Survived, nrOfTests: 0 };
    const { failed, endless, said } = await testsWith(id, ENDLESS_FACTOR * this.#took);
    if (endless) return { status: MutantRunStatus.Timeout };
    if (!failed) return { status: MutantRunStatus.Survived, nrOfTests: 1 };
    return { status: MutantRunStatus.Killed, killedBy: ['all'], failureMessage: said, nrOfTests: 1 };
  }
}

/** Runs the tests in a process of their own, with a change or with none. */
function testsWith(mutant, timeout) {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.mutation.config.ts', '--bail', '1'],
      {
        env: { ...process.env, ...(mutant !== undefined && { __STRYKER_ACTIVE_MUTANT__: mutant }) },
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout,
      },
    );
    let said = '';
    const hear = (part) => (said = (said + String(part)).slice(-2000));
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', (code) => resolve({ failed: code !== 0, endless: code === null, said }));
  });
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'repeating', RepeatingTestRunner),
  declareClassPlugin(PluginKind.TestRunner, 'fresh', FreshTestRunner),
];
