import type { Database } from '../../src/database/database.ts';
import { rawSql, type Sql, sql } from '../../src/database/statement.ts';
import { encodeId } from '../../src/resolvers/request/global-id.ts';
import type { RecordKind } from '../../src/resolvers/changes/records/record.ts';
import { compliantApplication, withoutNumbers } from '../applications/forms.ts';
import { addFurnishedConsortia } from '../graph/furnished.ts';
import { RIGHTS, type TestedRole } from '../rights/tables.ts';

/**
 * Consortia with all that can be recorded of them, each somewhere else for the viewers of test/rights/worlds.ts on 1 July
 * 2025: theirs, others', nobody's, and such as are theirs in five days or were until yesterday. The applicant's unit is
 * LOCAL:f1-1, and the officers' place is 330302.
 */
export const PLACES = {
  own: { consortium: 'LOCAL:f1', applicant: 'LOCAL:f1-1', district: '330302' },
  other: { consortium: 'LOCAL:f2', applicant: 'LOCAL:f2-1', district: '330106' },
  none: { consortium: 'LOCAL:f3', applicant: 'LOCAL:nobody', district: '330106' },
  becoming: { consortium: 'LOCAL:f4', applicant: 'LOCAL:f4-1', district: '330106' },
  ceasing: { consortium: 'LOCAL:f5', applicant: 'LOCAL:f5-1', district: '330106' },
} as const;
export type Place = keyof typeof PLACES;
export const PLACE_NAMES = [
  'own',
  'other',
  'none',
  'becoming',
  'ceasing',
] as const satisfies readonly Place[];

const unitsOf = (place: Place): Sql =>
  sql`SELECT "id" FROM "Unit" WHERE "ref" LIKE ${`${PLACES[place].consortium}-%`}`;
const consortiumOf = (place: Place): Sql =>
  sql`(SELECT "id" FROM "Consortium" WHERE "ref" = ${PLACES[place].consortium})`;
const APPLICANT = sql`(SELECT "id" FROM "Unit" WHERE "ref" = ${PLACES.own.applicant})`;

const leads = (place: Place, change: Sql): Sql =>
  sql`UPDATE "Membership" SET ${change} WHERE "role" = 'LEAD' AND "consortiumId" = ${consortiumOf(place)}`;
const led = (place: Place, joinedOn: string | null, leftOn: string | null): Sql => sql`
  INSERT INTO "Membership" ("consortiumId", "unitId", "role", "joinedOn", "leftOn")
  VALUES (${consortiumOf(place)}, ${APPLICANT}, 'LEAD', ${joinedOn}::date, ${leftOn}::date)`;

const moved = (place: Place, from: string, lastDay: string, to: string | null): Sql[] => [
  sql`UPDATE "Registration" SET "validFrom" = '2011-01-01', "validTo" = ${lastDay}::date, "divisionCode" = ${from}
    WHERE "unitId" IN (${unitsOf(place)})`,
  sql`UPDATE "Unit" SET "registeredDivisionCode" = ${to} WHERE "id" IN (${unitsOf(place)})`,
];

/** Makes the five places, each with an application that is being drafted and a sum of money that is asked for. */
export async function addPlaces(database: Database): Promise<void> {
  await addFurnishedConsortia(database, PLACE_NAMES.length);
  const statements: Sql[] = [
    ...PLACE_NAMES.map(
      (place) =>
        sql`UPDATE "Consortium" SET "divisionCode" = ${PLACES[place].district} WHERE "id" = ${consortiumOf(place)}`,
    ),
    sql`UPDATE "Unit" SET "registeredDivisionCode" = '330106' WHERE "id" IN (${unitsOf('other')})`,
    sql`UPDATE "Unit" SET "registeredDivisionCode" = NULL WHERE "id" IN (${unitsOf('none')})`,
    leads('none', sql`"role" = 'MEMBER'`),
    ...moved('becoming', '330106', '2025-07-05', '330302'),
    leads('becoming', sql`"leftOn" = '2025-07-06'`),
    led('becoming', '2025-07-06', null),
    ...moved('ceasing', '330302', '2025-06-30', '330106'),
    leads('ceasing', sql`"joinedOn" = '2025-07-01'`),
    led('ceasing', null, '2025-07-01'),
    sql`INSERT INTO "Funding" ("ref", "projectId", "source", "phase", "amount")
      SELECT "ref" || '-asked', "id", 'SELF_RAISED', 'REQUESTED', 1000 FROM "Project" WHERE "ref" LIKE 'LOCAL:f%'`,
  ];
  for (const statement of statements) await database.query(statement);
  for (const place of PLACE_NAMES) {
    const { consortium, applicant, district } = PLACES[place];
    await database.prisma.application.create({
      data: {
        ref: `${consortium}-draft`,
        policyKey: 'wenzhou-2025',
        stage: 'DRAFTING',
        applicantRef: applicant,
        districtCode: district,
        form: withoutNumbers(compliantApplication()),
      },
    });
  }
}

/** Whether a record of a place is the viewer's own on 1 July 2025: said here, and not taken from the code under test. */
export function isOwn(place: Place): boolean {
  return place === 'own';
}

/** Whether the table of rights gives a role a right to the records of a place. */
export function hasRightAt(role: TestedRole, right: string, place: Place): boolean {
  const row = RIGHTS.find((each) => each.right === right);
  if (!row) throw new Error(`rights.csv has no right ${right}`);
  return row[role] === 'all' || (row[role] === 'own' && isOwn(place));
}

/** The global id and version of a record of a kind in a place, one that anybody might change. */
export async function recordIn(
  database: Database,
  kind: RecordKind,
  place: Place,
): Promise<{ readonly id: string; readonly version: number }> {
  const owners: Readonly<Record<string, Sql>> = {
    Unit: sql`SELECT "id" FROM "Unit" WHERE "ref" = ${`${PLACES[place].consortium}-1`}`,
    Consortium: consortiumOf(place),
    Project: sql`SELECT "id" FROM "Project" WHERE "consortiumId" = ${consortiumOf(place)}`,
    Patent: sql`SELECT "id" FROM "Patent" WHERE "consortiumId" = ${consortiumOf(place)}`,
  };
  const conditions =
    kind.owners === 'ITSELF'
      ? [sql`"id" IN (${owners[kind.name]})`]
      : kind.owners.map((name) => {
          const field = kind.fields[name];
          if (field?.type !== 'RECORD') throw new Error(`${kind.name}.${name} names no record`);
          return sql`${rawSql(`"${field.column}"`)} IN (${owners[field.noun]})`;
        });
  const condition = conditions.reduce((one, other) => sql`${one} OR ${other}`);
  const official = kind.official ? sql`AND NOT coalesce(${kind.official.rows}, false)` : sql``;
  const [row] = await database.query<{ id: number; version: number }>(sql`
    SELECT "id", "version" FROM ${rawSql(`"${kind.name}"`)} WHERE (${condition}) ${official} ORDER BY "id" LIMIT 1`);
  if (!row) throw new Error(`there is no ${kind.name} in ${place}`);
  return { id: encodeId(kind.name, row.id), version: row.version };
}

/** The global ids of what the records of a place are made for. */
export async function parentsIn(database: Database, place: Place) {
  const { consortium: ref } = PLACES[place];
  const idOf = async (table: string, wanted: string): Promise<string> => {
    const [row] = await database.query<{ id: number }>(
      sql`SELECT "id" FROM ${rawSql(`"${table}"`)} WHERE "ref" = ${wanted}`,
    );
    if (!row) throw new Error(`there is no ${table} ${wanted}`);
    return encodeId(table, row.id);
  };
  return {
    consortium: await idOf('Consortium', ref),
    unit: await idOf('Unit', `${ref}-1`),
    otherUnit: await idOf('Unit', `${ref}-2`),
    project: await idOf('Project', `${ref}-1`),
    team: await idOf('ResearchTeam', ref),
    group: await idOf('ProjectGroup', ref),
    patent: await idOf('Patent', `${ref}-1`),
    application: await idOf('Application', `${ref}-draft`),
  };
}

/** All that is in the database, as one text: of every table its rows in one order. */
export async function everything(database: Database): Promise<string> {
  const tables = await database.query<{ name: string }>(
    sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename`,
  );
  const counted = tables.map(
    ({ name }) => sql`
      SELECT ${name}::text AS name, md5(coalesce(string_agg(row::text, ',' ORDER BY row::text), '')) AS rows
      FROM ${rawSql(`"${name}"`)} AS row`,
  );
  const rows = await database.query(counted.reduce((one, other) => sql`${one} UNION ALL ${other}`));
  return JSON.stringify(rows);
}

/** What every change moves on: the last number of the history, and the rows of what it does not keep. */
export async function head(database: Database): Promise<string> {
  const rows = await database.query(sql`
    SELECT (SELECT max("id") FROM "Change")::text AS change, (SELECT count(*) FROM "ComplianceDecision")::int AS decisions,
      (SELECT count(*) FROM "IdempotentRequest")::int AS requests, (SELECT count(*) FROM "PersonalDataReveal")::int AS reveals`);
  return JSON.stringify(rows);
}
