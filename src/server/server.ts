import { type GraphQLSchema, printSchema } from 'graphql';
import type { Redis } from 'ioredis';
import type { Config, CostTerms } from '../config.ts';
import type { Database } from '../database/database.ts';
import { connectReplicas, primaryAlone } from '../database/servers.ts';
import { DASHBOARD_DIRECTORY, GRAPHIQL_DIRECTORY } from '../package-files.ts';
import type { PolicySet } from '../policy/load.ts';
import { startApollo } from './apollo.ts';
import { ResponseCache } from './execution/response-cache.ts';
import { ApolloBypass } from './execution/apollo-bypass.ts';
import { type PlanFailure, planFailureReport } from './execution/plan-failures.ts';
import { QueryAnswers } from './execution/query-answers.ts';
import { documentStore } from './documents/document-store.ts';
import { readTrustedDocuments } from './documents/trusted-documents.ts';
import { createExportEndpoint } from './export/export-endpoint.ts';
import { createGraphqlEndpoint, type EndpointOptions } from './graphql-endpoint.ts';
import { type HttpServer, startHttpServer } from './http/http-server.ts';
import { identifyBy } from './identity.ts';
import { concurrencyLimit } from './limits/concurrency.ts';
import { connectRedis, rateLimit } from './limits/rate.ts';
import { type Charge, chargeOf } from './limits/charge.ts';
import type { Logger } from './log.ts';
import { verifyTokensOf } from './oidc-tokens.ts';
import { type CostLimits, rateOf } from './limits/spending.ts';
import { readinessOf } from './readiness.ts';
import { requestDatabases } from './request-database.ts';
import { openWebApplication } from './http/web-application.ts';
import { createRouter } from './http/routes.ts';
import { backgroundFailures } from './telemetry/background-failures.ts';
import { createMetrics } from './telemetry/metrics.ts';
import { logSlowOperation } from './telemetry/slow-operations.ts';
import type { Tracing } from './telemetry/tracing.ts';

/** What a server is made of. */
export interface ServerOptions {
  readonly config: Pick<
    Config,
    | 'host'
    | 'port'
    | 'adminKey'
    | 'oidc'
    | 'graphiql'
    | 'introspection'
    | 'limits'
    | 'redisUrl'
    | 'replicas'
    | 'trustedProxies'
    | 'timeLimit'
    | 'receiveLimit'
    | 'concurrency'
    | 'queue'
    | 'slowMilliseconds'
    | 'responseCacheMegabytes'
    | 'trustedDocuments'
    | 'trustedOnly'
  >;
  readonly schema: GraphQLSchema;
  readonly database: Database;
  readonly policies: PolicySet;
  readonly log: Logger;
  /** The only clock there is: everything beneath is told the time. */
  readonly clock: () => Date;
  /** Undefined where nothing is traced. */
  readonly tracing?: Tracing | undefined;
  /**
   * Told of each query whose plan failed unexpectedly, once that is logged and counted. Where it throws, the request fails;
   * otherwise the resolvers answer.
   */
  readonly planFailed?: (failure: PlanFailure) => void;
}

/** Starts the service over a database that is migrated. Stopping it leaves the database open. */
export async function startServer(options: ServerOptions): Promise<HttpServer> {
  const { config, schema, database, policies, log, clock, tracing } = options;
  const { host, port, introspection, trustedProxies: proxies, timeLimit } = config;
  const failed = backgroundFailures(log);
  const redis =
    config.redisUrl === undefined
      ? undefined
      : connectRedis(config.redisUrl, (error) => failed('share through Redis', error));
  const servers = config.replicas
    ? await connectReplicas(database, config.replicas, (server, error) =>
        failed(server === 'primary' ? 'look at the primary' : 'look at a replica', error),
      )
    : primaryAlone(database);
  const databases = requestDatabases(servers, redis, config.replicas?.lag ?? 0, (error) =>
    failed('note a write', error),
  );
  const limits = config.limits && costLimits(config.limits, redis);
  const charge: Charge = limits
    ? chargeOf((viewer) => rateOf(limits, viewer), proxies)
    : async () => undefined;
  const verifyToken = config.oidc && verifyTokensOf(config.oidc);
  const concurrency = concurrencyLimit(config.concurrency, config.queue);
  const metrics = createMetrics(servers, concurrency);
  const report = planFailureReport(log, metrics.planFailed);
  const answers = new ApolloBypass(
    new QueryAnswers(responseCache(options, redis)),
    metrics.sourced,
    (failure) => {
      report(failure);
      options.planFailed?.(failure);
    },
  );
  const apollo = await startApollo({
    schema,
    log,
    tracing,
    answers,
  });
  const stopCounting = await database.frequencies.keepFresh((error) => failed('count elements', error));
  const stopTracing = tracing && servers.listen(tracing.statement);
  const observe: EndpointOptions['observe'] = (record, outcome) => {
    metrics.answered(record, outcome.status, outcome.milliseconds / 1000);
    logSlowOperation(log, config.slowMilliseconds, record, outcome);
  };
  const identify = identifyBy(servers, config.adminKey, verifyToken);
  const graphiql = config.graphiql ? await openWebApplication(GRAPHIQL_DIRECTORY) : undefined;
  const dashboard = await openWebApplication(DASHBOARD_DIRECTORY);
  const route = createRouter({
    graphql: createGraphqlEndpoint({
      apollo,
      // A trace has the parts that Apollo Server's work falls into.
      apolloBypass: tracing ? undefined : answers,
      costLimits: limits,
      databases,
      policies,
      identify,
      introspection,
      proxies,
      timeLimit,
      clock,
      concurrency,
      documents: {
        trusted:
          config.trustedDocuments === undefined
            ? undefined
            : readTrustedDocuments(config.trustedDocuments, schema),
        trustedOnly: config.trustedOnly,
        store: documentStore(redis),
      },
      loaded: metrics.loaded,
      observe,
    }),
    exports: createExportEndpoint({ schema, databases, proxies, policies, identify, clock, log, charge }),
    graphiql,
    dashboard,
    schemaText: printSchema(schema),
    metrics,
    ready: readinessOf(servers),
    identify,
    introspection,
    clock,
  });
  const server = await startHttpServer({
    host,
    port,
    receiveLimit: config.receiveLimit,
    isBehindProxy: proxies > 0,
    log,
    route,
    tracing,
  });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await apollo.stop();
      redis?.disconnect();
      stopCounting();
      stopTracing?.();
      metrics.stop();
      await servers.close();
    },
  };
}

const MEGABYTE = 2 ** 20;

/** Answers are those of one release: of its schema, its engine and its policies. */
function responseCache(
  { config, schema, policies }: ServerOptions,
  redis: Redis | undefined,
): ResponseCache | undefined {
  if (config.responseCacheMegabytes === 0) return undefined;
  const release = `${policies.release()}\n${printSchema(schema)}`;
  return new ResponseCache(config.responseCacheMegabytes * MEGABYTE, release, redis);
}

function costLimits(
  { operation, publicPerMinute, keyPerMinute }: CostTerms,
  redis: Redis | undefined,
): CostLimits {
  return {
    operation,
    publicRate: rateLimit('public', publicPerMinute, redis),
    keyRate: rateLimit('key', keyPerMinute, redis),
  };
}
