import { rawSql, type Sql, sql } from '../../database/statement.ts';
import { column } from './columns.ts';
import { listText } from './json-text.ts';
import type { SelectedField } from './selected-field.ts';
import type { FieldPlan, PlannedRow } from './type-plan.ts';

/** Which rows of a table belong to a row, and in which order. */
export interface OwnedRows {
  /** The type of the rows, which names their table too. */
  readonly type: string;
  /** The column that holds the id of the row that they belong to. */
  readonly owner: string;
  readonly orderBy: (owned: Sql) => Sql;
  /** What else must hold; all rows belong where this is left out. */
  readonly condition?: (owned: Sql, planned: PlannedRow, field: SelectedField) => Sql;
}

/** The list of all rows of a table that belong to a row. */
export function ownedList({ type, owner, orderBy, condition }: OwnedRows): FieldPlan {
  return (planned, field) => {
    const { row, scope } = planned;
    const owned = scope.alias();
    const further = condition ? sql`AND ${condition(owned, planned, field)}` : sql``;
    return listText(sql`SELECT ${scope.object(type, owned, field.fields)} AS "json"
      FROM ${rawSql(`"${type}"`)} ${owned} WHERE ${column(owned, owner)} = ${row}."id" ${further} ORDER BY ${orderBy(owned)}`);
  };
}

/** The order of references. */
export function byRef(owned: Sql): Sql {
  return column(owned, 'ref');
}
