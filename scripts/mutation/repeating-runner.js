import { appendFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setImmediate, setTimeout } from 'node:timers/promises';
import vm from 'node:vm';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { TestRunner, inject } from 'vitest';
import { isTried } from './sample.js';

/** How often a changed place may be passed in one test, compared with the unchanged program, before it counts as endless. */
const HIT_FACTOR = 100;
/** How long a repetition may take, in milliseconds: so long, and so many times what the unchanged program takes. */
const SHORTEST_LIMIT = 2_000;
const LIMIT_FACTOR = 4;

const places = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
/** A loop that never ends holds the thread, where no timer could end it; a script can be given a time. */
const REPEAT = new vm.Script(`globalThis.${INSTRUMENTER_CONSTANTS.NAMESPACE}.repeat()`);
const NEVER_ENDED = new Error('it never ended');
/** The changes that some test has noticed. */
const noticed = new Set();

/**
 * Runs every test once as it is, and then at once again with each change that it passes through and that no test before
 * has noticed. To start a worker and load the modules for each change would take a thousand times as long.
 */
export default class RepeatingRunner extends TestRunner {
  #record = inject('mutationRecord');

  async runTask(test) {
    const id = idOf(test);
    const run = TestRunner.getTestFn(test);
    places.currentTestId = id;
    const begun = performance.now();
    try {
      await run();
    } finally {
      places.currentTestId = undefined;
    }
    const took = performance.now() - begun;
    const hits = Object.entries(places.mutantCoverage?.perTest[id] ?? {});
    this.#write({ test: id, took, hits });
    const coverage = places.mutantCoverage;
    for (const [mutant, count] of hits) {
      if (noticed.has(mutant) || !isTried(mutant)) continue;
      // Repetitions hold the thread; what Vitest is told and answers in the meantime would time out.
      await setImmediate();
      await hooks(test, 'afterEach');
      await hooks(test, 'beforeEach');
      const outcome = await withMutant(mutant, count * HIT_FACTOR, () =>
        limited(run, SHORTEST_LIMIT + took * LIMIT_FACTOR),
      );
      if (outcome === undefined) continue;
      noticed.add(mutant);
      this.#write({ mutant, test: id, outcome });
    }
    places.mutantCoverage = coverage;
    // What a change has left behind would speak for or against the next one.
    if (hits.length === 0) return;
    await hooks(test, 'afterEach');
    await hooks(test, 'beforeEach');
    await run();
  }

  onAfterRunFiles() {
    super.onAfterRunFiles();
    this.#write({ atLoading: places.mutantCoverage?.static ?? {} });
  }

  #write(line) {
    appendFileSync(this.#record, `${JSON.stringify(line)}\n`);
  }
}

/** What the suites around a test do before or after each of theirs. */
async function hooks(test, when) {
  const suites = [];
  for (let at = test.suite ?? test.file; at !== undefined; at = at.suite) suites.push(at);
  if (test.suite !== undefined && !suites.includes(test.file)) suites.push(test.file);
  const inOrder = when === 'beforeEach' ? suites.toReversed() : suites;
  for (const suite of inOrder) {
    for (const hook of TestRunner.getSuiteHooks(suite)?.[when] ?? []) await hook(test.context, suite);
  }
}

async function withMutant(mutant, hitLimit, run) {
  Object.assign(places, { activeMutant: mutant, hitCount: 0, hitLimit });
  try {
    await run();
    return undefined;
  } catch (error) {
    const isEndless =
      places.hitCount > hitLimit || error === NEVER_ENDED || error?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    return { isEndless, said: String(error?.message ?? error).slice(0, 300) };
  } finally {
    Object.assign(places, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
  }
}

/** Ends a repetition that holds the thread, and gives up one that waits for what never comes. */
async function limited(run, timeout) {
  places.repeat = run;
  const waited = new AbortController();
  const giveUp = async () => {
    await setTimeout(timeout, undefined, { signal: waited.signal });
    throw NEVER_ENDED;
  };
  const gaveUp = giveUp();
  gaveUp.catch(() => undefined);
  try {
    return await Promise.race([REPEAT.runInThisContext({ timeout: Math.ceil(timeout) }), gaveUp]);
  } finally {
    waited.abort();
  }
}

function idOf(test) {
  const names = [];
  for (let at = test; at !== undefined && at.type !== undefined && at !== test.file; at = at.suite)
    names.unshift(at.name);
  return `${test.file.name}#${names.join(' ')}`;
}
