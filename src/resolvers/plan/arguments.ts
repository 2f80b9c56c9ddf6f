import { z } from 'zod';
import type { ConsortiumFilter, ConsortiumOrderField } from '../consortium.ts';
import type { UnitFilter } from '../unit.ts';

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

/** The argument of a query for one record. */
export const refArgument = z.object({ ref: z.string() });
