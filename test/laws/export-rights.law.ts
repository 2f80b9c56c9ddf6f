import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import type { Cell } from '../../src/exchange/export-formats/export-table.ts';
import { loadPolicies } from '../../src/policy/load.ts';
import { createContext } from '../../src/resolvers/request/context.ts';
import { listQuery } from '../../src/server/export/list-query.ts';
import { STATUS_ENDING } from '../../src/server/export/list-columns.ts';
import { listRows } from '../../src/server/export/list-rows.ts';
import { type ColumnOrigin, EXPORT_LISTS, type ExportList } from '../../src/server/export/lists.ts';
import { NOW, schema } from '../graph/ask.ts';
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

const policies = loadPolicies('policies');
/** A reference of one of the two worlds of the test. */
const OF_WORLDS = /^LOCAL:f[12](?!\d)/;

interface ExportedColumn {
  readonly name: string;
  /** The rights that its fields need by the table, from the list down; none where everybody sees it. */
  readonly needs: readonly (typeof FIELDS)[number][];
  /** Whether it says what became of the column before it, and is then never empty. */
  readonly isStatus: boolean;
}

type Row = Readonly<Record<string, Cell>>;

/** A list as it is exported, its numbers in full, with what the table says of each column. */
function exported(list: ExportList) {
  const origins: ColumnOrigin[] = [];
  const watched: ExportList = {
    ...list,
    selection: list.selectionInFull ?? list.selection,
    unitOf: (origin) => {
      origins.push(origin);
      return list.unitOf(origin);
    },
  };
  const query = listQuery(schema, watched, { withStatuses: false });
  const columns = query.columns.map(({ name, statusPath }): ExportedColumn => {
    const about = statusPath === undefined ? name : name.slice(0, -STATUS_ENDING.length);
    const origin = origins.find(({ column }) => column === about);
    if (!origin) throw new Error(`${list.name}.${name} comes from no field`);
    const rows = origin.fields.map(({ of, name: field }) => {
      const row = FIELDS.find((each) => each.field === `${of}.${field}`);
      if (!row) throw new Error(`${of}.${field} has no row in test/rights/table/fields.csv`);
      return row;
    });
    const needs = rows.filter(({ how }) => how === 'field' || how === 'record' || how === 'inside');
    return { name, needs, isStatus: statusPath !== undefined };
  });
  return { query, columns };
}

async function rowsFor(role: TestedRole, list: ExportList): Promise<Row[]> {
  const { query } = exported(list);
  const context = createContext({ database, policies, viewer: VIEWERS[role], now: NOW });
  const rows: Row[] = [];
  for await (const batch of listRows(schema, query, variablesOf(list), context)) {
    for (const row of batch)
      rows.push(Object.fromEntries(query.columns.map(({ name }, at) => [name, row[at] ?? null])));
  }
  return rows;
}

function variablesOf({ selection }: ExportList): Readonly<Record<string, unknown>> {
  return /\$days\b/.test(selection) ? { days: ['2025-07-01'] } : {};
}

/** The unit, or the consortium, project or team, that what needs a right in a row belongs to. */
function ownerIn(row: Row, of: string): string {
  // The money in a list of consortia is the leads'.
  const ref =
    of === 'unit'
      ? (row['unit_ref'] ?? row['lead_ref'] ?? row['ref'])
      : (row['consortium_ref'] ?? row['ref']);
  return typeof ref === 'string' ? ref : '';
}

/** Whether a role sees a column of a row, by the tables of rights. */
function sees(role: TestedRole, row: Row, { needs }: ExportedColumn): boolean {
  return needs.every(({ right, of }) => {
    const extent = RIGHTS.find((each) => each.right === right)?.[role];
    if (extent !== 'own') return extent === 'all';
    const owner = ownerIn(row, of);
    // An applicant's own are its unit and the consortium that it leads.
    return role === 'APPLICANT' && of === 'unit' ? owner === 'LOCAL:f1-1' : /^LOCAL:f1(?!\d)/.test(owner);
  });
}

const isOfWorlds = (row: Row): boolean =>
  ['ref', 'unit_ref', 'consortium_ref'].some((name) => OF_WORLDS.test(String(row[name] ?? '')));

/** Whether nothing is told in a cell. */
function isEmpty(cell: Cell | undefined, isStatus: boolean): boolean {
  if (isStatus) return cell === 'SUPPRESSED';
  return cell === null || (Array.isArray(cell) && cell.every((item) => item === null));
}

let tried = 0;

describe.each(EXPORT_LISTS.map((list) => [list.name, list] as const))('the export of %s', (_, list) => {
  it.each(ROLES)('gives %s of every column what the tables of rights say', async (role) => {
    const all = (await rowsFor('ADMINISTRATOR', list)).filter(isOfWorlds);
    const { columns } = exported(list);
    const ofRole = (await rowsFor(role, list)).filter(isOfWorlds);
    for (const column of columns) {
      const { name, needs, isStatus } = column;
      tried += 1;
      if (needs.length === 0) continue;
      const told = ofRole.filter((row) => !isEmpty(row[name], isStatus));
      const mayBeTold = all.filter((row) => !isEmpty(row[name], isStatus) && sees(role, row, column));
      expect({ name, told }).toEqual({ name, told: told.filter((row) => sees(role, row, column)) });
      expect({ name, rows: told.length }).toEqual({ name, rows: mayBeTold.length });
    }
  });
});

it('holds for every column of every export', ({ task }) => {
  expect(tried).toBeGreaterThan(EXPORT_LISTS.length * ROLES.length);
  recordLaw(task, {
    law: 'Every column of every export shows every role what the tables of rights say of the fields that it comes from, its numbers of people in full among them.',
    cases: tried,
  });
});
