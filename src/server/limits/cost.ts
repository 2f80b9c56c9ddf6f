import {
  type DocumentNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isListType,
  isNonNullType,
  getNamedType,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { z } from 'zod';
import { PAGE_LIMIT } from '../../resolvers/page.ts';

/**
 * What a list without a page size counts as: the qualifications of a unit, the checks of a report. Such lists are as
 * long as the record is rich, which nobody knows beforehand; what they really held is charged in the end.
 */
const UNPAGED_LIST = 10;
/** What computing costs, beside the objects that come of it, in objects: a report evaluates every rule of a policy. */
const COMPUTED: Readonly<Record<string, number>> = {
  'Consortium.compliance': 20,
  'Query.checkCompliance': 20,
  'Query.consortiumStatistics': 500,
  'Query.unitStatistics': 500,
  'Query.platformStatistics': 500,
  'Query.projectStatistics': 500,
  'Query.fundingStatistics': 500,
};

/** Arguments of these names that are something else, such as the first of two groups, say nothing of a size. */
const sized = z.looseObject({
  first: z.int().nullish().catch(undefined),
  last: z.int().nullish().catch(undefined),
  ids: z.array(z.unknown()).nullish().catch(undefined),
});

/** The most objects that a field may answer for one parent, by its arguments. */
function sizeOf(type: GraphQLOutputType, field: string, written: unknown): number {
  const { first, last, ids } = sized.parse(written);
  const pages = getNamedType(type).name.endsWith('Connection');
  if (ids) return ids.length;
  if (pages) return Math.max(0, last ?? first ?? PAGE_LIMIT);
  if (field === 'edges' || field === 'nodes') return 1;
  return isListType(isNonNullType(type) ? type.ofType : type) ? UNPAGED_LIST : 1;
}

/**
 * An object costs 1 and what is asked of it; figures that are no objects come with it. What is asked of a page counts
 * once for each of its rows, its page info too: more than comes of it, never less.
 */
const estimator: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const computed = COMPUTED[`${type.name}.${field.name}`] ?? 0;
  const { name } = getNamedType(field.type);
  if (!isCompositeType(getNamedType(field.type))) return computed;
  const size = sizeOf(field.type, field.name, args);
  return computed + (name.endsWith('Connection') ? 1 + size * childComplexity : size * (1 + childComplexity));
};

/** What an operation may cost at most, in objects, with every page full. It is told before anything is fetched. */
export function requestedCost(
  schema: GraphQLSchema,
  query: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>>,
): number {
  return getComplexity({
    schema,
    query,
    variables: { ...variables },
    ...(typeof operationName === 'string' && { operationName }),
    estimators: [estimator],
  });
}

/** What an answer cost: the objects in it, itself left out. */
export function actualCost(data: unknown): number {
  return Math.max(0, objectsIn(data) - 1);
}

function objectsIn(data: unknown): number {
  if (typeof data !== 'object' || data === null) return 0;
  let objects = Array.isArray(data) ? 0 : 1;
  for (const each of Object.values(data)) objects += objectsIn(each);
  return objects;
}
