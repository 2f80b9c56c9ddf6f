import { sql } from '../../database/statement.ts';
import { column, decimal, nullable, nullableWord, provenance, recordFields, text, word } from './columns.ts';
import { listText } from './json-text.ts';
import { byRef, ownedList } from './owned-list.ts';
import type { TypePlan } from './type-plan.ts';
import { unitText } from './unit.ts';

/** The fields of Project that anybody may see. */
export const PROJECT: TypePlan = {
  ...recordFields('Project'),
  provenance,
  endedOn: nullable('endedOn'),
  ref: text('ref'),
  name: text('name'),
  level: nullableWord('level'),
  programme: nullable('programme'),
  stage: nullableWord('stage'),
  startsOn: nullable('startsOn'),
  endsOn: nullable('endsOn'),
  totalCost: decimal('totalCost'),
  content: nullable('content'),
  goal: nullable('goal'),
  intellectualProperty: nullable('intellectualProperty'),
  fundings: ownedList({ type: 'Funding', owner: 'projectId', orderBy: byRef }),
  parts: ({ row, scope }, { fields }) =>
    listText(sql`SELECT ${scope.object('ProjectUnit', sql`part`, fields)} AS "json"
      FROM "ProjectUnit" part JOIN "Unit" unit ON unit."id" = part."unitId"
      WHERE part."projectId" = ${row}."id" ORDER BY part."role", unit."ref"`),
  undertakers: ({ row, scope }, { fields }) =>
    listText(sql`SELECT ${scope.object('Unit', sql`unit`, fields)} AS "json"
      FROM "ProjectUnit" part JOIN "Unit" unit ON unit."id" = part."unitId"
      WHERE part."projectId" = ${row}."id" AND part."role" = 'UNDERTAKER' ORDER BY unit."ref"`),
};

/** The fields of Funding. */
export const FUNDING: TypePlan = {
  ...recordFields('Funding'),
  provenance,
  endedOn: nullable('endedOn'),
  ref: text('ref'),
  source: word('source'),
  phase: word('phase'),
  amount: decimal('amount'),
  year: nullable('year'),
  recipient: ({ row, scope }, field) => unitText(scope, column(row, 'recipientUnitId'), field),
  datedOn: nullable('datedOn'),
};

/** The fields of ProjectUnit; whoever plans one joins its unit. */
export const PROJECT_UNIT: TypePlan = {
  ...recordFields('ProjectUnit'),
  role: word('role'),
  unit: ({ scope }, { fields }) => scope.object('Unit', sql`unit`, fields),
};
