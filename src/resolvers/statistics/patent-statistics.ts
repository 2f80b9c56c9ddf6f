import { sql } from '../../database/statement.ts';
import { holdersOf, type PatentFilter, patentCondition } from '../nouns/patent.ts';
import type { Measure } from './aggregate.ts';
import { type DivisionDimension, divisionDimensions, registrationOf } from './division-dimensions.ts';
import type { Subject } from './grouping.ts';
import type { AskedGroup } from './groups.ts';

/** By what patents can be grouped. */
export type PatentDimension = DivisionDimension | 'KIND' | 'HOLDER' | 'HOLDER_KIND' | 'YEAR';

/** A group of patents. */
export type PatentGroup = AskedGroup<PatentFilter, PatentDimension>;

/** What is measured of patents. */
export type PatentMeasure = 'DAYS_TO_GRANT' | 'HOLDER_COUNT';

const FIRST_JOIN = sql`JOIN "Unit" first ON first."id" = patent."holderUnitId"`;
const HOLDER_JOIN = sql`JOIN LATERAL (
    SELECT holder."ref" FROM ${holdersOf(sql`= patent."id"`)} AS held JOIN "Unit" holder ON holder."id" = held."unitId"
  ) AS one ON TRUE`;

/** Patents that were there on a day: filed by then, or nobody knows when, and in force or on the way to it. */
export const PATENT_SUBJECT: Subject<PatentFilter, PatentDimension> & {
  readonly measures: Readonly<Record<PatentMeasure, Measure>>;
} = {
  name: 'patents',
  from: sql`JOIN "Patent" patent ON coalesce(patent."filedOn", '-infinity') <= day."on"
      AND (patent."expiresOn" IS NULL OR patent."expiresOn" > day."on")`,
  dimensions: {
    ...divisionDimensions(registrationOf(sql`first`), [FIRST_JOIN]),
    KIND: { value: sql`patent."kind"` },
    HOLDER: { value: sql`one."ref"`, joins: [HOLDER_JOIN] },
    HOLDER_KIND: { value: sql`first."kind"`, joins: [FIRST_JOIN] },
    YEAR: { value: sql`extract(year FROM patent."filedOn")::int` },
  },
  comparedBy: {
    tier: null,
    division: { value: registrationOf(sql`first`), joins: [FIRST_JOIN] },
    year: null,
  },
  everything: {},
  condition: patentCondition,
  measures: {
    DAYS_TO_GRANT: {
      name: 'grant',
      value: sql`CASE WHEN patent."grantedOn" <= day."on" THEN (patent."grantedOn" - patent."filedOn")::numeric END`,
    },
    HOLDER_COUNT: {
      name: 'holders',
      value: sql`(1 + (SELECT count(*) FROM "PatentCoHolder" joint WHERE joint."patentId" = patent."id"))::numeric`,
    },
  },
};
