import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { rawSql, sql } from '../../src/database/statement.ts';
import { LATEST_YEAR, MOST_MEMBERS } from '../../src/domain/limits.ts';
import { storedForm } from '../../src/exchange/form/stored-forms.ts';
import { type Column, type Table, TABLE_SET } from '../../src/exchange/table-set.ts';
import { mutationsOf, RECORD_KINDS } from '../../src/resolvers/changes/records/kinds.ts';
import { encodeId } from '../../src/resolvers/request/global-id.ts';
import { faults } from '../changes/send.ts';
import { importFiles } from '../exchange/folder.ts';
import { createTestDatabase } from '../test-database.ts';
import { recordLaw } from './record-law.ts';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await createTestDatabase('graph'));
});
afterAll(() => drop());

/** The columns of the table set that mutations set too, each with the field that does. */
const SHARED = TABLE_SET.flatMap((table) => {
  const kind = RECORD_KINDS.find(({ name }) => name === table.stores);
  if (!kind) return [];
  return table.columns.flatMap((column) => {
    const found = Object.entries(kind.fields).find(([, field]) => field.column === column.stores);
    return found ? [{ table, column, kind, name: found[0], field: found[1] }] : [];
  });
});

/** Longer than any text that is bounded, and short enough for a record to hold several. */
const OPEN = 20_000;

const REFS = new Map([
  ['Unit', 'LOCAL:limit-unit'],
  ['Consortium', 'LOCAL:limit-consortium'],
  ['Platform', 'LOCAL:limit-platform'],
  ['ResearchTeam', 'LOCAL:limit-team'],
  ['Project', 'LOCAL:limit-project'],
  ['Funding', 'LOCAL:limit-funding'],
  ['Patent', 'LOCAL:limit-patent'],
]);

/** The largest of a column that is a text, a year, a number or an amount; undefined of others. */
function largest({ cell }: Column): string | undefined {
  if (cell.type === 'text') return '长'.repeat(Math.min(cell.longest, OPEN));
  if (cell.type === 'year') return String(cell.earliest);
  if (cell.type === 'number') return String(cell.most);
  return cell.type === 'money' ? `${'9'.repeat(20)}.999999` : undefined;
}

/** What a row says in a column, everything as large as it may be. */
function largestCell(column: Column): string {
  const { cell } = column;
  if (cell.type === 'identity' || cell.type === 'reference') return REFS.get(cell.noun) ?? '';
  const value = largest(column);
  if (value !== undefined) return value;
  if (!column.required) return '';
  if (cell.type === 'choice') return cell.words[0] ?? '';
  return cell.type === 'date' ? '2024-01-01' : '330300';
}

function fileOf({ columns }: Table): string {
  return `${columns.map(({ name }) => name).join(',')}\n${columns.map(largestCell).join(',')}\n`;
}

it('what import and mutations take has the same limits', ({ task }) => {
  const limits = SHARED.map(({ table, column: { name, cell }, field }) => {
    const here = `${table.file} ${name}`;
    if (cell.type === 'text') return [here, cell.longest, 'longest' in field ? field.longest : undefined];
    if (cell.type !== 'year') return [here, undefined, undefined];
    return [
      here,
      `${cell.earliest}-${LATEST_YEAR}`,
      field.type === 'INTEGER' ? `${field.least}-${field.most}` : '',
    ];
  });
  expect(limits.filter(([, imported, changed]) => imported !== changed)).toEqual([]);
  const cases = limits.filter(([, imported]) => imported !== undefined).length;
  expect(cases).toBeGreaterThan(15);
  recordLaw(task, {
    law: 'Every text and year that the table set and mutations both set has the same bounds in both.',
    cases,
    found:
      'names of 500 characters and references of 200 were imported, and mutations took 200 and 100; 11 texts were imported without a bound, and changed within 100 or 200 characters',
  });
});

it('what import takes at its largest, mutations set and forms tell', async ({ task }) => {
  // Places have no mutations, and each row of these files is another's.
  const files = TABLE_SET.filter(({ file }) => file !== 'divisions.csv');
  const { problems } = await importFiles(
    database,
    Object.fromEntries(files.map((table) => [table.file, fileOf(table)])),
  );
  expect(problems).toEqual([]);

  const wrong: unknown[] = [];
  let cases = 0;
  for (const { table, column, kind, name, field } of SHARED) {
    const value = largest(column);
    const { change } = mutationsOf(kind);
    if (value === undefined || field.fixed || change === null) continue;
    cases += 1;
    const [row] = await database.query<{ id: number; version: number }>(
      sql`SELECT "id", "version" FROM ${rawSql(`"${table.stores}"`)} ORDER BY "id" DESC LIMIT 1`,
    );
    const found = await faults(database, change, {
      id: encodeId(kind.name, row?.id ?? 0),
      version: row?.version,
      [name]: field.type === 'INTEGER' ? Number(value) : value,
    });
    if (found.length > 0) wrong.push([kind.name, name, found]);
  }
  expect(wrong).toEqual([]);
  const stored = await storedForm(database, 'LOCAL:limit-consortium', 'wenzhou-2025', '2025-07-01');
  expect(Array.from(stored?.form.consortium.name ?? '')).toHaveLength(500);
  recordLaw(task, {
    law: 'Whatever import takes at its largest, mutations set again, and the form of the consortium tells.',
    cases,
    found: 'the form of a consortium with a name of more than 200 characters could not be written',
  });
});

it('the form of a consortium tells of as many members as a request may', async () => {
  const members = Array.from({ length: MOST_MEMBERS }, (_, index) => `LOCAL:one-of-many-${index}`);
  const { problems } = await importFiles(database, {
    'units.csv': `unit_ref,name\n${members.map((ref) => `${ref},成员单位\n`).join('')}`,
    'consortia.csv': 'consortium_ref,name,tier,division\nLOCAL:many,联合体,MUNICIPAL,330300\n',
    'memberships.csv': `consortium_ref,unit_ref,role\n${members.map((ref) => `LOCAL:many,${ref},MEMBER\n`).join('')}`,
  });
  expect(problems).toEqual([]);
  const stored = await storedForm(database, 'LOCAL:many', 'wenzhou-2025', '2025-07-01');
  expect(stored?.form.members).toHaveLength(MOST_MEMBERS);
});
