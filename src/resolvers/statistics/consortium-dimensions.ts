import { sql } from '../../database/statement.ts';
import type { Joined } from './aggregate.ts';
import { type DivisionDimension, divisionDimensions } from './division-dimensions.ts';

/** By what of their consortium rows can be grouped. */
export type DimensionOfConsortium = DivisionDimension | 'TIER' | 'INDUSTRY_FIELD' | 'TECHNICAL_FIELD';

/** The dimensions of rows that bring their consortium along, under the alias `consortium`. */
export const OF_CONSORTIUM: Readonly<Record<DimensionOfConsortium, Joined>> = {
  ...divisionDimensions(sql`consortium."divisionCode"`),
  TIER: { value: sql`consortium."tier"` },
  INDUSTRY_FIELD: { value: sql`consortium."industryField"` },
  // A row of several technical fields is in several groups, one of none in that of null.
  TECHNICAL_FIELD: {
    value: sql`field."letter"`,
    joins: [sql`LEFT JOIN LATERAL unnest(consortium."technicalFields"::text[]) AS field ("letter") ON TRUE`],
  },
};

/** By what of their consortium rows are compared. */
export const COMPARED_BY_CONSORTIUM = {
  tier: { value: sql`consortium."tier"` },
  division: { value: sql`consortium."divisionCode"` },
};
