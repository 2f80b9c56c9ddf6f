import { sql } from '../../database/statement.ts';
import { allOf } from '../request/page.ts';
import { type Measure, rowQuotient } from './aggregate.ts';
import type { Subject } from './grouping.ts';
import type { AskedGroup } from './groups.ts';
import { type DivisionDimension, divisionDimensions, registrationOf } from './division-dimensions.ts';
import { type UnitFilter, unitConditions } from '../nouns/unit.ts';

/** By what units can be grouped. */
export type UnitDimension = DivisionDimension | 'KIND' | 'QUALIFICATION';

/** A group of units. */
export type UnitGroup = AskedGroup<UnitFilter, UnitDimension>;

/** What is measured of units. */
export type UnitMeasure = 'REVENUE' | 'RD_EXPENDITURE' | 'RD_INTENSITY' | 'CONSORTIA';

const YEARS_JOIN = sql`LEFT JOIN LATERAL (
    SELECT CASE count("revenue") WHEN 3 THEN sum("revenue") END AS "revenue",
      CASE count("rdExpenditure") WHEN 3 THEN sum("rdExpenditure") END AS "rdExpenditure"
    FROM "FinancialYear"
    WHERE "unitId" = unit."id" AND "year" BETWEEN extract(year FROM day."on")::int - 3 AND extract(year FROM day."on")::int - 1
  ) AS three ON TRUE`;
const TITLE_JOIN = sql`LEFT JOIN LATERAL (
    SELECT DISTINCT "kind" FROM "Qualification" WHERE "unitId" = unit."id"
      AND coalesce("validFrom", '-infinity') <= day."on" AND day."on" <= coalesce("validTo", 'infinity')
  ) AS title ON TRUE`;
/** Those that were there on the day, as the statistics of consortia have it. */
const CONSORTIA_JOIN = sql`LEFT JOIN LATERAL (
    SELECT count(DISTINCT membership."consortiumId") AS "count"
    FROM "Membership" membership JOIN "Consortium" joined ON joined."id" = membership."consortiumId"
    WHERE membership."unitId" = unit."id"
      AND coalesce(membership."joinedOn", '-infinity') <= day."on" AND day."on" < coalesce(membership."leftOn", 'infinity')
      AND coalesce(joined."filedOn", '-infinity') <= day."on" AND day."on" < coalesce(joined."dissolvedOn", 'infinity')
  ) AS part ON TRUE`;

/** Units that had not ceased to be (注销) by a day, each once in a group whatever the number of its consortia, with their figures of a day. */
export const UNIT_SUBJECT: Subject<UnitFilter, UnitDimension> & {
  readonly measures: Readonly<Record<UnitMeasure, Measure>>;
} = {
  name: 'units',
  from: sql`JOIN "Unit" unit ON unit."endedOn" IS NULL OR unit."endedOn" > day."on"`,
  dimensions: {
    ...divisionDimensions(registrationOf(sql`unit`)),
    KIND: { value: sql`unit."kind"` },
    QUALIFICATION: { value: sql`title."kind"`, joins: [TITLE_JOIN] },
  },
  comparedBy: { tier: null, division: { value: registrationOf(sql`unit`) }, year: null },
  everything: {},
  condition: (filter, asOf) => allOf(unitConditions(filter, asOf)),
  measures: {
    REVENUE: { name: 'revenue', value: sql`three."revenue"`, joins: [YEARS_JOIN], confidential: true },
    RD_EXPENDITURE: {
      name: 'rd',
      value: sql`three."rdExpenditure"`,
      joins: [YEARS_JOIN],
      confidential: true,
    },
    RD_INTENSITY: {
      name: 'intensity',
      value: rowQuotient(sql`three."rdExpenditure"`, sql`three."revenue"`),
      ratio: { part: sql`three."rdExpenditure"`, whole: sql`three."revenue"` },
      joins: [YEARS_JOIN],
      open: {
        name: 'openIntensity',
        value: sql`open_quotient(three."rdExpenditure", three."revenue")`,
        joins: [YEARS_JOIN],
      },
    },
    CONSORTIA: { name: 'consortia', value: sql`part."count"::numeric`, joins: [CONSORTIA_JOIN] },
  },
};
