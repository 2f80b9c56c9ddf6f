import type { IncomingMessage } from 'node:http';
import { type Answer, jsonAnswer } from './answer.ts';
import type { WebApplication } from './web-application.ts';
import { type GraphqlEndpoint, introspectionDisabled, mayIntrospect } from '../graphql-endpoint.ts';
import type { ExportEndpoint } from '../export/export-endpoint.ts';
import { EXPORT_PATH } from '../export/export-request.ts';
import type { Identify } from '../identity.ts';
import { wantsHtml } from './media-type.ts';
import type { Readiness } from '../readiness.ts';
import { RefusedError } from './refusal.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** What the routes lead to. */
export interface RouteOptions {
  readonly graphql: GraphqlEndpoint;
  readonly exports: ExportEndpoint;
  /** Undefined where browsers are shown no GraphiQL. */
  readonly graphiql: WebApplication | undefined;
  /** Undefined where it has not been built. */
  readonly dashboard: WebApplication | undefined;
  readonly schemaText: string;
  readonly metrics: Pick<Metrics, 'contentType' | 'text'>;
  readonly ready: Readiness;
  readonly identify: Identify;
  readonly introspection: boolean;
  readonly clock: () => Date;
}

interface Route {
  readonly methods: readonly string[];
  readonly answer: (request: IncomingMessage, requestId: string) => Answer | Promise<Answer>;
}

const READ = ['GET', 'HEAD'];

/** Where the files of the applications are served; their bundles are built for it. */
const GRAPHIQL_PATH = '/graphiql/';
const DASHBOARD_PATH = '/dashboard/';
/** Whatever lies below these is a screen of the dashboard, which finds in the address what it shows. */
const SCREENS = new Set(['', 'cities', 'compare', 'consortia', 'units', 'projects', 'fundings']);

/** Finds what answers a request. The function that it makes throws a RefusedError for an address or method that is none. */
export function createRouter(
  options: RouteOptions,
): (request: IncomingMessage, requestId: string) => Promise<Answer> {
  const {
    graphql,
    exports,
    graphiql,
    dashboard,
    schemaText,
    metrics,
    ready,
    identify,
    introspection,
    clock,
  } = options;
  const routes: Readonly<Record<string, Route>> = {
    '/graphql': {
      methods: ['GET', 'POST'],
      answer: (request, requestId) =>
        graphiql !== undefined && request.method === 'GET' && wantsHtml(request.headers.accept)
          ? graphiql.page(request)
          : graphql(request, requestId),
    },
    '/schema.graphql': {
      methods: READ,
      answer: async (request) => {
        const viewer = await identify(request.headers.authorization, clock());
        if (!mayIntrospect(viewer, introspection)) {
          const { code, message } = introspectionDisabled();
          throw new RefusedError(code, 403, message);
        }
        return {
          status: 200,
          headers: { 'content-type': 'application/graphql; charset=utf-8', 'cache-control': 'no-cache' },
          body: schemaText,
        };
      },
    },
    '/metrics': {
      methods: READ,
      answer: async () => ({
        status: 200,
        headers: { 'content-type': metrics.contentType, 'cache-control': 'no-store' },
        body: await metrics.text(),
      }),
    },
    '/health/live': { methods: READ, answer: () => jsonAnswer(200, { status: 'live' }) },
    '/health/ready': {
      methods: READ,
      answer: async () => {
        const status = await ready();
        return status === 'unavailable'
          ? jsonAnswer(503, { status: 'the database does not answer' }, { 'retry-after': '2' })
          : jsonAnswer(200, { status });
      },
    },
  };
  const filesOf = (application: WebApplication | undefined, path: string): Route => ({
    methods: READ,
    answer: (request) => {
      if (application === undefined) throw notFound();
      return application.file(request, pathOf(request).slice(path.length));
    },
  });
  const screens: Route = {
    methods: READ,
    answer: (request) => {
      if (dashboard === undefined) throw notFound();
      return dashboard.page(request);
    },
  };
  const filesOfGraphiql = filesOf(graphiql, GRAPHIQL_PATH);
  const filesOfDashboard = filesOf(dashboard, DASHBOARD_PATH);
  const downloads: Route = { methods: READ, answer: exports };
  const below = (path: string): Route | undefined => {
    if (path.startsWith(EXPORT_PATH)) return downloads;
    if (path.startsWith(GRAPHIQL_PATH)) return filesOfGraphiql;
    if (path.startsWith(DASHBOARD_PATH)) return filesOfDashboard;
    return SCREENS.has(path.split('/')[1] ?? '') ? screens : undefined;
  };
  return async (request, requestId) => {
    const path = pathOf(request);
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    const found = route ?? below(path);
    if (found === undefined) throw notFound();
    if (!found.methods.includes(request.method ?? '')) {
      const allow = found.methods.join(', ');
      throw new RefusedError('METHOD_NOT_ALLOWED', 405, `This address takes ${allow}.`, { allow });
    }
    return found.answer(request, requestId);
  };
}

function pathOf({ url = '/' }: IncomingMessage): string {
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}

function notFound(): RefusedError {
  return new RefusedError('NOT_FOUND', 404, 'There is nothing at this address; GraphQL is at /graphql.');
}
