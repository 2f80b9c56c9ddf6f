import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  parse,
  validate,
} from 'graphql';
import { expect } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { loadPolicies } from '../../src/policy/load.ts';
import { type Context, createContext } from '../../src/resolvers/request/context.ts';
import { administrator, PUBLIC_VIEWER, type Viewer } from '../../src/resolvers/request/viewer.ts';
import { buildSchema } from '../../src/schema/schema.ts';
import { isKnownReason, ResolverError } from '../../src/server/execution/plan-failures.ts';
import { plannedAnswer } from '../../src/server/execution/planned-answer.ts';
import { createTestDatabase } from '../test-database.ts';

/** The product's schema, as it is served. */
export const schema = buildSchema();
const policies = loadPolicies('policies');

const answered = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .default([]),
});
/** An error as a client gets it. */
export type AnsweredError = z.infer<typeof answered>['errors'][number];

/** The instant that tests ask at: 1 July 2025 in Asia/Shanghai. */
export const NOW = new Date('2025-07-01T04:00:00Z');
/** Somebody with every right. */
export const ADMINISTRATOR: Viewer = administrator('test');

/** A database with the divisions and the table set of this folder in it. */
export function createGraph(): ReturnType<typeof createTestDatabase> {
  return createTestDatabase('graph');
}

/** How a question is asked. */
export interface Asking {
  readonly variables?: Record<string, unknown>;
  readonly viewer?: Viewer;
  readonly now?: Date;
  readonly requestId?: string;
  /** False where statements are counted: the question is then asked of the resolvers alone. */
  readonly alsoPlanned?: boolean;
}

/**
 * An answer with plain objects, errors and all. Whatever is asked of the resolvers is asked by its plan too, where it has
 * one, and the two are held against each other byte by byte.
 */
export async function ask(
  database: Database,
  source: string,
  { variables = {}, viewer = PUBLIC_VIEWER, now = NOW, requestId, alsoPlanned = true }: Asking = {},
): Promise<{ data: unknown; errors: readonly AnsweredError[]; notices: readonly string[] }> {
  const contextValue = createContext({
    database,
    policies,
    viewer,
    now,
    requestId: requestId ?? null,
  });
  const document = documentOf(source);
  const result =
    document instanceof GraphQLError
      ? { errors: [document] }
      : await execute({ schema, document, variableValues: variables, contextValue });
  if (alsoPlanned && !(document instanceof GraphQLError)) {
    await expectSamePlanned(contextValue, document, variables, result);
  }
  const { data = null, errors } = answered.parse(JSON.parse(JSON.stringify(result)));
  return { data, errors, notices: [...contextValue.notices.keys()] };
}

function documentOf(source: string): DocumentNode | GraphQLError {
  try {
    const document = parse(source);
    return validate(schema, document)[0] ?? document;
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

async function expectSamePlanned(
  context: Context,
  document: DocumentNode,
  variables: Record<string, unknown>,
  result: ExecutionResult,
): Promise<void> {
  const operation = getOperationAST(document);
  if (!operation) return;
  const planned = plannedAnswer(context, { schema, document, operation, variables });
  if (!planned) return;
  try {
    const data = await planned.fetch();
    expect(JSON.stringify(result)).toBe(`{"data":${data}}`);
  } catch (error) {
    // What a resolver failed with it fails with again.
    if (!isKnownReason(error) && !(error instanceof ResolverError)) throw error;
    expect(result.errors).not.toBeUndefined();
  }
}

/** The plan of a query on the day of {@link NOW}; undefined where it is left to GraphQL's own execution. */
export function planOf(
  database: Database,
  source: string,
  variables: Record<string, unknown> = {},
  viewer: Viewer = PUBLIC_VIEWER,
): ReturnType<typeof plannedAnswer> {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return plannedAnswer(createContext({ database, policies, viewer, now: NOW }), {
    schema,
    document,
    operation,
    variables,
  });
}

/** The data of an answer without errors. */
export async function answer(database: Database, source: string, asking: Asking = {}): Promise<unknown> {
  const { data, errors } = await ask(database, source, asking);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data;
}

/** The codes of the errors of an answer. */
export async function refusals(database: Database, source: string, asking: Asking = {}): Promise<unknown[]> {
  const { errors } = await ask(database, source, asking);
  return errors.map((error) => error.extensions?.['code']);
}
