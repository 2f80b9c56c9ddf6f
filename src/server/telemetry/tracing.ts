import type { IncomingMessage } from 'node:http';
import type { ApolloServerPlugin } from '@apollo/server';
import type { StatementListener } from '../../database/statement.ts';
import type { RequestContext } from '../request-context.ts';

/** Tells a collector of traces what each request does, and how long each part of it takes. */
export interface Tracing {
  /** Does the work of a request within a span, which continues the caller's trace where there is one. */
  readonly request: <Result extends { readonly status: number }>(
    request: IncomingMessage,
    requestId: string,
    work: () => Promise<Result>,
  ) => Promise<Result>;
  /** Tells of parsing, validation and execution. */
  readonly plugin: ApolloServerPlugin<RequestContext>;
  /** Tells of a statement that the present request has sent. */
  readonly statement: StatementListener;
  /** Sends what was not sent yet. */
  readonly stop: () => Promise<void>;
}
