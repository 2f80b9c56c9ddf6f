import { appendFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { TestRunner, inject } from 'vitest';

const places = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
if (process.env.MUTATION_HIT_LIMIT) {
  Object.assign(places, { hitCount: 0, hitLimit: Number(process.env.MUTATION_HIT_LIMIT) });
}

/** Runs tests as they are, and records for each file of them how long it took and which changes it passed through. */
export default class CoveringRunner extends TestRunner {
  #record = inject('mutationRecord');
  #begun = 0;

  onBeforeRunFiles([file]) {
    places.currentTestId = file.filepath;
    this.#begun = performance.now();
  }

  onAfterRunFiles([file]) {
    super.onAfterRunFiles();
    const took = performance.now() - this.#begun;
    places.currentTestId = undefined;
    const { perTest = {}, static: atLoading = {} } = places.mutantCoverage ?? {};
    const line = { file: file.filepath, took, hits: perTest[file.filepath] ?? {}, atLoading };
    appendFileSync(this.#record, `${JSON.stringify(line)}\n`);
  }
}
