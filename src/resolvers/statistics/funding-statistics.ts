import { sql } from '../../database/statement.ts';
import { type FundingFilter, fundingCondition } from '../nouns/funding.ts';
import type { Context } from '../request/context.ts';
import { AtlasError } from '../request/errors.ts';
import type { Page } from '../request/page.ts';
import type { Measure, Per } from './aggregate.ts';
import type { Subject } from './grouping.ts';
import { type AskedGroup, groupsOf, type SubjectArguments } from './groups.ts';
import {
  COMPARED_BY_CONSORTIUM,
  type DimensionOfConsortium,
  OF_CONSORTIUM,
} from './consortium-dimensions.ts';

/** By what sums of money can be grouped. */
export type FundingDimension =
  | DimensionOfConsortium
  | 'SOURCE'
  | 'PHASE'
  | 'YEAR'
  | 'PROJECT_LEVEL'
  | 'RECIPIENT_KIND';

/** What is measured of sums of money. */
export type FundingMeasure = 'AMOUNT';

/** Over whom money may be concentrated. */
export const FUNDING_SHARERS = {
  RECIPIENT: { name: 'recipient', value: sql`funding."recipientUnitId"` },
  PROJECT: { name: 'project', value: sql`funding."projectId"` },
  CONSORTIUM: { name: 'consortium', value: sql`project."consortiumId"` },
} satisfies Readonly<Record<string, Per>>;

const RECIPIENT_JOIN = sql`LEFT JOIN "Unit" recipient ON recipient."id" = funding."recipientUnitId"`;

/** Sums of money that stood on a day: dated by then, or nobody knows when, and not withdrawn (撤回). */
export const FUNDING_SUBJECT: Subject<FundingFilter, FundingDimension> & {
  readonly measures: Readonly<Record<FundingMeasure, Measure>>;
} = {
  name: 'fundings',
  from: sql`JOIN "Funding" funding ON coalesce(funding."datedOn", '-infinity') <= day."on"
      AND (funding."endedOn" IS NULL OR funding."endedOn" > day."on")
    JOIN "Project" project ON project."id" = funding."projectId"
    JOIN "Consortium" consortium ON consortium."id" = project."consortiumId"`,
  dimensions: {
    ...OF_CONSORTIUM,
    SOURCE: { value: sql`funding."source"` },
    PHASE: { value: sql`funding."phase"` },
    YEAR: { value: sql`funding."year"` },
    PROJECT_LEVEL: { value: sql`project."level"` },
    RECIPIENT_KIND: { value: sql`recipient."kind"`, joins: [RECIPIENT_JOIN] },
  },
  comparedBy: {
    ...COMPARED_BY_CONSORTIUM,
    year: { value: sql`funding."year"` },
  },
  everything: {},
  condition: fundingCondition,
  measures: { AMOUNT: { name: 'amount', value: sql`funding."amount"` } },
};

/** A group of sums of money. */
export type FundingGroup = AskedGroup<FundingFilter, FundingDimension>;

/**
 * Money asked for, awarded and paid is the same money three times, so amounts are of one phase.
 *
 * @throws AtlasError BAD_USER_INPUT for a request whose groups mix phases.
 */
export function requireOnePhase({
  groupBy,
  filter,
}: Pick<SubjectArguments<FundingFilter, FundingDimension, FundingMeasure>, 'groupBy' | 'filter'>): void {
  if (!groupBy.includes('PHASE') && filter?.phases?.length !== 1) {
    throw new AtlasError(
      'BAD_USER_INPUT',
      'Money asked for, awarded and paid must not be added up: filter by one of the phases REQUESTED, AWARDED, PAID, or group by PHASE.',
    );
  }
}

/**
 * A page of groups of sums of money.
 *
 * @throws AtlasError BAD_USER_INPUT where they are narrowed or ordered by amounts that mix phases.
 */
export async function pageOfFundingGroups(
  context: Context,
  args: SubjectArguments<FundingFilter, FundingDimension, FundingMeasure>,
): Promise<Page<FundingGroup>> {
  const looksAtAmounts = [...(args.having ?? []), args.orderBy].some(
    (number) => number?.measure === 'AMOUNT',
  );
  if (looksAtAmounts) requireOnePhase(args);
  return groupsOf(context, FUNDING_SUBJECT, args);
}
