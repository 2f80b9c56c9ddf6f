import { join } from 'node:path';
import { openEmbedded } from '../src/database/embedded.ts';
import { databaseOver } from '../src/database/database.ts';
import { migrate } from '../src/database/migrate.ts';
import { loadReferenceRows } from '../src/database/reference.ts';
import { loadSample } from '../src/exchange/built-in-records.ts';
import { checkCompliance, complianceVerdict } from '../src/policy/compliance.ts';
import type { ConsortiumFacts } from '../src/policy/facts.ts';
import { loadPolicies } from '../src/policy/load.ts';
import { consortiumOrder, listConsortia } from '../src/resolvers/nouns/consortium.ts';
import { createContext } from '../src/resolvers/request/context.ts';
import { factsOf } from '../src/resolvers/compliance/facts.ts';
import { administrator } from '../src/resolvers/request/viewer.ts';

const ROOT = join(import.meta.dirname, '..');
const CONSORTIA = 10_000;
const ON = '2025-08-01';
const PAGE = 100;

/** One line of figures. */
interface Measurement {
  readonly what: string;
  readonly seconds: number;
  readonly ruleEvaluationsPerSecond: number;
}

/**
 * How fast the engine checks: the sample's consortia, repeated to ten thousand, against all six policies in one process
 * with the facts in memory; and how many statements gathering the facts of a page takes.
 */
async function run(): Promise<void> {
  const policies = loadPolicies(join(ROOT, 'policies'));
  const database = databaseOver(await openEmbedded({ directory: undefined }));
  await migrate(database, join(ROOT, 'prisma/migrations'));
  await loadReferenceRows(database);
  await loadSample(database);
  const context = createContext({
    database,
    policies,
    viewer: administrator('bench'),
    now: new Date(`${ON}T00:00:00Z`),
  });
  const divisions = await context.divisions();
  const consortia = await listConsortia(
    context,
    { first: PAGE },
    consortiumOrder(context.viewer, 'REF', false),
  );

  let statements = 0;
  const stop = database.listen(() => {
    statements += 1;
  });
  const sample = await Promise.all(consortia.rows.map((consortium) => factsOf(context, consortium, ON)));
  stop();
  await database.close();

  const facts = Array.from({ length: CONSORTIA }, (_, index) => sample[index % sample.length]).filter(
    (each): each is ConsortiumFacts => each !== undefined,
  );
  const requests = policies.all().map((policy) => ({
    policy,
    rules: policy.rules.filter(({ scope }) => scope === 'ELIGIBILITY').length,
  }));
  const evaluations = CONSORTIA * requests.reduce((sum, { rules }) => sum + rules, 0);
  const measure = (what: string, check: typeof checkCompliance | typeof complianceVerdict): Measurement => {
    const began = performance.now();
    for (const each of facts)
      for (const { policy } of requests) check({ policy, facts: each, on: ON, divisions });
    const seconds = (performance.now() - began) / 1000;
    return { what, seconds, ruleEvaluationsPerSecond: Math.round(evaluations / seconds) };
  };

  const measurements = [
    measure('full reports in both languages', checkCompliance),
    measure('verdicts alone', complianceVerdict),
  ];
  const result = {
    consortia: CONSORTIA,
    policies: requests.length,
    evaluations,
    statementsForPageOf100: statements,
    measurements,
  };
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return;
  }
  process.stdout.write(
    `${CONSORTIA} consortia against ${requests.length} policies: ${evaluations} rule evaluations\n` +
      measurements
        .map(
          ({ what, seconds, ruleEvaluationsPerSecond }) =>
            `  ${what}: ${seconds.toFixed(1)} s, ${ruleEvaluationsPerSecond.toLocaleString('en')} rule evaluations a second\n`,
        )
        .join('') +
      `Gathering the facts of a page of ${PAGE} consortia: ${statements} statements\n`,
  );
}

await run();
