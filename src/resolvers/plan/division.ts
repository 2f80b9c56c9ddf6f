import { type Sql, sql } from '../../database/statement.ts';
import { column, text, word } from './columns.ts';
import { type JsonText, oneText, plainText } from './json-text.ts';
import type { SelectedField } from './selected-field.ts';
import type { Scope, TypePlan } from './type-plan.ts';

/** The fields of Division. */
export const DIVISION: TypePlan = {
  code: text('code'),
  name: text('name'),
  level: word('level'),
  abolished: ({ row }) => plainText(sql`coalesce(${column(row, 'abolished')}, false)`),
  parent: ({ row, scope }, field) => divisionText(scope, column(row, 'parentCode'), field),
};

/** The division of a code, or null. */
export function divisionText(scope: Scope, code: Sql, { fields }: SelectedField): JsonText {
  const division = scope.alias();
  return oneText(
    sql`SELECT ${scope.object('Division', division, fields)} FROM "Division" ${division} WHERE ${division}."code" = ${code}`,
  );
}
