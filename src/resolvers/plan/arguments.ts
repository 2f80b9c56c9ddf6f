import { z } from 'zod';
import { Decimal } from '../../domain/decimal.ts';
import type { ConsortiumFilter, ConsortiumOrderField } from '../nouns/consortium.ts';
import type { ConsortiumMeasure } from '../statistics/consortium-statistics.ts';
import type { Statistic } from '../statistics/group-number.ts';
import type { FundingFilter } from '../nouns/funding.ts';
import type { PatentOrderField, RequestedPatentFilter } from '../nouns/patent.ts';
import type { PlatformFilter } from '../nouns/platform.ts';
import type { RequestedProjectFilter } from '../nouns/project.ts';
import type { UnitFilter } from '../nouns/unit.ts';
import { CONSORTIUM_DIMENSIONS } from '../statistics/verdict-statistics.ts';

// GraphQL has read the arguments by the schema already: what is left is to know their types again.

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

const page = {
  first: z.number().nullish(),
  after: z.string().nullish(),
  last: z.number().nullish(),
  before: z.string().nullish(),
};

/** The arguments of a page. */
export const pageArguments = z.object(page);

/** Arguments by which a list of consortia is planned; a sample has no plan. */
export const consortiaArguments = z.object({
  ...page,
  sample: z.null().optional(),
  search: z.string().nullish(),
  filter: z.custom<ConsortiumFilter>(isObject).nullish(),
  orderBy: z.object({ field: z.custom<ConsortiumOrderField>(), direction: z.string().nullish() }).nullish(),
});

/** Arguments by which a list of units is planned; a sample has no plan. */
export const unitsArguments = z.object({
  ...page,
  sample: z.null().optional(),
  search: z.string().nullish(),
  filter: z.custom<UnitFilter>(isObject).nullish(),
  orderBy: z.object({ field: z.enum(['NAME', 'REF']), direction: z.string().nullish() }).nullish(),
});

/** Arguments by which a list in the order of references is planned; a sample has no plan. */
function listArguments<Filter>() {
  return z.object({ ...page, sample: z.null().optional(), filter: z.custom<Filter>(isObject).nullish() });
}

/** Arguments by which a list of fundings is planned. */
export const fundingsArguments = listArguments<FundingFilter>();
/** Arguments by which a list of platforms is planned. */
export const platformsArguments = listArguments<PlatformFilter>();
/** Arguments by which a list of projects is planned; the consortium is named by its global id. */
export const projectsArguments = listArguments<RequestedProjectFilter>();

/** Arguments by which a list of patents is planned; other records are named by their global ids. */
export const patentsArguments = listArguments<RequestedPatentFilter>().extend({
  orderBy: z.object({ field: z.custom<PatentOrderField>(), direction: z.string().nullish() }).nullish(),
});

const number = {
  measure: z.custom<ConsortiumMeasure>().nullish(),
  statistic: z.custom<Statistic>().nullish(),
};

/** Arguments by which groups of consortia are planned; verdicts, which must be come to before, have no plan. */
export const consortiumGroupsArguments = z.object({
  ...page,
  groupBy: z.array(z.enum(CONSORTIUM_DIMENSIONS).exclude(['VERDICT'])),
  filter: z.custom<ConsortiumFilter>(isObject).nullish(),
  policy: z.null().optional(),
  verdicts: z.null().optional(),
  asOf: z.string().nullish(),
  having: z
    .array(
      z.object({
        ...number,
        atLeast: z.instanceof(Decimal).nullish(),
        atMost: z.instanceof(Decimal).nullish(),
      }),
    )
    .nullish(),
  orderBy: z.object({ ...number, direction: z.enum(['ASC', 'DESC']).nullish() }).nullish(),
});

/** The argument of a quantile. */
export const quantileArguments = z.object({ at: z.instanceof(Decimal) });

/** The argument of a query for one record. */
export const refArgument = z.object({ ref: z.string() });
