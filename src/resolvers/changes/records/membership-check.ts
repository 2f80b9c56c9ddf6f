import { sql } from '../../../database/statement.ts';
import { inputError } from '../../request/user-error.ts';
import type { RecordCheck } from './record.ts';

/** Refuses a unit that would have one part in one consortium twice at one time. */
export const notTwiceAtOnce: RecordCheck = async ({ transaction }, id) => {
  const twice = await transaction.query(sql`
    SELECT other."id" FROM "Membership" membership
    JOIN "Membership" other ON other."consortiumId" = membership."consortiumId" AND other."unitId" = membership."unitId"
      AND other."role" = membership."role" AND other."id" <> membership."id"
      AND daterange(other."joinedOn", other."leftOn") && daterange(membership."joinedOn", membership."leftOn")
    WHERE membership."id" = ${id}::int LIMIT 1`);
  if (twice.length === 0) return [];
  return [
    inputError(
      'MEMBER_TWICE',
      {
        zh: '该单位在此期间已是联合体成员；请修改已有的成员关系，或先填写其退出日期。',
        en: 'The unit is a member in this time already; change that membership, or say first when it ended.',
      },
      'unit',
    ),
  ];
};
