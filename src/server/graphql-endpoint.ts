import type { IncomingMessage } from 'node:http';
import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { Caller } from '../database/connection.ts';
import { Deadline } from '../database/deadline.ts';
import type { StatementListener } from '../database/statement.ts';
import type { PolicySet } from '../policy/load.ts';
import { createContext } from '../resolvers/request/context.ts';
import { refusedMutation } from '../resolvers/changes/mutation-rights.ts';
import type { Viewer } from '../resolvers/request/viewer.ts';
import type { Answer } from './http/answer.ts';
import { clientOf } from './http/client-address.ts';
import { createDocumentCheck, operationType } from './document-check.ts';
import { type DocumentSources, requestedDocument } from './documents/requested-document.ts';
import { type GraphqlParameters, parametersOfBody, parametersOfSearch } from './graphql-parameters.ts';
import type { Identify } from './identity.ts';
import { type JsonType, jsonTypeOf, parseContentType } from './http/media-type.ts';
import { isMultipart, readMultipart, requirePreflight } from './http/multipart.ts';
import type { ApolloBypass } from './execution/apollo-bypass.ts';
import type { ConcurrencyLimit } from './limits/concurrency.ts';
import { type CostLimits, Spending } from './limits/spending.ts';
import { DocumentRefusedError, RefusedError, timedOut } from './http/refusal.ts';
import { readBody, requireJsonBody } from './http/request-body.ts';
import type { RequestDatabases } from './request-database.ts';
import type { RequestContext } from './request-context.ts';
import type { RequestRecord } from './telemetry/request-record.ts';

/** What the endpoint answers from. */
export interface EndpointOptions {
  readonly apollo: ApolloServer<RequestContext>;
  /** Asked before Apollo Server; undefined where everything is Apollo Server's to answer. */
  readonly apolloBypass: ApolloBypass | undefined;
  /** Undefined where cost is not limited. */
  readonly costLimits: CostLimits | undefined;
  readonly databases: RequestDatabases;
  readonly policies: PolicySet;
  readonly identify: Identify;
  readonly introspection: boolean;
  /** How many proxies of our own stand before the server. */
  readonly proxies: number;
  /** How long a request may take, in milliseconds. */
  readonly timeLimit: number;
  readonly concurrency: ConcurrencyLimit;
  readonly documents: DocumentSources;
  readonly clock: () => Date;
  /** Told how many keys a loader fetches in one go. */
  readonly loaded: (keys: number) => void;
  /** Told of each request that has been answered or refused. */
  readonly observe: (record: RequestRecord, outcome: RequestOutcome) => void;
}

/** How a request ended. */
export interface RequestOutcome {
  readonly requestId: string;
  readonly status: number;
  readonly milliseconds: number;
}

/** Answers one request to /graphql, a GET or a POST. It throws a RefusedError where the request is refused as a whole. */
export type GraphqlEndpoint = (request: IncomingMessage, requestId: string) => Promise<Answer>;

/** Makes GraphQL over HTTP: from a request to parameters, viewer and context, and from Apollo Server's answer back. */
export function createGraphqlEndpoint(options: EndpointOptions): GraphqlEndpoint {
  const {
    apollo,
    apolloBypass,
    costLimits,
    databases,
    policies,
    identify,
    introspection,
    proxies,
    timeLimit,
    clock,
    concurrency,
    documents,
    loaded,
    observe,
  } = options;
  const check = createDocumentCheck();
  const answer = async (
    request: IncomingMessage,
    requestId: string,
    record: RequestRecord,
  ): Promise<Answer> => {
    const jsonType = jsonTypeOf(request.headers.accept);
    if (jsonType === undefined) {
      throw new RefusedError(
        'NOT_ACCEPTABLE',
        406,
        'The answer is JSON: accept application/json or application/graphql-response+json.',
      );
    }
    refuseCrossSite(request);
    const now = clock();
    const onStatement: StatementListener = ({ text, milliseconds }) => {
      record.statements.push({ text, milliseconds });
    };
    const identified = () => identify(request.headers.authorization, now, { onStatement });
    const parameters = isMultipart(request)
      ? await readUpload(request, await identified())
      : await readParameters(request);
    const { operationName = null, variables = null } = parameters;
    const viewer = await identified();
    const document = await requestedDocument(parameters, documents, viewer);
    const findings = check(document);
    if (request.method === 'GET') requireQuery(operationType(findings, operationName));
    const isMutation = operationType(findings, operationName) === OperationTypeNode.MUTATION;
    if (isMutation) requireRights(viewer, findings.mutations);
    if (findings.introspects && !mayIntrospect(viewer, introspection)) throw introspectionDisabled();

    const client = clientOf(request, viewer, proxies);
    const database = isMutation ? databases.primary : await databases.forReading(client);
    const contextFor = (caller: Caller): RequestContext => {
      const context = createContext({
        database: database.forCaller(caller),
        policies,
        viewer,
        now,
        requestId,
        loaded,
        deadline: caller.deadline,
      });
      // Fields are added to the context itself: to copy an object of so many fields by a spread takes thirty times as long.
      return Object.assign(context, {
        requestId,
        jsonType,
        record,
        findings,
        spending:
          costLimits &&
          new Spending(costLimits, { client, viewer, clock, record, trusted: document.trusted }),
        ifNoneMatch: request.method === 'GET' ? (request.headers['if-none-match'] ?? '') : undefined,
        found: undefined,
      });
    };
    const execute = async (deadline: Deadline): Promise<Answer> => {
      const context = contextFor({ deadline, onStatement });
      if (apolloBypass && context.ifNoneMatch === undefined && !isMutation) {
        const body = await apolloBypass.answer(context, operationName, variables ?? {});
        if (body !== undefined) {
          return { status: 200, headers: { ...NOT_STORED, 'content-type': contentTypeOf(jsonType) }, body };
        }
      }
      return answerOf(
        jsonType,
        await apollo.executeHTTPGraphQLRequest({
          // What GET allows has been seen to above; Apollo Server need not read the address once more.
          httpGraphQLRequest: {
            method: 'POST',
            headers: new HeaderMap(),
            search: '',
            body: { query: document.query, operationName, variables },
          },
          context: async () => context,
        }),
      );
    };
    const answered = await concurrency.run(() => whileAwaited(request, timeLimit, execute));
    if (isMutation) await databases.wrote(client);
    return answered;
  };
  return async (request, requestId) => {
    const began = performance.now();
    const record: RequestRecord = { statements: [], operation: null, cost: null };
    let status = 500;
    try {
      const answered = await answer(request, requestId, record);
      status = answered.status;
      return answered;
    } catch (error) {
      if (error instanceof RefusedError) status = error.status;
      throw error;
    } finally {
      observe(record, { requestId, status, milliseconds: performance.now() - began });
    }
  };
}

const NOT_STORED = { 'cache-control': 'no-store' };

function contentTypeOf(jsonType: JsonType): string {
  return `${jsonType}; charset=utf-8`;
}

/** The answer that Apollo Server has made. */
function answerOf(jsonType: JsonType, { status = 200, headers, body }: HTTPGraphQLResponse): Answer {
  if (body.kind !== 'complete') throw new Error('an answer in parts, though the schema defers nothing');
  // Negotiated by the endpoint; told of no Accept header, Apollo Server did not do so once more.
  if (status === 304) headers.delete('content-type');
  else headers.set('content-type', contentTypeOf(jsonType));
  return {
    status,
    headers: { ...NOT_STORED, ...Object.fromEntries(headers) },
    body: status === 304 ? '' : body.string,
  };
}

/** How long after its time a request is answered in any case, though a server that fell silent still owes it an answer. */
const GIVE_UP_MS = 5000;

/** Does work for as long as somebody waits for it: until its time is up, or its client has hung up. */
async function whileAwaited<Result>(
  { socket }: IncomingMessage,
  timeLimit: number,
  work: (deadline: Deadline) => Promise<Result>,
): Promise<Result> {
  const deadline = new Deadline();
  const abandon = () => deadline.end();
  let giveUp: NodeJS.Timeout | undefined;
  let timer: NodeJS.Timeout | undefined;
  const givenUp = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      abandon();
      giveUp = setTimeout(() => reject(timedOut()), GIVE_UP_MS);
    }, timeLimit);
  });
  socket.on('close', abandon);
  try {
    return await Promise.race([work(deadline), givenUp]);
  } finally {
    clearTimeout(timer);
    clearTimeout(giveUp);
    socket.off('close', abandon);
  }
}

/** Rights come before input: what a viewer may not send is refused before anything in it is looked at. */
function requireRights(viewer: Viewer, mutations: readonly string[]): void {
  const refused = refusedMutation(viewer, mutations);
  if (refused) throw new DocumentRefusedError(refused.code, refused.message);
}

/** Whether a viewer may ask for the schema itself. */
export function mayIntrospect({ role }: Viewer, introspection: boolean): boolean {
  return introspection || role === 'ADMINISTRATOR';
}

/** Refuses to tell the schema. */
export function introspectionDisabled(): RefusedError {
  return new DocumentRefusedError(
    'INTROSPECTION_DISABLED',
    'This server tells its schema to administrators only; set ATLAS_INTROSPECTION=on to open it.',
  );
}

/**
 * Refuses what a page of another site can make a browser send without asking first: bodies of the types that forms
 * have, and, from browsers that tell where a request comes from, any request that did not come from here.
 */
function refuseCrossSite(request: IncomingMessage): void {
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') {
    throw new RefusedError(
      'CROSS_SITE_REQUEST',
      403,
      'A page of another site may not send requests from a browser.',
    );
  }
  const contentType = request.headers['content-type'];
  if (request.method !== 'GET' || contentType === undefined) return;
  if (parseContentType(contentType).essence !== 'application/json') {
    throw new RefusedError(
      'UNSUPPORTED_MEDIA_TYPE',
      415,
      'Send a GET request without the header Content-Type.',
    );
  }
}

/** Nothing is changed by opening an address. */
function requireQuery(operation: OperationTypeNode | undefined): void {
  if (operation === undefined || operation === OperationTypeNode.QUERY) return;
  throw new RefusedError('METHOD_NOT_ALLOWED', 405, `Send a ${operation} by POST; GET is for queries.`, {
    allow: 'POST',
  });
}

async function readParameters(request: IncomingMessage): Promise<GraphqlParameters> {
  if (request.method === 'GET') return parametersOfSearch(searchOf(request));
  requireJsonBody(request);
  return parametersOfBody(await readBody(request));
}

/** A file is large, so it is read only of somebody who may send changes at all. */
async function readUpload(request: IncomingMessage, viewer: Viewer): Promise<GraphqlParameters> {
  requirePreflight(request);
  requireRights(viewer, []);
  return readMultipart(request);
}

function searchOf({ url = '' }: IncomingMessage): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start + 1);
}
