import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isListType,
  isNonNullType,
  getNamedType,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { z } from 'zod';
import { PAGE_LIMIT } from '../../resolvers/request/page.ts';

/**
 * What a list without a page size counts as: the qualifications of a unit, the checks of a report. Such lists are as
 * long as the record is rich, which nobody knows beforehand; what they really held is charged in the end.
 */
const UNPAGED_LIST = 10;
/** Looking for an object, or for the objects of a list, whether or not there is one. */
const LOOKING = 1;
/** A page itself. */
const PAGE = 1;

/** Arguments of these names that are something else, such as the first of two groups, say nothing of a size. */
const sized = z.looseObject({
  first: z.int().nullish().catch(undefined),
  last: z.int().nullish().catch(undefined),
  ids: z.array(z.unknown()).nullish().catch(undefined),
});

/** The most objects that a field may answer for one parent, by its arguments. */
export function rowsOf(
  { name, type, extensions }: GraphQLField<unknown, unknown>,
  args: Readonly<Record<string, unknown>>,
): number {
  return extensions.rows?.(args) ?? sizeOf(type, name, args);
}

function sizeOf(type: GraphQLOutputType, field: string, written: unknown): number {
  const { first, last, ids } = sized.parse(written);
  const pages = getNamedType(type).name.endsWith('Connection');
  if (ids) return ids.length;
  // A larger page is refused, and no part of it is fetched.
  if (pages) return Math.min(PAGE_LIMIT, Math.max(0, last ?? first ?? PAGE_LIMIT));
  if (field === 'edges' || field === 'nodes') return 1;
  return isListType(isNonNullType(type) ? type.ofType : type) ? UNPAGED_LIST : 1;
}

/**
 * An object costs 1, looking for it as much, and what is asked of it; what a field computes costs what the field says; figures
 * that are no objects come with it. What is asked of a page counts once for each of its rows, its page info too: more than
 * comes of it, never less.
 */
const estimator: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const { work, reserve, refusal = 0 } = field.extensions;
  const computed = (work?.(args) ?? 0) + (reserve?.(args) ?? 0) + refusal;
  const { name } = getNamedType(field.type);
  if (!isCompositeType(getNamedType(field.type))) return computed;
  const size = rowsOf(field, args);
  if (name.endsWith('Connection')) return computed + LOOKING + PAGE + Math.max(1, size) * childComplexity;
  // What a page has is looked for with the page.
  const looking = type.name.endsWith('Connection') ? 0 : LOOKING;
  return computed + looking + size * (1 + childComplexity);
};

/**
 * What an operation may cost at most, in points, with every page full: a point is what an object costs. It is told before
 * anything is fetched.
 */
export function requestedCost(
  schema: GraphQLSchema,
  query: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>>,
): number {
  let forAll = 0;
  const complexity = getComplexity({
    schema,
    query,
    variables: { ...variables },
    ...(typeof operationName === 'string' && { operationName }),
    estimators: [
      ({ field, args }) => {
        forAll += field.extensions.workForAll?.(args) ?? 0;
      },
      estimator,
    ],
  });
  return Math.ceil(complexity + forAll);
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
