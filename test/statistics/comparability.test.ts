import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { loadReferenceRows } from '../../src/database/reference.ts';
import { sql } from '../../src/database/statement.ts';
import { answer } from '../graph/ask.ts';
import { createTestDatabase } from '../test-database.ts';

let database: Database;
let drop: () => Promise<void>;

/** One of each noun in Wenzhou (a policy of 2025), Weihai (one of 2022 that has run out) and Ningbo (none of its own). */
beforeAll(async () => {
  ({ database, drop } = await createTestDatabase());
  await loadReferenceRows(database);
  for (const [place, year] of [
    ['330300', 2024],
    ['371000', 2024],
    ['330200', 2023],
  ]) {
    await database.query(sql`WITH unit AS (
        INSERT INTO "Unit" ("ref", "name", "kind", "registeredDivisionCode") VALUES (${`LOCAL:${place}`}, '单位', 'ENTERPRISE', ${place}) RETURNING "id"
      ), platform AS (
        INSERT INTO "Platform" ("ref", "name", "hostUnitId") SELECT ${`LOCAL:${place}`}, '平台', "id" FROM unit
      ), consortium AS (
        INSERT INTO "Consortium" ("ref", "name", "tier", "divisionCode") VALUES (${`LOCAL:${place}`}, '联合体', 'MUNICIPAL', ${place}) RETURNING "id"
      ), project AS (
        INSERT INTO "Project" ("ref", "name", "consortiumId", "startsOn") SELECT ${`LOCAL:${place}`}, '项目', "id", make_date(${year}::int, 5, 1) FROM consortium RETURNING "id"
      )
      INSERT INTO "Funding" ("ref", "projectId", "source", "phase", "amount", "year")
      SELECT ${`LOCAL:${place}`}, "id", 'FISCAL_MUNICIPAL', 'PAID', 1, ${year}::int FROM project`);
  }
});
afterAll(() => drop());

const QUESTIONS = {
  consortia: 'consortiumStatistics(groupBy: [CITY]) { comparability }',
  units: 'unitStatistics(groupBy: [CITY]) { nodes { comparability } }',
  platforms: 'platformStatistics(groupBy: [CITY]) { nodes { comparability } }',
  projects: 'projectStatistics(groupBy: [CITY]) { nodes { comparability } }',
  fundings: 'fundingStatistics(groupBy: [CITY]) { nodes { comparability } }',
};

/** The notes of the groups of Ningbo, Wenzhou and Weihai, which is the order of their codes. */
async function notesOf(question: string): Promise<string[][]> {
  const text = JSON.stringify(await answer(database, `{ ${question} }`));
  return [...text.matchAll(/"comparability":\[([^\]]*)\]/g)].map(([, notes = '']) =>
    notes.split(',').map((note) => note.replaceAll('"', '')),
  );
}

function inDivisions(codes: string): string {
  return `consortiumStatistics(groupBy: [CITY], filter: { divisions: [${codes}] }) { comparability }`;
}

describe('what hinders comparing the groups', () => {
  it('of consortia is the standing, the lack and the year of policies', async () => {
    expect(await notesOf(QUESTIONS.consortia)).toEqual([
      ['NO_POLICY', 'FEW'],
      ['YEARS_DIFFER', 'FEW'],
      ['POLICY_NOT_IN_FORCE', 'YEARS_DIFFER', 'FEW'],
    ]);
  });

  it.each([QUESTIONS.units, QUESTIONS.platforms])(
    '%s is that of the policies for the place',
    async (question) => {
      // Ningbo is in Zhejiang, whose policy of 2022 is for provincial consortia; Wenzhou has that of the city besides.
      expect(await notesOf(question)).toEqual([
        expect.arrayContaining(['YEARS_DIFFER', 'FEW']),
        expect.arrayContaining(['YEARS_DIFFER', 'FEW']),
        expect.arrayContaining(['POLICY_NOT_IN_FORCE', 'YEARS_DIFFER', 'FEW']),
      ]);
    },
  );

  it.each([QUESTIONS.projects, QUESTIONS.fundings])('%s is their own year', async (question) => {
    expect(await notesOf(question)).toEqual([
      ['NO_POLICY', 'YEARS_DIFFER', 'FEW'],
      ['YEARS_DIFFER', 'FEW'],
      ['POLICY_NOT_IN_FORCE', 'YEARS_DIFFER', 'FEW'],
    ]);
  });

  it('is another way of measuring, where the groups are of Wenzhou and Taizhou', async () => {
    await database.query(
      sql`INSERT INTO "Consortium" ("ref", "name", "tier", "divisionCode") VALUES ('LOCAL:331000', '联合体', 'MUNICIPAL', '331000')`,
    );
    expect(await notesOf(inDivisions('"330300", "331000"'))).toEqual([
      ['MEASURES_DIFFER', 'FEW'],
      ['POLICY_NOT_IN_FORCE', 'MEASURES_DIFFER', 'FEW'],
    ]);
    expect(await notesOf(inDivisions('"330300"'))).toEqual([['FEW']]);
  });
});
