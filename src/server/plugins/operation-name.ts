import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '../request-context.ts';

/** Notes the name of the operation, for metrics and the log of slow operations. */
export const operationName: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async ({ contextValue: { record } }) => ({
    didResolveOperation: async ({ operationName: name }) => {
      record.operation = name;
    },
  }),
};
