import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import {
  type Arbitrary,
  array,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  date,
  integer,
  oneof,
  record,
  tuple,
  uniqueArray,
} from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { exportTableSet } from '../../src/exchange/export.ts';
import { TABLE_SET, type CellType, type Table } from '../../src/exchange/table-set.ts';
import { createTestDatabase } from '../test-database.ts';
import { CITY, emptyDatabase, importFiles, temporaryFolder } from './folder.ts';

let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ database, drop } = await createTestDatabase());
});
afterAll(() => drop());
beforeEach(() => emptyDatabase(database));

async function exported(): Promise<Record<string, string>> {
  const directory = await temporaryFolder();
  await exportTableSet(database, directory);
  const names = await readdir(directory);
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(directory, name), 'utf8')] as const),
    ),
  );
}

const AWKWARD = constantFrom(
  '甲',
  '"',
  ',',
  '\n',
  '\r',
  '\r\n',
  ' ',
  '🧪',
  '；',
  ';',
  '：',
  'NULL',
  '\\',
  '{',
  '}',
  '\t',
  "'",
  '\uFEFF',
);
/** Text that is not blank; no cell of a table set can say "known to be blank". */
const text = tuple(constantFrom('a', '联', '𠮷', '"x"', ',', '\\N'), array(AWKWARD, { maxLength: 8 })).map(
  ([first, rest]) => first + rest.join(''),
);
const day = date({ min: new Date('1950-01-01'), max: new Date('2050-01-01'), noInvalidDate: true }).map(
  (value) => value.toISOString().slice(0, 10),
);
const maybe = (cell: Arbitrary<string>): Arbitrary<string> => oneof(constant(''), cell);

/** Refs of a noun are numbered, so that rows name one another. */
const REFS: Record<string, string[]> = Object.fromEntries(
  TABLE_SET.flatMap(({ identifies }) => identifies ?? []).map((noun) => [
    noun,
    [0, 1, 2].map((index) => `LOCAL:${noun}"${index},一`),
  ]),
);

function cellOf(cell: CellType): Arbitrary<string> {
  switch (cell.type) {
    case 'text':
      return text;
    case 'divisionCode':
    case 'division':
      return constantFrom('330300', '330302', '330303');
    case 'identity':
    case 'reference':
      return constantFrom(...(REFS[cell.noun] ?? []));
    case 'date':
      return day;
    case 'boolean':
      return constantFrom('true', 'false');
    case 'money':
      return tuple(integer({ min: 0 }), integer({ min: 0, max: 999_999 })).map(
        ([yuan, rest]) => `${yuan}.${rest}`,
      );
    case 'number':
      return integer({ min: cell.least, max: cell.most }).map(String);
    case 'year':
      return integer({ min: cell.earliest, max: 9999 }).map(String);
    case 'choice':
      return constantFrom(...cell.words);
    case 'choices':
      return uniqueArray(constantFrom(...cell.words), { minLength: 1 }).map((words) => words.join(';'));
  }
}

/** Rows of a file with every ref once, no record twice, and periods that end after they begin. */
function rowsOf(table: Table): Arbitrary<Record<string, string>[]> {
  const cells = Object.fromEntries(
    table.columns.map(({ name, cell, required }) => [name, required ? cellOf(cell) : maybe(cellOf(cell))]),
  );
  const noun = table.identifies;
  const rows = uniqueArray(rowOf(cells, table), {
    maxLength: 6,
    selector: (row) => table.key.map((name) => row[name]).join('\0'),
  });
  if (noun === null) return rows;
  // Every ref has its row, so that rows of other files name what exists.
  return tuple(
    ...(REFS[noun] ?? []).map((ref) =>
      rowOf(cells, table).map((row) => ({ ...row, [table.key[0] ?? '']: ref })),
    ),
  );
}

function rowOf(cells: Record<string, Arbitrary<string>>, table: Table): Arbitrary<Record<string, string>> {
  return record(cells).map((row) => {
    const swapped = table.periods.flatMap(([begins, ends]) => {
      const [first = '', second = ''] = [row[begins], row[ends]];
      return first !== '' && second !== '' && second < first
        ? [
            [begins, second],
            [ends, first],
          ]
        : [];
    });
    return { ...row, ...Object.fromEntries(swapped) };
  });
}

const folder = record(
  Object.fromEntries(
    TABLE_SET.map((table) => [
      table.file,
      table.file === 'divisions.csv'
        ? constant(CITY)
        : rowsOf(table).map((rows) =>
            stringify(
              [
                table.columns.map(({ name }) => name),
                ...rows.map((row) => table.columns.map(({ name }) => row[name] ?? '')),
              ],
              { quoted_match: /[\r\n]/ },
            ),
          ),
    ]),
  ),
);

describe('exporting', () => {
  it('gives records that import to the same records, whatever they say', async () => {
    await assert(
      asyncProperty(folder, async (files) => {
        await emptyDatabase(database);
        // Rows that contradict one another are left out, so that any generated rows will do.
        await importFiles(database, files, { partial: true });
        const first = await exported();
        await emptyDatabase(database);
        const again = await importFiles(database, first);
        expect(again.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(await exported()).toEqual(first);
        const unchanged = await importFiles(database, first);
        expect(Object.values(unchanged.rows).every(({ written }) => written === 0)).toBe(true);
      }),
      { numRuns: 10, endOnFailure: true },
    );
  }, 120_000);

  it('keeps every cell of a sound folder as it was written', async () => {
    const units =
      'unit_ref,name,kind,registered_division,is_legal_person,legal_representative,registered_on,ended_on\n';
    const row = 'LOCAL:a,"甲, ""乙""\r\n🧪",ENTERPRISE,330302,false,"""",2024-02-29,2025-03-01\n';
    await importFiles(database, { 'divisions.csv': CITY, 'units.csv': units + row });
    const files = await exported();
    expect(files['units.csv']).toBe(units + row);
    expect(files['divisions.csv']).toBe(CITY);
  });

  it('writes every file of the set, with a header where there are no rows', async () => {
    const files = await exported();
    expect(Object.keys(files).toSorted()).toEqual(TABLE_SET.map(({ file }) => file).toSorted());
    expect(files['evaluations.csv']).toBe('consortium_ref,held_on,grade\n');
  });

  it('writes amounts without an exponent and without trailing zeros', async () => {
    await importFiles(database, {
      'units.csv': 'unit_ref,name\nLOCAL:a,甲\n',
      'financials.csv':
        'unit_ref,year,revenue,sales_revenue,rd_expenditure\nLOCAL:a,2023,0.500,1000000.00,0\n',
    });
    expect((await exported())['financials.csv']).toContain('LOCAL:a,2023,0.5,1000000,0\n');
  });
});
