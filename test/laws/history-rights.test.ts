import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { fieldNameOf } from '../../src/resolvers/changes/records/field-names.ts';
import { fieldChange } from '../../src/resolvers/history/recorded-field.ts';
import { isOwner } from '../../src/resolvers/history/subject.ts';
import { ask, schema } from '../graph/ask.ts';
import { FIELDS, RIGHTS, ROLES, type TestedRole } from '../rights/tables.ts';
import { addWorlds, VIEWERS } from '../rights/worlds.ts';
import { createTestDatabase } from '../test-database.ts';
import { recordLaw } from './record-law.ts';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('graph'));
  await addWorlds(database);
});
afterAll(() => drop());

const REACHES = ['none', 'own', 'all'];
/** The right to a record itself, where not everybody may know of it, besides that to its history. */
const TO_ITSELF: Readonly<Record<string, string>> = { Application: 'APPLICATIONS' };
/** Columns that no field of the graph shows under their name, with the right that what is in them needs. */
const UNDER_NO_FIELD: Readonly<Record<string, string>> = {
  'Unit.correspondenceAddress': 'PERSONS',
  'Unit.contactName': 'PERSONS',
  'Note.textZh': '-',
  'Note.textEn': '-',
  'Application.policyKey': 'APPLICATIONS',
  'Application.applicationType': 'APPLICATIONS',
  'Application.districtCode': 'APPLICATIONS',
  'Application.filledOn': 'APPLICATIONS',
  'Application.memberCount': 'APPLICATIONS',
  'Application.enterpriseCount': 'APPLICATIONS',
  'Application.universityCount': 'APPLICATIONS',
  'Application.researchInstituteCount': 'APPLICATIONS',
  'Application.investmentCount': 'APPLICATIONS',
  'Application.industryOrganizationCount': 'APPLICATIONS',
  'Application.nationalPlatformCount': 'APPLICATIONS',
  'Application.provincialPlatformCount': 'APPLICATIONS',
  'Application.leadOpinion': 'APPLICATIONS',
  'ApplicationMove.fromStage': 'APPLICATIONS',
  'ApplicationMove.toStage': 'APPLICATIONS',
  'ApplicationMove.leadCounts': 'APPLICATIONS',
  'ApplicationMove.rdIntensityMethod': 'APPLICATIONS',
};
/** Numbers of rows, and where a record comes from, which is public. */
const PLUMBING = new Set(['id', 'version', 'origin', 'sourceDocument', 'sourceClause']);

function reachOf(role: TestedRole, right: string): number {
  const row = RIGHTS.find((each) => each.right === right);
  if (!row) throw new Error(`rights.csv has no right ${right}`);
  return REACHES.indexOf(row[role]);
}

it('no column of a history shows what needs a right that its reader lacks', async ({ task }) => {
  const columns = await database.query<{ record: string; column: string; owner: string | null }>(sql`
    SELECT relation.relname::text AS record, attribute.attname::text AS column,
      nullif((string_to_array(encode(kept.tgargs, 'escape'), '\\000'))[2], '') AS owner
    FROM pg_trigger kept JOIN pg_class relation ON relation.oid = kept.tgrelid
    JOIN pg_attribute attribute ON attribute.attrelid = relation.oid AND attribute.attnum > 0 AND NOT attribute.attisdropped
    WHERE kept.tgname = relation.relname || '_history_insert' AND relation.relnamespace = current_schema()::regnamespace`);
  const shown = columns.filter(({ record, owner }) => isOwner(record) || (owner !== null && isOwner(owner)));
  const beyond: string[] = [];
  const unknown: string[] = [];
  for (const { record, column, owner } of shown) {
    const { name, withheld } = fieldChange(record, { column, before: null, after: null }, fieldNameOf);
    if (withheld || PLUMBING.has(column) || column.endsWith('Id')) continue;
    const path = `${record}.${name}`;
    const row = FIELDS.find(({ field }) => field === path);
    const right = row ? row.right : UNDER_NO_FIELD[path];
    if (right === undefined) unknown.push(path);
    if (right === undefined || right === '-') continue;
    const toItself = TO_ITSELF[isOwner(record) ? record : (owner ?? record)];
    for (const role of ROLES) {
      const reach = Math.min(reachOf(role, 'HISTORY'), toItself === undefined ? 2 : reachOf(role, toItself));
      if (reach > reachOf(role, right)) beyond.push(`${role} ${path}`);
    }
  }
  expect({ beyond, unknown }).toEqual({ beyond: [], unknown: [] });
  recordLaw(task, {
    law: 'No column of a record’s history shows any role what the tables of rights do not let it see of the record.',
    cases: shown.length * ROLES.length,
  });
});

/** The lists of the graph that are searched. */
const SEARCHED = Object.values(schema.getQueryType()?.getFields() ?? {})
  .filter(({ args }) => args.some(({ name }) => name === 'search'))
  .map(({ name }) => name);
/** What is written of people in the worlds of the test. */
const PEOPLE = ['某法人', '某人', '某专家', '138****5678', '13812345678'];

it.each(ROLES)('no list finds anything by a person, for %s', async (role) => {
  expect(SEARCHED.length).toBeGreaterThan(1);
  const asked = SEARCHED.flatMap((list) =>
    PEOPLE.map((person, index) => `${list}${index}: ${list}(search: "${person}") { totalCount }`),
  );
  const { data } = await ask(database, `{ ${asked.join(' ')} }`, { viewer: VIEWERS[role] });
  const counts = z.record(z.string(), z.object({ totalCount: z.int() })).parse(data);
  expect(Object.entries(counts).filter(([, { totalCount }]) => totalCount > 0)).toEqual([]);
});
