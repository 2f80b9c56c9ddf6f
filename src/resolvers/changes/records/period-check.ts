import { rawSql, sql } from '../../../database/statement.ts';
import { inputError } from '../../request/user-error.ts';
import type { RecordCheck } from './record.ts';

/** Refuses a row whose end lies before its beginning. */
export function endsNotBefore(table: string, begins: string, ends: string): RecordCheck {
  return async ({ transaction }, id) => {
    const reversed = await transaction.query(sql`
      SELECT "id" FROM ${rawSql(`"${table}"`)}
      WHERE "id" = ${id}::int AND ${rawSql(`"${ends}" < "${begins}"`)}`);
    if (reversed.length === 0) return [];
    return [
      inputError('PERIOD_REVERSED', {
        zh: '结束日期不能早于开始日期。',
        en: 'A period does not end before it begins.',
      }),
    ];
  };
}
