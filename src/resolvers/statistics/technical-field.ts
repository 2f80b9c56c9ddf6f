import { sql } from '../../database/statement.ts';
import type { Joined } from './aggregate.ts';

/** The technical fields of the consortium of a row: a row of several is in several groups, one of none in that of null. */
export const TECHNICAL_FIELD: Joined = {
  value: sql`field."letter"`,
  joins: [sql`LEFT JOIN LATERAL unnest(consortium."technicalFields"::text[]) AS field ("letter") ON TRUE`],
};
