import type { ApolloServerPlugin } from '@apollo/server';
import { type Attributes, type Span, SpanStatusCode } from '@opentelemetry/api';
import type { RequestContext } from '../request-context.ts';

/** A request that is being answered. */
export interface TracedRequest {
  readonly span: Span;
  /** What is being done for it just now: the parent of the statements that are sent meanwhile. */
  present: Span;
}

/** Begins a span beneath another one. */
export type BeginSpan = (name: string, parent: Span, attributes?: Attributes, began?: Date) => Span;

/** Tells of parsing, validation and execution as spans beneath that of the request. */
export function operationSpans(
  presentRequest: () => TracedRequest | undefined,
  begin: BeginSpan,
): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => {
      const request = presentRequest();
      if (request?.span.isRecording() !== true) return;
      const { span } = request;
      return {
        parsingDidStart: async () => {
          const parsing = begin('graphql.parse', span);
          return async (error) => end(parsing, error !== undefined);
        },
        validationDidStart: async () => {
          const validating = begin('graphql.validate', span);
          return async (errors) => end(validating, errors !== undefined && errors.length > 0);
        },
        didResolveOperation: async ({ operation, operationName }) => {
          if (operation) span.setAttribute('graphql.operation.type', operation.operation);
          if (operationName !== null) span.setAttribute('graphql.operation.name', operationName);
        },
        // Called just before an answer is looked for, in whichever way it is found.
        responseForOperation: async () => {
          request.present = begin('graphql.execute', span);
          return null;
        },
        willSendResponse: async () => {
          if (request.present !== span) request.present.end();
          request.present = span;
        },
      };
    },
  };
}

function end(span: Span, failed: boolean): void {
  if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
