import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';

/** How much is written, by how many, for how long. */
export interface WritersTerms {
  /** The address of /graphql. */
  readonly url: string;
  /** A key that may write. */
  readonly key: string;
  readonly writers: number;
  /** How many units all writers change; each has one of its own besides. */
  readonly contended: number;
  readonly seconds: number;
}

/** What the writers were told. */
export interface WritersResult {
  readonly seconds: number;
  /** By the reference of a unit, how often a change of it was acknowledged. */
  readonly acknowledged: ReadonlyMap<string, number>;
  /** How often somebody else had been quicker. */
  readonly conflicts: number;
  /** Of each change from being sent to being acknowledged, refused ones left out. */
  readonly milliseconds: readonly number[];
  /** Answers that were neither. */
  readonly failures: readonly string[];
}

/** Every so manieth change is of a unit that others change too. */
const CONTENDED_EVERY = 4;
const PAUSE_AFTER_FAILURE_MS = 100;

const unitShape = z.object({ id: z.string(), version: z.int(), legalRepresentative: z.string().nullable() });
const readAnswer = z.object({ data: z.object({ unit: unitShape }) });
const changeAnswer = z.object({
  data: z.object({
    changeUnit: z.object({
      unit: unitShape.nullable(),
      userErrors: z.array(z.object({ code: z.string() })),
    }),
  }),
});
const createAnswer = z.object({ data: z.object({ createUnit: z.object({ unit: unitShape }) }) });

/** Lets many write at once over HTTP: each reads a unit, counts in it one up, and reads anew where it was too late. */
export async function runWriters({
  url,
  key,
  writers,
  contended,
  seconds,
}: WritersTerms): Promise<WritersResult> {
  const ask = async (query: string): Promise<unknown> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query }),
    });
    return response.json();
  };
  const shared = Array.from({ length: contended }, (_, number) => `LOCAL:shared-${number}`);
  const own = Array.from({ length: writers }, (_, number) => `LOCAL:own-${number}`);
  for (const ref of [...shared, ...own]) {
    const made = await ask(
      `mutation { createUnit(input: { ref: "${ref}", name: "${ref}", legalRepresentative: "0" }) { unit { id version legalRepresentative } } }`,
    );
    createAnswer.parse(made);
  }
  const acknowledged = new Map<string, number>();
  const milliseconds: number[] = [];
  const failures: string[] = [];
  let conflicts = 0;
  const began = performance.now();
  const end = began + seconds * 1000;

  /** Counts one up in a unit. Throws where an answer is neither yes nor too late. */
  const countUp = async (ref: string): Promise<void> => {
    const read = readAnswer.safeParse(
      await ask(`{ unit(ref: "${ref}") { id version legalRepresentative } }`),
    );
    if (!read.success) throw new Error('no answer to a question');
    for (let unit = read.data.data.unit; performance.now() < end;) {
      const sent = performance.now();
      const answer = await ask(
        `mutation { changeUnit(input: { id: "${unit.id}", version: ${unit.version}, legalRepresentative: "${Number(unit.legalRepresentative) + 1}" }) { unit { id version legalRepresentative } userErrors { code } } }`,
      );
      const changed = changeAnswer.safeParse(answer);
      if (!changed.success || !changed.data.data.changeUnit.unit) throw new Error(JSON.stringify(answer));
      const { unit: now, userErrors } = changed.data.data.changeUnit;
      if (userErrors.length === 0) {
        milliseconds.push(performance.now() - sent);
        acknowledged.set(ref, (acknowledged.get(ref) ?? 0) + 1);
        return;
      }
      conflicts += 1;
      unit = now;
    }
  };
  await Promise.all(
    own.map(async (mine, number) => {
      for (let round = number; performance.now() < end; round += 1) {
        const ref = round % CONTENDED_EVERY === 0 ? (shared[round % shared.length] ?? mine) : mine;
        try {
          await countUp(ref);
        } catch (error) {
          failures.push(error instanceof Error ? error.message : String(error));
          await wait(PAUSE_AFTER_FAILURE_MS);
        }
      }
    }),
  );
  return { seconds: (performance.now() - began) / 1000, acknowledged, conflicts, milliseconds, failures };
}

/**
 * The units in which what is stored is not what was acknowledged: the count in the row, its version, and the changes that
 * the history has of it.
 */
export async function lostUpdates(database: Database, { acknowledged }: WritersResult): Promise<string[]> {
  const rows = await database.query<{ ref: string; counted: number; version: number; changes: number }>(sql`
    SELECT unit."ref", unit."legalRepresentative"::int AS counted, unit."version", count(*)::int AS changes
    FROM "Unit" unit JOIN "Change" change ON change."record" = 'Unit' AND change."recordKey" = unit."id"::text
    WHERE unit."ref" LIKE 'LOCAL:own-%' OR unit."ref" LIKE 'LOCAL:shared-%' GROUP BY unit."id"`);
  return rows.flatMap(({ ref, counted, version, changes }) => {
    const known = acknowledged.get(ref) ?? 0;
    return counted === known && version === known + 1 && changes === known + 1
      ? []
      : [`${ref}: ${known} acknowledged, ${counted} counted, version ${version}, ${changes} changes`];
  });
}
