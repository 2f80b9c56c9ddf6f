import { enumArray, type Sql, sql } from '../../database/statement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { DivisionTree } from '../../domain/division.ts';
import { ENGINE_VERSION } from '../../policy/engine-version.ts';
import type { Policy } from '../../policy/policy.ts';
import type { ComplianceVerdict } from '../../policy/vocabulary.ts';
import { verdictOf } from './compliance.ts';
import type { ConsortiumRow } from '../nouns/consortium.ts';
import type { Context } from '../request/context.ts';
import { keptDivisions } from '../request/division-rows.ts';
import { FACTS_VERSION } from './facts.ts';

/** Consortia that are judged at once: enough to take few statements, few enough to keep their facts small. */
const CHUNK = 5000;
/** From so many verdicts on the statistics that the planner had are worth nothing. */
const MUCH = 1000;
/** So many days, over all policies, whose verdicts are kept; the one that was begun first is forgotten first. */
const DAYS_KEPT = 250;

/** A consortium that has no verdict that holds, with the counts of changes to remember with one. */
interface Unjudged extends ConsortiumRow {
  readonly changes: number;
  readonly changesOfAll: number;
}

/**
 * The verdicts of a policy that hold, as rows ("consortiumId", "on", "verdict"). One that was come to before its facts
 * changed is not among them, nor one of another version of policy, engine or facts.
 */
export function currentVerdicts({ key, version }: Policy): Sql {
  return sql`current_verdicts(${key}, ${version}, ${ENGINE_VERSION}, ${FACTS_VERSION})`;
}

/**
 * Comes to the verdicts that are lacking of a policy on a day, and keeps them; where none is, that takes one statement.
 *
 * The counts of changes are read before the facts. So a verdict on facts that change meanwhile is kept with a count that
 * is not theirs any more, and never holds.
 *
 * @param consortia a statement that gives the rows of the consortia, each once.
 */
export async function keepVerdicts(
  context: Context,
  policy: Policy,
  on: CalendarDate,
  consortia: Sql,
): Promise<void> {
  for (let last = 0; ;) {
    const unjudged: readonly Unjudged[] = await context.database.query<Unjudged>(sql`
      SELECT present.*, coalesce(own."changes", 0) AS "changes", coalesce(every."changes", 0) AS "changesOfAll"
      FROM (${consortia}) AS present
      LEFT JOIN "FactsChange" own ON own."consortiumId" = present."id"
      LEFT JOIN "FactsChange" every ON every."consortiumId" = 0
      LEFT JOIN ${currentVerdicts(policy)} AS kept ON kept."consortiumId" = present."id" AND kept."on" = ${on}::date
      WHERE kept."consortiumId" IS NULL AND present."id" > ${last}
      ORDER BY present."id" LIMIT ${CHUNK}`);
    if (unjudged.length > 0) await keep(context, policy, on, unjudged);
    if (unjudged.length < CHUNK) return;
    last = unjudged.at(-1)?.id ?? last;
  }
}

async function keep(
  context: Context,
  policy: Policy,
  on: CalendarDate,
  unjudged: readonly Unjudged[],
): Promise<void> {
  // What the request has read before may be older than the counts of changes, so everything is read anew.
  let divisions: Promise<DivisionTree> | undefined;
  const anew: Context = { ...context, divisions: () => (divisions ??= keptDivisions(context.database)) };
  const verdicts: ComplianceVerdict[] = await Promise.all(
    unjudged.map((consortium) => verdictOf(anew, consortium, policy, on)),
  );
  await context.database.query(sql`
    WITH day AS (
      INSERT INTO "VerdictDay" ("policyKey", "policyVersion", "engineVersion", "factsVersion", "on")
      VALUES (${policy.key}, ${policy.version}, ${ENGINE_VERSION}, ${FACTS_VERSION}, ${on}::date)
      ON CONFLICT ("policyKey", "on", "policyVersion", "engineVersion", "factsVersion") DO UPDATE SET "on" = excluded."on"
      RETURNING "id"
    )
    INSERT INTO "ConsortiumVerdict" AS kept ("verdictDayId", "consortiumId", "verdict", "changes", "changesOfAll")
    SELECT day."id", judged.* FROM day, unnest(${unjudged.map(({ id }) => id)}::int[], ${enumArray(verdicts, 'ComplianceVerdict')},
      ${unjudged.map(({ changes }) => changes)}::int[], ${unjudged.map(({ changesOfAll }) => changesOfAll)}::int[]) AS judged
    ON CONFLICT ("verdictDayId", "consortiumId") DO UPDATE
      SET "verdict" = excluded."verdict", "changes" = excluded."changes", "changesOfAll" = excluded."changesOfAll"
      WHERE excluded."changes" >= kept."changes" AND excluded."changesOfAll" >= kept."changesOfAll"`);
  if (unjudged.length >= MUCH) await context.database.query(sql`ANALYZE "ConsortiumVerdict"`);
  await context.database.query(sql`
    DELETE FROM "VerdictDay" WHERE "id" IN (SELECT "id" FROM "VerdictDay" ORDER BY "id" DESC OFFSET ${DAYS_KEPT})`);
}
