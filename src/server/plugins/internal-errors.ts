import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { formatError, INTERNAL } from '../format-error.ts';
import type { Logger } from '../log.ts';
import type { RequestContext } from '../request-context.ts';

/** Logs what went wrong on our side, and tells the client the number under which it is found in the log. */
export function internalErrors(log: Logger): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async ({ contextValue: { requestId } }) => ({
      didEncounterErrors: async ({ errors, operationName }) => {
        for (const error of errors) {
          const code = formatError(error.toJSON(), error).extensions?.['code'];
          if (code === INTERNAL) {
            const err = error.originalError ?? error;
            log.error({ err, requestId, operation: operationName, path: error.path }, 'internal error');
          }
        }
      },
      willSendResponse: async ({ response: { body } }) => {
        if (body.kind !== 'single' || !body.singleResult.errors) return;
        body.singleResult.errors = body.singleResult.errors.map((error) => withNumber(error, requestId));
      },
    }),
  };
}

function withNumber(error: GraphQLFormattedError, requestId: string): GraphQLFormattedError {
  if (error.extensions?.['code'] !== INTERNAL) return error;
  return {
    ...error,
    message: `${error.message} Please report it with the request id ${requestId}.`,
    extensions: { ...error.extensions, requestId },
  };
}
