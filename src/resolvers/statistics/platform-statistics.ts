import { sql } from '../../database/statement.ts';
import { type PlatformFilter, platformCondition } from '../nouns/platform.ts';
import type { Measure } from './aggregate.ts';
import type { Subject } from './grouping.ts';
import type { AskedGroup } from './groups.ts';
import { type DivisionDimension, divisionDimensions, registrationOf } from './division-dimensions.ts';

/** By what platforms can be grouped. */
export type PlatformDimension =
  | DivisionDimension
  | 'LEVEL'
  | 'CATEGORY'
  | 'TECHNICAL_FIELD'
  | 'HOST_KIND'
  | 'YEAR';

/** A group of platforms. */
export type PlatformGroup = AskedGroup<PlatformFilter, PlatformDimension>;

/** What is measured of platforms. */
export type PlatformMeasure = 'AGE';

const HOST_JOIN = sql`JOIN "Unit" host ON host."id" = platform."hostUnitId"`;

/** Platforms that were there on a day: built by then, or nobody knows when, and neither they nor their hosts ended. */
export const PLATFORM_SUBJECT: Subject<PlatformFilter, PlatformDimension> & {
  readonly measures: Readonly<Record<PlatformMeasure, Measure>>;
} = {
  name: 'platforms',
  from: sql`JOIN "Platform" platform ON coalesce(platform."builtOn", '-infinity') <= day."on"
      AND (platform."endedOn" IS NULL OR platform."endedOn" > day."on")
      AND NOT EXISTS (SELECT FROM "Unit" gone WHERE gone."id" = platform."hostUnitId" AND gone."endedOn" <= day."on")`,
  dimensions: {
    ...divisionDimensions(registrationOf(sql`host`), [HOST_JOIN]),
    LEVEL: { value: sql`coalesce(platform."level"::text, 'UNKNOWN')` },
    CATEGORY: { value: sql`platform."category"` },
    TECHNICAL_FIELD: { value: sql`platform."technicalField"` },
    HOST_KIND: { value: sql`host."kind"`, joins: [HOST_JOIN] },
    YEAR: { value: sql`extract(year FROM platform."builtOn")::int` },
  },
  comparedBy: { tier: null, division: { value: registrationOf(sql`host`), joins: [HOST_JOIN] }, year: null },
  everything: {},
  condition: platformCondition,
  measures: {
    AGE: { name: 'age', value: sql`extract(year FROM age(day."on", platform."builtOn"))::numeric` },
  },
};
