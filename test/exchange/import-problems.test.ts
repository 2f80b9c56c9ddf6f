import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { completeCreditCode } from '../../src/domain/credit-code.ts';
import { importTableSet } from '../../src/exchange/import.ts';
import { type ImportProblem, PROBLEM_CODES } from '../../src/exchange/problem.ts';
import { problemLine } from '../../src/exchange/problem-line.ts';
import { createTestDatabase } from '../test-database.ts';
import { CITY, emptyDatabase, importFiles, places, temporaryFolder } from './folder.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase());
});
afterAll(() => drop());
beforeEach(() => emptyDatabase(database));

const UNITS = 'unit_ref,name\nLOCAL:a,甲\nLOCAL:b,乙\n';
const CONSORTIA = 'consortium_ref,name,tier,division\nLOCAL:c,联合体,MUNICIPAL,330300\n';
const PROJECTS = 'project_ref,consortium_ref,name\nLOCAL:p,LOCAL:c,项目\n';
const GOOD = {
  'divisions.csv': CITY,
  'units.csv': UNITS,
  'consortia.csv': CONSORTIA,
  'projects.csv': PROJECTS,
};

async function counts(): Promise<Record<string, number> | undefined> {
  const [row] = await database.query<Record<string, number>>(sql`
    SELECT (SELECT count(*)::int FROM "Division") AS divisions, (SELECT count(*)::int FROM "Unit") AS units,
      (SELECT count(*)::int FROM "Consortium") AS consortia, (SELECT count(*)::int FROM "Project") AS projects`);
  return row;
}

describe('the problems of a folder', () => {
  const cases: [what: string, files: Record<string, string | Uint8Array>, expected: string[]][] = [
    [
      'an unknown unit',
      { 'memberships.csv': 'consortium_ref,unit_ref,role\nLOCAL:c,LOCAL:x,MEMBER\n' },
      ['error memberships.csv 2 unit_ref UNKNOWN_REF'],
    ],
    [
      'a ref twice, the same in all else',
      { 'units.csv': `${UNITS}LOCAL:a,甲\n` },
      ['error units.csv 4 unit_ref DUPLICATE_REF'],
    ],
    [
      'two leads at one time',
      {
        'memberships.csv':
          'consortium_ref,unit_ref,role,joined_on,left_on\nLOCAL:c,LOCAL:a,LEAD,2024-01-01,\nLOCAL:c,LOCAL:b,LEAD,2025-01-01,\n',
      },
      ['error memberships.csv 3 role SECOND_LEAD'],
    ],
    [
      'a year twice for one unit',
      { 'financials.csv': 'unit_ref,year,revenue\nLOCAL:a,2023,1\nLOCAL:b,2023,1\nLOCAL:a,2023,1\n' },
      ['error financials.csv 4 year DUPLICATE_YEAR'],
    ],
    [
      'a word that the column does not know',
      { 'units.csv': 'unit_ref,name,kind,is_legal_person\nLOCAL:a,甲,enterprise,yes\nLOCAL:b,乙,,\n' },
      ['error units.csv 2 kind UNKNOWN_VALUE', 'error units.csv 2 is_legal_person UNKNOWN_VALUE'],
    ],
    [
      'a word that a list does not know',
      {
        'consortia.csv':
          'consortium_ref,name,tier,division,technical_fields\nLOCAL:c,联合体,MUNICIPAL,330300,A;Q\n',
      },
      ['error consortia.csv 2 technical_fields UNKNOWN_VALUE'],
    ],
    [
      'numbers that are none',
      {
        'financials.csv': [
          'unit_ref,year,revenue,sales_revenue,rd_expenditure',
          'LOCAL:a,2023,"1,000",1e5,-1',
          'LOCAL:a,2024,123456789012345678901,0.1234567,NaN',
          'LOCAL:a,1948,1,1,1',
          'LOCAL:a,二〇二三,1,1,1',
        ].join('\n'),
      },
      [
        'error financials.csv 2 revenue BAD_NUMBER',
        'error financials.csv 2 sales_revenue BAD_NUMBER',
        'error financials.csv 2 rd_expenditure BAD_NUMBER',
        'error financials.csv 3 revenue BAD_NUMBER',
        'error financials.csv 3 sales_revenue BAD_NUMBER',
        'error financials.csv 3 rd_expenditure BAD_NUMBER',
        'error financials.csv 4 year BAD_NUMBER',
        'error financials.csv 5 year BAD_NUMBER',
      ],
    ],
    [
      'a date that is no date',
      { 'units.csv': 'unit_ref,name,registered_on\nLOCAL:a,甲,2023-02-29\nLOCAL:b,乙,2024/1/5\n' },
      ['error units.csv 2 registered_on BAD_DATE', 'error units.csv 3 registered_on BAD_DATE'],
    ],
    [
      'periods that end before they begin',
      {
        'consortia.csv':
          'consortium_ref,name,tier,division,plan_starts_on,plan_ends_on,filed_on,dissolved_on\nLOCAL:c,联合体,MUNICIPAL,330300,2025-01-01,2024-01-01,2025-01-01,2024-12-31\n',
        'registrations.csv': 'unit_ref,division,valid_from,valid_to\nLOCAL:a,330302,2024-01-02,2024-01-01\n',
        'qualifications.csv':
          'unit_ref,qualification,valid_from,valid_to\nLOCAL:a,HIGH_TECH,2024-01-02,2024-01-01\n',
      },
      [
        'error registrations.csv 2 valid_to BAD_PERIOD',
        'error qualifications.csv 2 valid_to BAD_PERIOD',
        'error consortia.csv 2 plan_ends_on BAD_PERIOD',
        'error consortia.csv 2 dissolved_on BAD_PERIOD',
        'error projects.csv 2 consortium_ref REJECTED_REF',
      ],
    ],
    [
      'credit codes of another length or alphabet',
      {
        'units.csv': `${UNITS}CN-USCC:9133030012345678,短\nCN-USCC:91330300MA000000I5,字\n`,
      },
      ['error units.csv 4 unit_ref BAD_CREDIT_CODE', 'error units.csv 5 unit_ref BAD_CREDIT_CODE'],
    ],
    [
      'a credit code with a wrong check character, once wherever it is named',
      {
        'units.csv': `${UNITS}CN-USCC:91350100M0001TGQXM,早期\n`,
        'financials.csv': 'unit_ref,year\nCN-USCC:91350100M0001TGQXM,2023\n',
      },
      ['warning units.csv 4 unit_ref CREDIT_CODE_CHECK'],
    ],
    [
      'refs that are none',
      { 'units.csv': `${UNITS}abc,丙\nLOCAL:,丁\n:x,戊\n` },
      [
        'error units.csv 4 unit_ref BAD_REF',
        'error units.csv 5 unit_ref BAD_REF',
        'error units.csv 6 unit_ref BAD_REF',
      ],
    ],
    [
      'cells that no row can do without',
      { 'units.csv': `${UNITS}LOCAL:d,\n,丁\nLOCAL:e,　\n` },
      [
        'error units.csv 4 name MISSING_VALUE',
        'error units.csv 5 unit_ref MISSING_VALUE',
        'error units.csv 6 name MISSING_VALUE',
      ],
    ],
    [
      'columns: unknown, twice, missing',
      { 'units.csv': 'unit_ref,Name,unit_ref\nLOCAL:a,甲,\n' },
      [
        'warning units.csv 1 Name UNKNOWN_COLUMN',
        'error units.csv 1 unit_ref DUPLICATE_COLUMN',
        'error units.csv 1 name MISSING_COLUMN',
      ],
    ],
    [
      'an empty file',
      { 'evaluations.csv': '' },
      [
        'error evaluations.csv 1 consortium_ref MISSING_COLUMN',
        'error evaluations.csv 1 held_on MISSING_COLUMN',
        'error evaluations.csv 1 grade MISSING_COLUMN',
      ],
    ],
    ['unknown files', { 'unit.csv': 'x', '.DS_Store': 'x' }, ['warning unit.csv 1 - UNKNOWN_FILE']],
    [
      'records of other lengths than the header, after a cell of two lines',
      { 'units.csv': `${UNITS}LOCAL:d,"两\n行"\nLOCAL:e\nLOCAL:f,己,庚\n` },
      ['error units.csv 6 - CELL_COUNT', 'error units.csv 7 - CELL_COUNT'],
    ],
    [
      'bad quoting',
      { 'units.csv': `${UNITS}LOCAL:d,丁"\nLOCAL:e,"戊\n` },
      ['error units.csv 4 - BAD_QUOTING', 'error units.csv 5 - BAD_QUOTING'],
    ],
    [
      'bytes that are no UTF-8',
      {
        'units.csv': Buffer.concat([
          Buffer.from(UNITS),
          Buffer.from([0x78, 0x3a, 0x79, 0x2c, 0xce, 0xc2, 0x0a]),
        ]),
      },
      ['error units.csv 4 - BAD_ENCODING'],
    ],
    ['a NUL character', { 'units.csv': `${UNITS}LOCAL:d,a\0b\n` }, ['error units.csv 4 name BAD_TEXT']],
    [
      'texts longer than the forms allow, by characters',
      {
        'consortia.csv': `consortium_ref,name,tier,division,goal\nLOCAL:c,联合体,MUNICIPAL,330300,${'𠮷'.repeat(500)}\nLOCAL:d,联合体,MUNICIPAL,330300,${'标'.repeat(501)}\n`,
        'memberships.csv': `consortium_ref,unit_ref,role,task\nLOCAL:c,LOCAL:a,MEMBER,${'务'.repeat(201)}\n`,
      },
      ['error consortia.csv 3 goal TOO_LONG', 'error memberships.csv 2 task TOO_LONG'],
    ],
    [
      'unknown divisions',
      {
        'units.csv': 'unit_ref,name,registered_division\nLOCAL:a,甲,999999\nLOCAL:b,乙,330302\n',
        'registrations.csv': 'unit_ref,division\nLOCAL:b,999999\n',
      },
      [
        'error units.csv 2 registered_division UNKNOWN_DIVISION',
        'error registrations.csv 2 division UNKNOWN_DIVISION',
      ],
    ],
    [
      'places that lie nowhere, or in themselves',
      { 'divisions.csv': `${CITY}1,一,COUNTY,2\n2,二,COUNTY,1\n3,三,COUNTY,4\n5,五,COUNTY,3\n` },
      [
        'error divisions.csv 5 parent_code DIVISION_CYCLE',
        'error divisions.csv 6 parent_code REJECTED_REF',
        'error divisions.csv 7 parent_code UNKNOWN_DIVISION',
        'error divisions.csv 8 parent_code REJECTED_REF',
      ],
    ],
    [
      'birth years out of range',
      { 'team_members.csv': 'consortium_ref,name,birth_year\nLOCAL:c,张三,1899\nLOCAL:c,李四,70\n' },
      ['error team_members.csv 2 birth_year BAD_NUMBER', 'error team_members.csv 3 birth_year BAD_NUMBER'],
    ],
    [
      'a record twice: the same, and another',
      {
        'qualifications.csv':
          'unit_ref,qualification,valid_from,valid_to\nLOCAL:a,HIGH_TECH,,\nLOCAL:a,HIGH_TECH,,\nLOCAL:a,HIGH_TECH,,2025-01-01\n',
      },
      ['warning qualifications.csv 3 - DUPLICATE_ROW', 'error qualifications.csv 4 - CONFLICTING_ROW'],
    ],
    [
      'registrations that overlap',
      {
        'registrations.csv':
          'unit_ref,division,valid_from,valid_to\nLOCAL:a,330302,,2020-12-31\nLOCAL:a,330303,2021-01-01,\nLOCAL:a,330302,2022-01-01,2022-12-31\n',
      },
      ['warning registrations.csv 4 valid_from OVERLAPPING_REGISTRATION'],
    ],
  ];

  it.each(cases)('%s', async (_what, files, expected) => {
    const { problems, committed, errors, warnings } = await importFiles(database, { ...GOOD, ...files });
    // Rows that name what is refused are refused too; here the first problem counts.
    const direct = problems.filter(({ file }) => expected.some((line) => line.split(' ')[1] === file));
    expect(places(direct).toSorted()).toEqual(expected.toSorted());
    expect(errors + warnings).toBe(problems.length);
    const refused = expected.some((line) => line.startsWith('error'));
    expect(committed).toBe(!refused);
    expect(Object.values((await counts()) ?? {}).some((count) => count > 0)).toBe(!refused);
    for (const { code, message } of problems) {
      expect(PROBLEM_CODES).toHaveProperty(code);
      expect(message).toMatch(/\w{3}/);
    }
  });

  it('are one error where there is no table set', async () => {
    const empty = await temporaryFolder();
    for (const directory of [empty, join(empty, 'missing')]) {
      const problems: ImportProblem[] = [];
      const result = await importTableSet(database, directory, {
        onProblem: (problem) => problems.push(problem),
      });
      expect(result).toEqual({ committed: false, errors: 1, warnings: 0, rows: {} });
      expect(problems.map(({ code, file }) => [code, file])).toEqual([['NO_TABLE_SET', directory]]);
    }
  });

  it('name the words nearest to what was written', async () => {
    const { problems } = await importFiles(database, {
      'units.csv': UNITS,
      'qualifications.csv': 'unit_ref,qualification\nLOCAL:a,high-tech\n',
    });
    expect(problems[0]?.message).toContain('HIGH_TECH, ');
    const misnamed = await importFiles(database, { 'units.csv': UNITS, 'Membership.csv': '' });
    expect(misnamed.problems[0]?.message).toContain('memberships.csv, ');
  });

  it('are each one line', () => {
    const line = problemLine({
      severity: 'error',
      file: 'units.csv',
      line: 3,
      column: null,
      code: 'CELL_COUNT',
      message: 'add\ncommas',
    });
    expect(line).toBe('error\tunits.csv\t3\t-\tCELL_COUNT\tadd commas');
  });
});

describe('a partial import', () => {
  it('takes the good rows and refuses those that name bad ones', async () => {
    const code = completeCreditCode('91330300MA0000001');
    const { problems, committed, rows } = await importFiles(
      database,
      {
        ...GOOD,
        'units.csv': `unit_ref,name,kind\nLOCAL:a,甲,ENTERPRISE\nLOCAL:b,乙,SHOP\nCN-USCC:${code.toLowerCase()},丙,\n`,
        'financials.csv': `unit_ref,year,revenue\nLOCAL:a,2023,1\nLOCAL:b,2023,1\nCN-USCC:${code},2023,1\n`,
      },
      { partial: true },
    );
    expect(committed).toBe(true);
    expect(places(problems)).toEqual([
      'error units.csv 3 kind UNKNOWN_VALUE',
      'error financials.csv 3 unit_ref REJECTED_REF',
    ]);
    expect(rows['units.csv']).toEqual({ read: 3, written: 2 });
    expect(rows['financials.csv']).toEqual({ read: 3, written: 2 });
    expect(await database.query(sql`SELECT "ref" FROM "Unit" ORDER BY "ref"`)).toEqual([
      { ref: `CN-USCC:${code}` },
      { ref: 'LOCAL:a' },
    ]);
  });

  it('takes nothing that names a row of a file that cannot be read', async () => {
    const files = {
      ...GOOD,
      'units.csv': 'unit_ref\nLOCAL:a\n',
      'financials.csv': 'unit_ref,year\nLOCAL:a,2023\n',
    };
    const whole = await importFiles(database, files);
    expect(places(whole.problems)).toEqual(['error units.csv 1 name MISSING_COLUMN']);
    const partial = await importFiles(database, files, { partial: true });
    expect(places(partial.problems)).toEqual([
      'error units.csv 1 name MISSING_COLUMN',
      'error financials.csv 2 unit_ref REJECTED_REF',
    ]);
    expect(await counts()).toMatchObject({ units: 0, consortia: 1, projects: 1 });
  });
});
