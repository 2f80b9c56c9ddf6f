import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '../request-context.ts';

/**
 * Refuses operations that may cost too much before they are executed, and clients that have spent what they may in a
 * minute; tells the cost under `extensions.cost` of every answer.
 */
export const operationCost: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async ({ contextValue: { spending, work } }) => ({
    didResolveOperation: async ({ schema, document, operationName, request: { variables = {} } }) => {
      await spending?.spend({ schema, document, operationName, variables });
    },
    willSendResponse: async ({ response: { body } }) => {
      if (!spending || body.kind !== 'single') return;
      const cost = await spending.settle(body.singleResult.data, work.points);
      // Read now: other plugins have added to them meanwhile.
      body.singleResult.extensions = { ...body.singleResult.extensions, cost };
    },
  }),
};
