import { sql } from '../database/statement.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { ComplianceVerdict } from '../policy/vocabulary.ts';
import { requirePolicy, verdictOf } from './compliance.ts';
import {
  CONSORTIUM_COLUMNS,
  type ConsortiumFilter,
  type ConsortiumRow,
  consortiumCondition,
} from './consortium.ts';
import type { Context } from './context.ts';
import { defineLoader, rowBy, rowsBy } from './loader.ts';
import type { Measure } from './statistics/aggregate.ts';
import type { Group, Grouping, Subject } from './statistics/grouping.ts';
import { type PlaceDimension, placeDimensions } from './statistics/places.ts';

/** By what consortia can be grouped. */
export type ConsortiumDimension =
  | PlaceDimension
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
  },
};

const FIELD_JOIN = sql`LEFT JOIN LATERAL unnest(consortium."technicalFields"::text[]) AS field ("letter") ON TRUE`;
const LEAD_JOIN = sql`LEFT JOIN "Unit" lead_unit ON lead_unit."id" = figures."leadUnitId"`;

/** Consortia that were there on a day, with their figures of that day. */
export const CONSORTIUM_SUBJECT: Subject<ConsortiumFilter, ConsortiumDimension> & {
  readonly measures: Readonly<Record<ConsortiumMeasure, Measure>>;
} = {
  name: 'consortia',
  from: sql`JOIN "Consortium" consortium ON coalesce(consortium."filedOn", '-infinity') <= day."on"
      AND day."on" < coalesce(consortium."dissolvedOn", 'infinity')
    JOIN "ConsortiumFigures" figures ON figures."consortiumId" = consortium."id"
      AND figures."validFrom" <= day."on" AND day."on" < figures."validUntil"`,
  dimensions: {
    ...placeDimensions(sql`consortium."divisionCode"`),
    TIER: { value: sql`consortium."tier"` },
    STAGE: { value: sql`consortium."stage"` },
    INDUSTRY_FIELD: { value: sql`consortium."industryField"` },
    TECHNICAL_FIELD: { value: sql`field."letter"`, joins: [FIELD_JOIN] },
    LEAD_KIND: { value: sql`lead_unit."kind"`, joins: [LEAD_JOIN] },
    YEAR: { value: sql`extract(year FROM consortium."filedOn")::int` },
  },
  everything: {},
  condition: (filter) => consortiumCondition(filter, null).condition,
  measures: CONSORTIUM_MEASURES,
};

/** How many consortia of a group came to each verdict. */
export type ComplianceCounts = Readonly<Record<ComplianceVerdict, number>>;

/** Verdicts of each group, for one grouping, day and policy. */
const verdictLoaders = new WeakMap<Grouping, ReturnType<typeof defineVerdicts>>();

function defineVerdicts(grouping: Grouping) {
  return defineLoader<string, ComplianceVerdict[], { policy: string; day: CalendarDate; on: CalendarDate }>(
    async (_, { policy: key, day, on }, context) => {
      const policy = requirePolicy(context, key);
      const members = await context.database.query<ConsortiumRow & { readonly group: string }>(
        grouping.rows(day, CONSORTIUM_COLUMNS),
      );
      const verdicts = new Map(
        await Promise.all(
          [...rowBy(members, ({ id }) => id).values()].map(
            async (row): Promise<[number, ComplianceVerdict]> => [
              row.id,
              await verdictOf(context, row, policy, on),
            ],
          ),
        ),
      );
      const groups = rowsBy(members, ({ group }) => group);
      return new Map(
        [...groups].map(([name, rows]) => [name, rows.flatMap(({ id }) => verdicts.get(id) ?? [])]),
      );
    },
  );
}

/** How many consortia of a group came to each verdict against a policy. */
export async function complianceCounts(
  context: Context,
  { grouping, day, name }: Group,
  policy: string,
  on: CalendarDate,
): Promise<ComplianceCounts> {
  requirePolicy(context, policy);
  let loader = verdictLoaders.get(grouping);
  if (!loader) verdictLoaders.set(grouping, (loader = defineVerdicts(grouping)));
  const verdicts = (await loader(context, { policy, day, on }).load(name)) ?? [];
  const count = (verdict: ComplianceVerdict) => verdicts.filter((each) => each === verdict).length;
  return {
    COMPLIANT: count('COMPLIANT'),
    DEVIATING: count('DEVIATING'),
    NON_COMPLIANT: count('NON_COMPLIANT'),
    UNDETERMINED: count('UNDETERMINED'),
  };
}
