import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { PluginKind, commonTokens, declareClassPlugin, tokens } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import { createVitest } from 'vitest/node';

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
    const failed = vitest.state
      .getFiles()
      .flatMap((file) => failuresOf(file))
      .concat([...vitest.state.errorsSet].map((error) => error?.message ?? inspect(error)));
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

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'repeating', RepeatingTestRunner)];
