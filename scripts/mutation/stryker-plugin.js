import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { PluginKind, commonTokens, declareClassPlugin, tokens } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import { BaseSequencer, createVitest } from 'vitest/node';
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

/** How often a changed place may be passed, compared with the unchanged program, before it counts as endless. */
const HIT_FACTOR = 100;

/** Test files in the order in which they are asked for. */
class AsAsked extends BaseSequencer {
  sort(files) {
    return files;
  }
}

/**
 * Runs the tests of a room anew for each change, in a process that nothing has been done in: what they leave in a database is
 * gone then. Those files are run that pass through the change, the quickest first, up to the first test that fails.
 */
class FreshTestRunner {
  static inject = tokens(commonTokens.logger);
  #log;
  #vitest;
  #record;
  #files = [];
  #atLoading = {};

  constructor(log) {
    this.#log = log;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.#record = join(await mkdtemp(join(tmpdir(), 'mutation-')), 'record.jsonl');
    this.#vitest = await createVitest('test', {
      config: 'vitest.mutation.config.ts',
      watch: false,
      maxWorkers: 1,
      reporters: [{}],
      coverage: { enabled: false },
      bail: 1,
      sequence: { sequencer: AsAsked },
    });
    this.#vitest.provide('mutationRecord', this.#record);
  }

  async dispose() {
    // Stryker waits two seconds.
    await rm(dirname(this.#record), { recursive: true });
    await this.#vitest.close();
  }

  async dryRun() {
    const begun = performance.now();
    const failed = await this.#failureOf(await this.#vitest.globTestSpecifications(), undefined, 0);
    if (failed !== undefined) return { status: DryRunStatus.Error, errorMessage: failed };
    const lines = (await readFile(this.#record, 'utf8')).trimEnd().split('\n');
    this.#files = lines.map((line) => JSON.parse(line)).toSorted((a, b) => a.took - b.took);
    for (const { atLoading } of this.#files) {
      for (const [id, hits] of Object.entries(atLoading)) {
        this.#atLoading[id] = Math.max(this.#atLoading[id] ?? 0, hits);
      }
    }
    const all = { id: 'all', name: 'all tests of the room', status: TestStatus.Success };
    const timeSpentMs = performance.now() - begun;
    return { status: DryRunStatus.Complete, tests: [{ ...all, timeSpentMs }] };
  }

  async mutantRun({ activeMutant: { id, fileName, location, replacement } }) {
    if (!isTried(id)) return { status: MutantRunStatus.Survived, nrOfTests: 0 };
    const begun = performance.now();
    const { specifications, hits } = await this.#passingThrough(id);
    const failed = await this.#failureOf(specifications, id, HIT_FACTOR * hits);
    const seconds = Math.round((performance.now() - begun) / 1000);
    const { line, column } = location.start;
    const file = fileName.replace(/^.*\/(?=src\/)/, '');
    const change = `${file}:${line + 1}:${column + 1} ${replacement}`;
    this.#log.info(`${change}: ${failed ?? 'not noticed'} (${specifications.length} files, ${seconds} s)`);
    if (failed === undefined) return { status: MutantRunStatus.Survived, nrOfTests: specifications.length };
    return { status: MutantRunStatus.Killed, killedBy: ['all'], failureMessage: failed, nrOfTests: 1 };
  }

  /**
   * The test files that pass through a change; all of them where it is passed through while modules are loaded, or nowhere that
   * is known, for threads keep to themselves what they pass through.
   */
  async #passingThrough(id) {
    const all = await this.#vitest.globTestSpecifications();
    const passing = this.#files.filter(({ hits }) => id in hits);
    const atLoading = this.#atLoading[id] ?? 0;
    const hits = passing.reduce((sum, { hits }) => sum + hits[id], atLoading);
    if (hits === 0) return { specifications: all, hits: Infinity };
    const files = (atLoading > 0 ? this.#files : passing).map(({ file }) => file);
    return {
      specifications: files.flatMap((file) => all.filter(({ moduleId }) => moduleId === file)),
      hits,
    };
  }

  /** What the first test says that fails with a change, or with none. */
  async #failureOf(specifications, mutant, hitLimit) {
    await writeFile(this.#record, '');
    if (mutant !== undefined) {
      process.env[INSTRUMENTER_CONSTANTS.ACTIVE_MUTANT_ENV_VARIABLE] = mutant;
      process.env.MUTATION_HIT_LIMIT = String(hitLimit);
    }
    this.#vitest.state.filesMap.clear();
    try {
      const { testModules, unhandledErrors } = await this.#vitest.runTestSpecifications(specifications);
      const failures = testModules.flatMap(({ task }) =>
        failuresOf(task).map((failure) => `${task.name}: ${failure}`),
      );
      return [...failures, ...unhandledErrors.map((error) => String(error?.message ?? error))][0];
    } finally {
      delete process.env[INSTRUMENTER_CONSTANTS.ACTIVE_MUTANT_ENV_VARIABLE];
      delete process.env.MUTATION_HIT_LIMIT;
    }
  }
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'repeating', RepeatingTestRunner),
  declareClassPlugin(PluginKind.TestRunner, 'fresh', FreshTestRunner),
];
