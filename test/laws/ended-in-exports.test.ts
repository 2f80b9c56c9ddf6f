import { readFile } from 'node:fs/promises';
import { getNamedType, type GraphQLOutputType, isObjectType, Kind, type SelectionSetNode } from 'graphql';
import { expect, it } from 'vitest';
import { TABLE_SET } from '../../src/exchange/table-set.ts';
import { listQuery } from '../../src/server/export/list-query.ts';
import { EXPORT_LISTS, type ExportList } from '../../src/server/export/lists.ts';
import { schema } from '../graph/ask.ts';
import { recordLaw } from './record-law.ts';

/** The fields and columns that say when something ended. */
const ENDS = ['endedOn', 'dissolvedOn', 'leftOn', 'validTo'];

/** The places of a selection where a single record is shown without the day on which it ended. */
function untold(
  type: GraphQLOutputType,
  selection: SelectionSetNode,
  path: string,
): { places: string[]; n: number } {
  const parent = getNamedType(type);
  if (!isObjectType(parent)) return { places: [], n: 0 };
  const fields = parent.getFields();
  const selected = new Set(
    selection.selections.flatMap((each) => (each.kind === Kind.FIELD ? [each.name.value] : [])),
  );
  const missing = ENDS.filter((end) => fields[end] && !selected.has(end) && selected.has('name'));
  const found = { places: missing.map((end) => `${path}.${end}`), n: 1 };
  for (const each of selection.selections) {
    if (each.kind !== Kind.FIELD || !each.selectionSet) continue;
    const field = fields[each.name.value];
    if (!field) continue;
    const within = untold(field.type, each.selectionSet, `${path}.${each.name.value}`);
    found.places.push(...within.places);
    found.n += within.n;
  }
  return found;
}

function untoldIn(list: ExportList): { places: string[]; n: number } {
  const { document } = listQuery(schema, list, { withStatuses: false });
  const [operation] = document.definitions;
  const query = schema.getQueryType();
  if (operation?.kind !== Kind.OPERATION_DEFINITION || !query) throw new Error(`${list.name} asks no query`);
  return untold(query, operation.selectionSet, list.name);
}

it('says of every record that an export shows when it ended', ({ task }) => {
  const found = EXPORT_LISTS.map(untoldIn);
  expect(found.flatMap(({ places }) => places)).toEqual([]);
  recordLaw(task, {
    law: 'Every record in an export of a list says when it ended.',
    cases: found.reduce((sum, { n }) => sum + n, 0),
    found:
      'platforms, projects, fundings, teams and the units in six other lists, beside units and memberships',
  });
});

it('has the end of every record that the table set carries', async ({ task }) => {
  const model = await readFile('prisma/schema.prisma', 'utf8');
  const missing = TABLE_SET.flatMap(({ file, stores, columns }) => {
    const fields = new RegExp(`^model ${stores} \\{(.*?)^\\}`, 'ms').exec(model)?.[1] ?? '';
    return ENDS.filter(
      (end) =>
        new RegExp(`^\\s+${end}\\s`, 'm').test(fields) && !columns.some((column) => column.stores === end),
    ).map((end) => `${file} ${end}`);
  });
  expect(missing).toEqual([]);
  recordLaw(task, {
    law: 'Every file of the table set has the end of its records.',
    cases: TABLE_SET.length,
    found: 'units, platforms, teams, projects and fundings travelled as if they had not ended',
  });
});
