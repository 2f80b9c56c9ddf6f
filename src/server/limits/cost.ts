import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isLeafType,
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
/** So many values under names of their own, by which one is asked for again and again, take as long as an object. */
const RENAMED_A_POINT = 10;
/** An object under a name of its own is a part of its own of the statement that is planned, whether or not there is a row. */
const RENAMED_OBJECT = 50;

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

/** Whether a value is asked for under a name of its own. */
function isRenamed({ alias }: FieldNode, { type }: GraphQLField<unknown, unknown>): boolean {
  return alias !== undefined && isLeafType(getNamedType(type));
}

/** Whether an object is asked of another under a name of its own; root fields are statements of their own. */
function isRenamedObject(
  { alias }: FieldNode,
  { type }: GraphQLField<unknown, unknown>,
  parent: GraphQLCompositeType,
  schema: GraphQLSchema,
): boolean {
  return alias !== undefined && !isLeafType(getNamedType(type)) && parent !== schema.getQueryType();
}

/** Counts nothing but values under names of their own, as often as they may come. */
const renamedValues: ComplexityEstimator = ({ field, args, node, childComplexity }) => {
  const isPage = getNamedType(field.type).name.endsWith('Connection');
  const rows = rowsOf(field, args);
  return Number(isRenamed(node, field)) + (isPage ? Math.max(1, rows) : rows) * childComplexity;
};

/** What an operation may cost at most, in points: a point is what an object costs. */
export interface RequestedCost {
  /** All of it. */
  readonly points: number;
  /** What of it is spent however little comes. */
  readonly fixed: number;
  /** How many values may come that are asked for under names of their own. */
  readonly renamed: number;
}

/** What an operation may cost at most, with every page full. It is told before anything is fetched. */
export function requestedCost(
  schema: GraphQLSchema,
  query: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>>,
): RequestedCost {
  const operation = {
    schema,
    query,
    variables: { ...variables },
    ...(typeof operationName === 'string' && { operationName }),
  };
  let forAll = 0;
  let fixed = 0;
  let renames = false;
  const points = getComplexity({
    ...operation,
    estimators: [
      ({ type, field, args, node }) => {
        forAll += field.extensions.workForAll?.(args) ?? 0;
        if (isRenamedObject(node, field, type, schema)) fixed += RENAMED_OBJECT;
        renames ||= isRenamed(node, field);
      },
      estimator,
    ],
  });
  const renamed = renames ? getComplexity({ ...operation, estimators: [renamedValues] }) : 0;
  return { points: Math.ceil(points + forAll) + fixed + costOfRenamed(renamed), fixed, renamed };
}

/** What an answer holds. */
export interface AnswerSize {
  /** Its objects, itself left out. */
  readonly objects: number;
  /** What its objects hold under a name: values, lists and objects. */
  readonly entries: number;
}

/** What an answer holds, by which it costs. */
export function answerSize(data: unknown): AnswerSize {
  const { objects, entries } = sizeWithin(data);
  return { objects: Math.max(0, objects - 1), entries };
}

/** What values under names of their own cost, in an answer that holds so much. */
export function renamedCost({ renamed }: RequestedCost, { entries }: AnswerSize): number {
  return costOfRenamed(Math.min(renamed, entries));
}

function costOfRenamed(values: number): number {
  return Math.ceil(values / RENAMED_A_POINT);
}

function sizeWithin(data: unknown): AnswerSize {
  if (typeof data !== 'object' || data === null) return { objects: 0, entries: 0 };
  const parts = Object.values(data);
  let [objects, entries] = Array.isArray(data) ? [0, 0] : [1, parts.length];
  for (const part of parts) {
    const within = sizeWithin(part);
    objects += within.objects;
    entries += within.entries;
  }
  return { objects, entries };
}
