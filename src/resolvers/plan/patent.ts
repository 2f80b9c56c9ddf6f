import { sql } from '../../database/statement.ts';
import { PATENT_CO_HOLDER as PATENT_CO_HOLDER_NOUN } from '../../model/patent-co-holder.ts';
import { PATENT as PATENT_NOUN } from '../../model/patent.ts';
import { CO_HOLDERS_BY_PATENT, holdersOf, patentOf, type PatentOwner, PATENTS } from '../nouns/patent.ts';
import { column, columnPlans, provenance, recordFields, toOne } from './columns.ts';
import { connectionText } from './connection.ts';
import { listText } from './json-text.ts';
import { ownedList } from './owned-list.ts';
import type { FieldPlan, TypePlan } from './type-plan.ts';

/** The fields of Patent. */
export const PATENT: TypePlan = {
  ...recordFields('Patent'),
  ...columnPlans(PATENT_NOUN),
  provenance,
  holder: toOne('Unit', 'holderUnitId'),
  holders: ({ row, scope }, { fields }) => {
    const [holder, unit] = [scope.alias(), scope.alias()];
    return listText(sql`SELECT ${scope.object('Unit', unit, fields)} AS "json"
      FROM ${holdersOf(sql`= ${row}."id"`)} AS ${holder} JOIN "Unit" ${unit} ON ${unit}."id" = ${holder}."unitId"
      ORDER BY ${holder}."position", ${holder}."id"`);
  },
  coHolders: ownedList(CO_HOLDERS_BY_PATENT),
  consortium: toOne('Consortium', 'consortiumId'),
  project: toOne('Project', 'projectId'),
};

/** The fields of PatentCoHolder. */
export const PATENT_CO_HOLDER: TypePlan = {
  ...recordFields('PatentCoHolder'),
  ...columnPlans(PATENT_CO_HOLDER_NOUN),
  provenance,
  patent: toOne('Patent', 'patentId'),
  unit: toOne('Unit', 'unitId'),
};

/** The patents of a record. */
export function patentsOf(owner: PatentOwner): FieldPlan {
  return (planned, field) =>
    connectionText(
      planned.scope,
      {
        type: 'Patent',
        row: sql`patent`,
        from: sql`"Patent" patent`,
        condition: patentOf(owner, column(planned.row, 'id')),
      },
      PATENTS.order,
      field,
    );
}
