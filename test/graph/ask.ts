import { graphql } from 'graphql';
import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { loadPolicies } from '../../src/policy/load.ts';
import { createContext } from '../../src/resolvers/context.ts';
import { administrator, PUBLIC_VIEWER, type Viewer } from '../../src/resolvers/viewer.ts';
import { buildSchema } from '../../src/schema/schema.ts';
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
}

/** An answer with plain objects, errors and all. */
export async function ask(
  database: Database,
  source: string,
  { variables = {}, viewer = PUBLIC_VIEWER, now = NOW, requestId }: Asking = {},
): Promise<{ data: unknown; errors: readonly AnsweredError[]; notices: readonly string[] }> {
  const contextValue = createContext({
    database,
    policies,
    viewer,
    now,
    requestId: requestId ?? null,
  });
  const result = await graphql({ schema, source, variableValues: variables, contextValue });
  const { data = null, errors } = answered.parse(JSON.parse(JSON.stringify(result)));
  return { data, errors, notices: [...contextValue.notices.keys()] };
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
