import type { ApolloServerPlugin } from '@apollo/server';
import { beginAnswer, extensionsOf } from '../execution/answer-steps.ts';
import type { RequestContext } from '../request-context.ts';

/** Does for what Apollo Server answers what is done around every answer. */
export const answerSteps: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async ({ contextValue }) => ({
    didResolveOperation: async ({ schema, document, operationName, request: { variables = {} } }) => {
      await beginAnswer(contextValue, { schema, document, operationName, variables });
    },
    willSendResponse: async ({ response: { body } }) => {
      if (body.kind !== 'single') return;
      const told = await extensionsOf(contextValue, body.singleResult.data);
      if (Object.keys(told).length === 0) return;
      // Read now: other plugins have added to them meanwhile.
      body.singleResult.extensions = { ...body.singleResult.extensions, ...told };
    },
  }),
};
