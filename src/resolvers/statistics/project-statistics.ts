import { sql } from '../../database/statement.ts';
import { type ProjectFilter, projectCondition } from '../nouns/project.ts';
import { type Measure, rowQuotient } from './aggregate.ts';
import type { Subject } from './grouping.ts';
import type { AskedGroup } from './groups.ts';
import {
  COMPARED_BY_CONSORTIUM,
  type DimensionOfConsortium,
  OF_CONSORTIUM,
} from './consortium-dimensions.ts';

/** By what projects can be grouped. */
export type ProjectDimension = DimensionOfConsortium | 'LEVEL' | 'STAGE' | 'YEAR';

/** A group of projects. */
export type ProjectGroup = AskedGroup<ProjectFilter, ProjectDimension>;

/** What is measured of projects. */
export type ProjectMeasure = 'TOTAL_COST' | 'PUBLIC_MONEY' | 'LEVERAGE';

const PUBLIC_JOIN = sql`LEFT JOIN LATERAL (
    SELECT sum("amount") AS "amount" FROM "Funding" WHERE "projectId" = project."id" AND "phase" = 'AWARDED'
      AND "source" IN ('FISCAL_NATIONAL', 'FISCAL_PROVINCIAL', 'FISCAL_MUNICIPAL', 'FISCAL_COUNTY')
      AND ("endedOn" IS NULL OR "endedOn" > day."on")
  ) AS awarded ON TRUE`;
const OTHER_MONEY = sql`project."totalCost" - awarded."amount"`;

/** Projects that had begun by a day, or nobody knows when, and were not ended (终止) by then, with the public money awarded to them. */
export const PROJECT_SUBJECT: Subject<ProjectFilter, ProjectDimension> & {
  readonly measures: Readonly<Record<ProjectMeasure, Measure>>;
} = {
  name: 'projects',
  from: sql`JOIN "Project" project ON coalesce(project."startsOn", '-infinity') <= day."on"
      AND (project."endedOn" IS NULL OR project."endedOn" > day."on")
    JOIN "Consortium" consortium ON consortium."id" = project."consortiumId"`,
  dimensions: {
    ...OF_CONSORTIUM,
    LEVEL: { value: sql`project."level"` },
    STAGE: { value: sql`project."stage"` },
    YEAR: { value: sql`extract(year FROM project."startsOn")::int` },
  },
  comparedBy: {
    ...COMPARED_BY_CONSORTIUM,
    year: { value: sql`extract(year FROM project."startsOn")::int` },
  },
  everything: {},
  condition: projectCondition,
  measures: {
    TOTAL_COST: { name: 'cost', value: sql`project."totalCost"` },
    PUBLIC_MONEY: { name: 'public', value: sql`awarded."amount"`, joins: [PUBLIC_JOIN] },
    LEVERAGE: {
      name: 'leverage',
      value: rowQuotient(OTHER_MONEY, sql`awarded."amount"`),
      ratio: {
        part: OTHER_MONEY,
        whole: sql`CASE WHEN project."totalCost" IS NOT NULL THEN awarded."amount" END`,
      },
      joins: [PUBLIC_JOIN],
    },
  },
};
