import { rawSql, sql } from '../../../database/statement.ts';
import { inputError } from '../../request/user-error.ts';
import type { RecordCheck } from './record.ts';

/** Refuses a row that names a record of another consortium than its own. */
export function ofSameConsortium(
  table: string,
  field: string,
  named: { readonly table: string; readonly column: string },
): RecordCheck {
  return async ({ transaction }, id) => {
    const astray = await transaction.query(sql`
      SELECT row."id" FROM ${rawSql(`"${table}"`)} row
      JOIN ${rawSql(`"${named.table}"`)} named ON named."id" = row.${rawSql(`"${named.column}"`)}
      WHERE row."id" = ${id}::int AND named."consortiumId" IS DISTINCT FROM row."consortiumId"`);
    if (astray.length === 0) return [];
    return [
      inputError(
        'OTHER_CONSORTIUM',
        {
          zh: '所指的记录属于另一个联合体；请选择本联合体的记录。',
          en: 'This names a record of another consortium; name one of its own.',
        },
        field,
      ),
    ];
  };
}
