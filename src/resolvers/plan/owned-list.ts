import { rawSql, type Sql, sql } from '../../database/statement.ts';
import type { OwnedRows } from '../nouns/rows.ts';
import { column } from './columns.ts';
import { listText } from './json-text.ts';
import type { SelectedField } from './selected-field.ts';
import type { FieldPlan, PlannedRow } from './type-plan.ts';

/** The list of the rows of a table that belong to a row, of those alone that meet a condition where one is given. */
export function ownedList(
  { type, owner, orderBy }: OwnedRows,
  condition?: (owned: Sql, planned: PlannedRow, field: SelectedField) => Sql,
): FieldPlan {
  return (planned, field) => {
    const { row, scope } = planned;
    const owned = scope.alias();
    const further = condition ? sql`AND ${condition(owned, planned, field)}` : sql``;
    return listText(sql`SELECT ${scope.object(type, owned, field.fields)} AS "json"
      FROM ${rawSql(`"${type}"`)} ${owned} WHERE ${column(owned, owner)} = ${row}."id" ${further} ORDER BY ${orderBy(owned)}`);
  };
}
