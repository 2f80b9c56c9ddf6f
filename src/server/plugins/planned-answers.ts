import type { ApolloServerPlugin } from '@apollo/server';
import { getOperationAST } from 'graphql';
import { plannedAnswer } from '../execution/planned-answer.ts';
import { writtenData } from '../execution/written-data.ts';
import type { RequestContext } from '../request-context.ts';

/**
 * Answers queries that have a plan by it. Whatever goes wrong with one is left to the resolvers: they answer field by
 * field, and say what is wrong where.
 */
export const plannedAnswers: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    responseForOperation: async ({ schema, document, request, contextValue, response }) => {
      const operation = getOperationAST(document, request.operationName);
      if (!operation) return null;
      const { variables = {} } = request;
      const fetch = plannedAnswer(contextValue, { schema, document, operation, variables });
      if (!fetch) return null;
      const text = await fetch().catch(() => undefined);
      if (text === undefined) return null;
      return { http: response.http, body: { kind: 'single', singleResult: { data: writtenData(text) } } };
    },
  }),
};
