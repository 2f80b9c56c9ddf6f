import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import type { ImportProgress } from '../../src/exchange/import.ts';
import { createTestDatabase, recordStatements } from '../test-database.ts';
import { CITY, emptyDatabase, importFiles, places } from './folder.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase());
});
afterAll(() => drop());
beforeEach(() => emptyDatabase(database));

const FOLDER = {
  'divisions.csv': CITY,
  'units.csv':
    '\uFEFFkind,name,unit_ref,registered_division,is_legal_person,remarks\r\nENTERPRISE,甲,LOCAL:a,330302,true,x\r\n,"乙, ""公司""",LOCAL:b,,,\r\n',
  'registrations.csv': 'unit_ref,division,valid_from,valid_to\nLOCAL:a,330303,,2020-12-31\n',
  'qualifications.csv': 'unit_ref,qualification\nLOCAL:a,HIGH_TECH\n',
  'financials.csv':
    'unit_ref,year,revenue,rd_expenditure\nLOCAL:a,2022,100.50,3\nLOCAL:a,2023,100,3\nLOCAL:a,2024,99999999999999999999.999999,0\n',
  'consortia.csv':
    'consortium_ref,name,tier,division,technical_fields,agreement_clauses,goal\nLOCAL:c,联合体,MUNICIPAL,330300,A;P,,"一\n二"\n',
  'memberships.csv':
    'consortium_ref,unit_ref,role,joined_on\nLOCAL:c,LOCAL:a,LEAD,2023-01-01\nLOCAL:c,LOCAL:b,MEMBER,\n',
  'platforms.csv': 'platform_ref,name,host_unit_ref,level\nLOCAL:pf,平台,LOCAL:a,\n',
  'research_teams.csv': 'team_ref,consortium_ref,name\nLOCAL:t,LOCAL:c,团队\n',
  'team_members.csv': 'consortium_ref,name,team_ref,birth_year\nLOCAL:c,张三,LOCAL:t,1980\nLOCAL:c,张三,,\n',
  'projects.csv': 'project_ref,consortium_ref,name,stage,total_cost\nLOCAL:p,LOCAL:c,项目,APPLIED,0\n',
  'project_units.csv': 'project_ref,unit_ref,role\nLOCAL:p,LOCAL:a,UNDERTAKER\nLOCAL:p,LOCAL:a,PARTICIPANT\n',
  'fundings.csv': 'funding_ref,project_ref,source,phase,amount\nLOCAL:f,LOCAL:p,SELF_RAISED,PAID,1.10\n',
  'evaluations.csv': 'consortium_ref,held_on,grade\nLOCAL:c,2025-01-01,EXCELLENT\n',
};

function units(count: number): string {
  return `unit_ref,name\n${Array.from({ length: count }, (_, index) => `LOCAL:${index},单位${index}\n`).join('')}`;
}

describe('importing a table set', () => {
  it('stores what the files say, and unknown where they say nothing', async () => {
    const { committed, problems } = await importFiles(database, FOLDER);
    expect(committed).toBe(true);
    expect(places(problems)).toEqual(['warning units.csv 1 remarks UNKNOWN_COLUMN']);
    const [unit] = await database.query(sql`
      SELECT "ref", "name", "kind", "registeredDivisionCode", "isLegalPerson", "origin" FROM "Unit" WHERE "ref" = 'LOCAL:b'`);
    expect(unit).toEqual({
      ref: 'LOCAL:b',
      name: '乙, "公司"',
      kind: null,
      registeredDivisionCode: null,
      isLegalPerson: null,
      origin: 'SUBMITTED',
    });
    const [consortium] = await database.query(sql`
      SELECT "technicalFields"::text AS fields, "agreementClauses" AS clauses, "goal" FROM "Consortium"`);
    expect(consortium).toEqual({ fields: '{A,P}', clauses: null, goal: '一\n二' });
    const years = await database.query(
      sql`SELECT "revenue"::text AS revenue, "salesRevenue" AS sales FROM "FinancialYear" ORDER BY "year"`,
    );
    expect(years.at(-1)).toEqual({ revenue: '99999999999999999999.999999', sales: null });
  });

  it('changes nothing the second time', async () => {
    const first = await importFiles(database, FOLDER);
    expect(Object.values(first.rows).every(({ read, written }) => read === written)).toBe(true);
    const second = await importFiles(database, FOLDER, {
      provenance: { origin: 'SYNTHETIC', sourceDocument: null, sourceClause: null },
    });
    expect(second.committed).toBe(true);
    expect(Object.values(second.rows).every(({ written }) => written === 0)).toBe(true);
    expect(await database.query(sql`SELECT DISTINCT "origin" FROM "Unit"`)).toEqual([
      { origin: 'SUBMITTED' },
    ]);
  });

  it('changes the columns that a file has, and says where the change comes from', async () => {
    await importFiles(database, FOLDER);
    const { rows } = await importFiles(
      database,
      { 'units.csv': 'unit_ref,name,kind\nLOCAL:a,甲改名,\nLOCAL:b,"乙, ""公司""",\n' },
      { provenance: { origin: 'OFFICIAL_DOCUMENT', sourceDocument: '名单', sourceClause: '附件3' } },
    );
    expect(rows).toEqual({ 'units.csv': { read: 2, written: 1 } });
    const units = await database.query(sql`
      SELECT "name", "kind", "registeredDivisionCode" AS place, "isLegalPerson" AS legal, "sourceClause" AS clause, "formerNames" AS former
      FROM "Unit" ORDER BY "ref"`);
    expect(units).toEqual([
      { name: '甲改名', kind: null, place: '330302', legal: true, clause: '附件3', former: ['甲'] },
      { name: '乙, "公司"', kind: null, place: null, legal: null, clause: null, former: [] },
    ]);
  });

  it('knows rows that only the database has', async () => {
    await importFiles(database, FOLDER);
    const { committed, problems } = await importFiles(database, {
      'evaluations.csv': 'consortium_ref,held_on,grade\nLOCAL:c,2026-01-01,POOR\n',
    });
    expect([committed, problems]).toEqual([true, []]);
  });

  it('leaves figures as if every row had been written by itself', async () => {
    const figures = sql`SELECT figures.*, unit."ref" FROM "ConsortiumFigures" figures
      LEFT JOIN "Unit" unit ON unit."id" = figures."leadUnitId" ORDER BY "validFrom"`;
    await importFiles(database, FOLDER);
    const refreshed = sql`SELECT refresh_consortium_figures(array_agg("id")) FROM "Consortium"`;
    const changes = [
      { 'units.csv': 'unit_ref,name,kind,registered_division\nLOCAL:b,乙,ENTERPRISE,330303\n' },
      {
        'registrations.csv': 'unit_ref,division,valid_from,valid_to\nLOCAL:b,330302,2021-01-01,2021-12-31\n',
      },
      { 'financials.csv': 'unit_ref,year,revenue\nLOCAL:a,2022,200\n' },
      { 'memberships.csv': 'consortium_ref,unit_ref,role,left_on\nLOCAL:c,LOCAL:b,MEMBER,2024-06-01\n' },
      { 'consortia.csv': 'consortium_ref,name,tier,division\nLOCAL:c,联合体,MUNICIPAL,330303\n' },
      { 'divisions.csv': 'code,name,level,parent_code\n330302,鹿城区,COUNTY,330303\n' },
    ];
    for (const change of changes) {
      const before = await database.query(figures);
      const { problems } = await importFiles(database, change);
      expect(problems).toEqual([]);
      const imported = await database.query(figures);
      await database.query(refreshed);
      expect(imported).toEqual(await database.query(figures));
      expect(imported).not.toEqual(before);
    }
  });

  it('lets one lead follow another, whatever the order of the rows', async () => {
    const header = 'consortium_ref,unit_ref,role,joined_on,left_on\n';
    await importFiles(database, {
      ...FOLDER,
      'memberships.csv': `${header}LOCAL:c,LOCAL:a,LEAD,2023-01-01,\n`,
    });
    const refused = await importFiles(database, {
      'memberships.csv': `${header}LOCAL:c,LOCAL:b,LEAD,2025-01-01,\n`,
    });
    expect(places(refused.problems)).toEqual(['error memberships.csv 2 role SECOND_LEAD']);
    const taken = await importFiles(database, {
      'memberships.csv': `${header}LOCAL:c,LOCAL:b,LEAD,2025-01-01,\nLOCAL:c,LOCAL:a,LEAD,2023-01-01,2025-01-01\n`,
    });
    expect(taken.problems).toEqual([]);
    const moved = await importFiles(database, {
      'memberships.csv': `${header}LOCAL:c,LOCAL:a,LEAD,2023-01-01,\nLOCAL:c,LOCAL:b,LEAD,2025-01-01,2025-01-01\n`,
    });
    expect([moved.problems, moved.rows]).toEqual([[], { 'memberships.csv': { read: 2, written: 2 } }]);
  });

  it('judges a period by the stored end that the file does not have', async () => {
    const header = 'project_ref,consortium_ref,name';
    await importFiles(database, {
      ...FOLDER,
      'projects.csv': `${header},ends_on\nLOCAL:p,LOCAL:c,项目,2024-01-01\n`,
    });
    const { problems } = await importFiles(database, {
      'projects.csv': `${header},starts_on\nLOCAL:p,LOCAL:c,项目,2024-01-02\n`,
    });
    expect(places(problems)).toEqual(['error projects.csv 2 starts_on BAD_PERIOD']);
  });

  it('leaves the built-in list as it is', async () => {
    await importFiles(database, { 'divisions.csv': CITY });
    await database.query(sql`UPDATE "Division" SET "builtIn" = true`);
    const same = await importFiles(database, {
      'divisions.csv': `${CITY}330371,开发区,MANAGEMENT_ZONE,330300\n`,
    });
    expect([same.problems, same.rows['divisions.csv']]).toEqual([[], { read: 4, written: 1 }]);
    const other = await importFiles(database, { 'divisions.csv': 'code,name,level\n330302,鹿城,COUNTY\n' });
    expect(places(other.problems)).toEqual(['error divisions.csv 2 code BUILT_IN_DIVISION']);
  });

  it('reads credit codes in full-width and lower case as one code', async () => {
    const { problems } = await importFiles(database, {
      'units.csv': 'unit_ref,name\ncn-uscc：９１３５０１００ｍ０００１００ｙ４３,甲\n',
      'financials.csv': 'unit_ref,year\n CN-USCC: 91350100m000100y43 ,2023\n',
    });
    expect(problems).toEqual([]);
    expect(await database.query(sql`SELECT "ref" FROM "Unit"`)).toEqual([
      { ref: 'CN-USCC:91350100M000100Y43' },
    ]);
  });

  it('tells how far it has come', async () => {
    const progress: ImportProgress[] = [];
    await importFiles(database, FOLDER, { onProgress: (step) => progress.push(step) });
    expect(progress.map(({ bytesRead }) => bytesRead)).toEqual(
      progress.map(({ bytesRead }) => bytesRead).toSorted((a, b) => a - b),
    );
    expect(progress.at(-1)).toMatchObject({ file: 'evaluations.csv', rows: 22 });
    expect(progress.at(-1)?.bytesRead).toBe(progress.at(-1)?.bytesTotal);
  });

  it('sends as many statements for a thousand rows as for one', async () => {
    const statements = recordStatements(database);
    await importFiles(database, { 'units.csv': units(1) });
    const forOne = statements.splice(0).length;
    await importFiles(database, { 'units.csv': units(900) });
    expect(statements.length).toBe(forOne);
  });

  it('wants a document named for what an official document says', async () => {
    const provenance = { origin: 'OFFICIAL_DOCUMENT', sourceDocument: null, sourceClause: null } as const;
    await expect(importFiles(database, FOLDER, { provenance })).rejects.toThrow(RangeError);
  });
});
