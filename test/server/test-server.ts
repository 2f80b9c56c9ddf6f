import { z } from 'zod';
import { buildSchema } from '../../src/schema/schema.ts';
import type { Database } from '../../src/database/database.ts';
import { POLICIES_DIRECTORY } from '../../src/package-files.ts';
import { loadPolicies } from '../../src/policy/load.ts';
import { createLog } from '../../src/server/log.ts';
import type { PlanFailure } from '../../src/server/execution/plan-failures.ts';
import { type ServerOptions, startServer } from '../../src/server/server.ts';
import type { Tracing } from '../../src/server/telemetry/tracing.ts';
import { createTestDatabase } from '../test-database.ts';

/** An administrator's key of every test server. */
export const ADMIN_KEY = 'an administrator of the tests';

/** An answer with its body read. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** `extensions.code` of each error. */
  readonly codes: string[];
  readonly messages: string[];
  readonly data: unknown;
}

/** A service asked over HTTP. */
export interface TestService {
  readonly url: string;
  readonly fetch: (path: string, init?: RequestInit) => Promise<Reply>;
  /** Sends a body to /graphql as JSON. */
  readonly post: (body: unknown, headers?: Record<string, string>) => Promise<Reply>;
  readonly stop: () => Promise<void>;
}

/** A service over a database of its own. */
export interface TestServer extends TestService {
  readonly database: Database;
  /** The address of the database, where it is a PostgreSQL server's. */
  readonly databaseUrl: string | null;
}

/** Starts a service over an empty database; call it in beforeAll, and `stop` in afterAll. */
export async function startTestServer(
  config: Partial<ServerOptions['config']> = {},
  schema = buildSchema(),
): Promise<TestServer> {
  const { database, url: databaseUrl, drop } = await createTestDatabase();
  const service = await serve(database, config, schema);
  return {
    ...service,
    database,
    databaseUrl,
    async stop() {
      await service.stop();
      await drop();
    },
  };
}

/**
 * Starts a service over a database that is open; stopping it leaves the database open.
 *
 * @param planFailed told of plans that failed unexpectedly. Where it is left out, the requests fail whose plans did, and
 *   stopping the service fails too.
 */
export async function serve(
  database: Database,
  config: Partial<ServerOptions['config']> = {},
  schema = buildSchema(),
  log = createLog({ format: 'json', level: 'silent' }),
  clock = () => new Date(),
  tracing?: Tracing,
  planFailed?: (failure: PlanFailure) => void,
): Promise<TestService> {
  const failures: unknown[] = [];
  const fail = ({ error }: PlanFailure): never => {
    failures.push(error);
    throw error;
  };
  const server = await startServer({
    config: {
      host: '127.0.0.1',
      port: 0,
      adminKey: ADMIN_KEY,
      oidc: undefined,
      graphiql: true,
      introspection: true,
      limits: undefined,
      redisUrl: undefined,
      replicas: undefined,
      trustedProxies: 0,
      timeLimit: 30_000,
      receiveLimit: 30_000,
      concurrency: 100,
      queue: 400,
      slowMilliseconds: 30_000,
      responseCacheMegabytes: 16,
      trustedDocuments: undefined,
      trustedOnly: false,
      ...config,
    },
    schema,
    database,
    policies: loadPolicies(POLICIES_DIRECTORY),
    log,
    clock,
    tracing,
    planFailed: planFailed ?? fail,
  });
  const ask: TestService['fetch'] = async (path, init) => reply(await fetch(`${server.url}${path}`, init));
  return {
    url: server.url,
    fetch: ask,
    post: (body, headers) =>
      ask('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    async stop() {
      await server.stop();
      if (failures.length > 0) throw new AggregateError(failures, 'plans failed unexpectedly');
    },
  };
}

const answerSchema = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }) })).default([]),
});

async function reply(response: Response): Promise<Reply> {
  const text = await response.text();
  const json: unknown = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : {};
  const { data, errors } = answerSchema.parse(json);
  return {
    status: response.status,
    headers: response.headers,
    text,
    codes: errors.map(({ extensions }) => extensions.code),
    messages: errors.map(({ message }) => message),
    data,
  };
}
