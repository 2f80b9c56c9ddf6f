import { sql } from '../../database/statement.ts';
import { type ConsortiumFilter, consortiumCondition, filterFor } from '../nouns/consortium.ts';
import type { Measure } from './aggregate.ts';
import type { Subject } from './grouping.ts';
import { type DivisionDimension, divisionDimensions } from './division-dimensions.ts';
import { COMPARED_BY_CONSORTIUM, OF_CONSORTIUM } from './consortium-dimensions.ts';

/** By what consortia can be grouped that is on record of them. */
export type RecordedDimension =
  | DivisionDimension
  | 'TIER'
  | 'STAGE'
  | 'INDUSTRY_FIELD'
  | 'TECHNICAL_FIELD'
  | 'LEAD_KIND'
  | 'YEAR';

/** What is measured of consortia. */
export type ConsortiumMeasure = 'MEMBER_COUNT' | 'IN_CITY_SHARE' | 'ENTERPRISE_SHARE' | 'RD_INTENSITY';

/** What is measured of consortia, the lead among the members. */
export const CONSORTIUM_MEASURES: Readonly<Record<ConsortiumMeasure, Measure>> = {
  MEMBER_COUNT: { name: 'members', value: sql`figures."memberCount"::numeric` },
  IN_CITY_SHARE: {
    name: 'inCity',
    value: sql`figures."inCityShare"`,
    ratio: {
      part: sql`figures."inCityCount"`,
      whole: sql`figures."memberCount"`,
      unknown: sql`figures."inCityUnknown"`,
      open: sql`consortium."memberListIsPartial" IS TRUE`,
    },
  },
  ENTERPRISE_SHARE: {
    name: 'enterprise',
    value: sql`figures."enterpriseShare"`,
    ratio: {
      part: sql`figures."enterpriseCount"`,
      whole: sql`figures."memberCount"`,
      unknown: sql`figures."enterpriseUnknown"`,
      open: sql`consortium."memberListIsPartial" IS TRUE`,
    },
  },
  RD_INTENSITY: {
    name: 'intensity',
    value: sql`figures."rdIntensity"`,
    ratio: { part: sql`figures."rdExpenditure"`, whole: sql`figures."revenue"` },
    open: { name: 'openIntensity', value: sql`open_quotient(figures."rdExpenditure", figures."revenue")` },
  },
};

const LEAD_JOIN = sql`LEFT JOIN "Unit" lead_unit ON lead_unit."id" = figures."leadUnitId"`;

/** Consortia that were there on a day, with their figures of that day. */
export const CONSORTIUM_SUBJECT: Omit<Subject<ConsortiumFilter, RecordedDimension>, 'prepare'> & {
  readonly measures: Readonly<Record<ConsortiumMeasure, Measure>>;
} = {
  name: 'consortia',
  from: sql`JOIN "Consortium" consortium ON coalesce(consortium."filedOn", '-infinity') <= day."on"
      AND day."on" < coalesce(consortium."dissolvedOn", 'infinity')
    JOIN "ConsortiumFigures" figures ON figures."consortiumId" = consortium."id"
      AND figures."validFrom" <= day."on" AND day."on" < figures."validUntil"`,
  dimensions: {
    ...divisionDimensions(sql`consortium."divisionCode"`),
    TIER: OF_CONSORTIUM.TIER,
    STAGE: { value: sql`consortium."stage"` },
    INDUSTRY_FIELD: OF_CONSORTIUM.INDUSTRY_FIELD,
    TECHNICAL_FIELD: OF_CONSORTIUM.TECHNICAL_FIELD,
    LEAD_KIND: { value: sql`lead_unit."kind"`, joins: [LEAD_JOIN] },
    YEAR: { value: sql`extract(year FROM consortium."filedOn")::int` },
  },
  comparedBy: { ...COMPARED_BY_CONSORTIUM, year: null },
  everything: {},
  condition: (filter) => consortiumCondition(filter).condition,
  filterFor,
  measures: CONSORTIUM_MEASURES,
};
