import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getOperationAST, parse } from 'graphql';
import { z } from 'zod';
import type { Queryable } from '../../src/database/connection.ts';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrate.ts';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { type Sql, sql } from '../../src/database/statement.ts';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { importTableSet } from '../../src/exchange/import.ts';
import { loadPolicies } from '../../src/policy/load.ts';
import { consortiumOrder, pageOfConsortia } from '../../src/resolvers/nouns/consortium.ts';
import { createContext } from '../../src/resolvers/request/context.ts';
import { PUBLIC_VIEWER } from '../../src/resolvers/request/viewer.ts';
import { buildSchema } from '../../src/schema/schema.ts';
import { plannedAnswer } from '../../src/server/execution/planned-answer.ts';
import { readCities } from '../generate/places.ts';
import { writeTableSet } from '../generate/table-set.ts';
import { ScratchDatabase } from '../measure/scratch-database.ts';
import type { Measured, StatementName } from './measured.ts';

const ROOT = join(import.meta.dirname, '../..');
/** After the generated units moved last, and within the years of their figures. */
const TODAY: CalendarDate = '2026-01-15';
const NOW = new Date(`${TODAY}T04:00:00Z`);
const POLICIES = loadPolicies(join(ROOT, 'policies'));
const PAGE = 50;
const RUNS = 40;
const WARM_UPS = 5;
const HUNDRED = 100;
const SCHEMA = buildSchema();
const explained = z.tuple([
  z.object({
    'QUERY PLAN': z.array(z.object({ 'Planning Time': z.number(), 'Execution Time': z.number() })),
  }),
]);

/**
 * Makes a database of so many generated consortia on a server, reads what its tables take and what the statements of the
 * product take in it, and drops it.
 */
export async function measure(serverUrl: string, consortia: number): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'atlas-bench-scale-'));
  const { database: scratch } = await ScratchDatabase.open(serverUrl, `atlas_bench_scale_${process.pid}`);
  const database = await openDatabase({ kind: 'postgresql', url: scratch.url });
  try {
    await writeTableSet(folder, { consortia, seed: 'scale' });
    await migrate(database, join(ROOT, 'prisma/migrations'));
    await loadReferenceRows(database);
    const { committed } = await importTableSet(database, folder);
    if (!committed) throw new Error('the generated table set does not import');
    await database.query(sql`VACUUM ANALYZE`);
    return {
      postgresql: await scratch.version(),
      consortia,
      tables: await tablesOf(database),
      milliseconds: await timesOf(database),
      cityHashes: await cityHashes(database),
    };
  } finally {
    await database.close();
    await scratch.close({ drop: true });
    await rm(folder, { recursive: true });
  }
}

/** Rows and bytes of each table that has rows, its indexes and what is stored out of line with it. */
async function tablesOf(database: Queryable): Promise<Measured['tables']> {
  const tables = await database.query<{ name: string; bytes: number; rows: number }>(sql`
    SELECT relname::text AS name, pg_total_relation_size(oid)::int AS bytes, reltuples::int AS rows
    FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples > 0 AND relname !~ '^_'
    ORDER BY relname COLLATE "C"`);
  return Object.fromEntries(tables.map(({ name, bytes, rows }) => [name, { rows, bytes }]));
}

/** What PostgreSQL's own hash of each city's code is, by which Citus finds the shard. */
async function cityHashes(database: Queryable): Promise<Measured['cityHashes']> {
  const codes = readCities().map(({ code }) => code);
  const hashes = await database.query<{ code: string; hash: number }>(sql`
    SELECT code, hashtext(code) AS hash FROM unnest(${codes}::text[]) WITH ORDINALITY AS city (code, place) ORDER BY place`);
  return Object.fromEntries(hashes.map(({ code, hash }) => [code, hash]));
}

/** Times each statement as the product sends it, in the database alone: planned anew each time, and executed. */
async function timesOf(database: Database): Promise<Measured['milliseconds']> {
  const inMost = await consortiaOfBusiestUnit(database);
  const firstCity = readCities()[0]?.name.slice(0, 2);
  const byRef = consortiumOrder(PUBLIC_VIEWER, 'REF', false);
  const byShare = consortiumOrder(PUBLIC_VIEWER, 'IN_CITY_SHARE', true);
  const statements: Record<StatementName, (database: Database, run: number) => Promise<unknown>> = {
    keysByRef: (database) =>
      pageOfConsortia(
        { database, today: TODAY, viewer: PUBLIC_VIEWER },
        { first: PAGE },
        byRef,
        byRef.columns,
      ),
    keysByFigure: (database) =>
      pageOfConsortia(
        { database, today: TODAY, viewer: PUBLIC_VIEWER },
        { first: PAGE },
        byShare,
        byShare.columns,
      ),
    nestedPage: (database) => ask(database, PAGE),
    nestedOne: (database) => ask(database, 1),
    search: (database) =>
      pageOfConsortia(
        { database, today: TODAY, viewer: PUBLIC_VIEWER },
        { first: PAGE, search: firstCity },
        byRef,
        byRef.columns,
      ),
    node: (database, run) =>
      database.query(sql`SELECT * FROM "Consortium" consortium WHERE consortium."id" = ${run + 1}::int`),
    figuresOfOne: (database) => refresh(database, inMost.slice(0, 1)),
    figuresOfHundred: (database) => refresh(database, inMost),
  };
  const timed = async (name: StatementName): Promise<Measured['milliseconds'][StatementName]> => {
    const planning: number[] = [];
    const execution: number[] = [];
    const explaining = explainedInstead(database, (planned, executed) => {
      planning.push(planned);
      execution.push(executed);
    });
    for (let run = 0; run < WARM_UPS + RUNS; run += 1) await statements[name](explaining, run);
    return { planning: planning.slice(WARM_UPS), execution: execution.slice(WARM_UPS) };
  };
  return {
    keysByRef: await timed('keysByRef'),
    keysByFigure: await timed('keysByFigure'),
    nestedPage: await timed('nestedPage'),
    nestedOne: await timed('nestedOne'),
    search: await timed('search'),
    node: await timed('node'),
    figuresOfOne: await timed('figuresOfOne'),
    figuresOfHundred: await timed('figuresOfHundred'),
  };
}

async function consortiaOfBusiestUnit(database: Queryable): Promise<number[]> {
  const [unit] = await database.query<{ ids: number[] }>(sql`
    SELECT array_agg(DISTINCT "consortiumId") AS "ids" FROM "Membership" GROUP BY "unitId" ORDER BY count(*) DESC LIMIT 1`);
  const ids = (unit?.ids ?? []).slice(0, HUNDRED);
  if (ids.length < HUNDRED) throw new Error(`no unit is in ${HUNDRED} consortia`);
  return ids;
}

async function refresh(database: Queryable, ids: readonly number[]): Promise<void> {
  await database.query(sql`SELECT refresh_consortium_figures(${ids}::int[])::text AS "done"`);
}

/** Asks for so many consortia with members, projects and the three computed fields, which one statement answers. */
async function ask(database: Database, first: number): Promise<void> {
  const document = parse(`{ consortia(first: ${first}) { nodes {
    ref name division { code name } memberCount
    members(first: 30) { nodes { role unit { ref name kind registeredDivision { code name } } } }
    projects(first: 10) { nodes { ref name } }
    inCityShare { value } enterpriseShare { value } rdIntensity { value } } } }`);
  const operation = getOperationAST(document);
  const answer =
    operation &&
    plannedAnswer(createContext({ database, policies: POLICIES, viewer: PUBLIC_VIEWER, now: NOW }), {
      schema: SCHEMA,
      document,
      operation,
      variables: {},
    });
  if (!answer) throw new Error('the list has no plan');
  await answer.fetch();
}

/** The same database, which explains a statement instead of giving its rows. */
function explainedInstead(
  database: Database,
  took: (planningMs: number, executionMs: number) => void,
): Database {
  return Object.assign(database.forCaller({}), {
    query: async (statement: Sql) => {
      const rows = await database.query(sql`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${statement}`);
      const [{ 'QUERY PLAN': plans }] = explained.parse(rows);
      for (const plan of plans) took(plan['Planning Time'], plan['Execution Time']);
      return [];
    },
  });
}
