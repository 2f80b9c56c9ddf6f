import type { ApolloServerPlugin } from '@apollo/server';
import { getOperationAST, OperationTypeNode } from 'graphql';
import type { ApolloBypass } from '../execution/apollo-bypass.ts';
import type { RequestContext } from '../request-context.ts';

/** Answers queries from what is kept or by a plan, and lets the resolvers answer the rest. */
export function queryAnswers(answers: ApolloBypass): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async ({ contextValue }) => ({
      responseForOperation: async ({ schema, document, request, response }) => {
        const { operationName, variables = {} } = request;
        // Not the one that Apollo Server names: it says nothing where the request names one that is not there.
        const operation = getOperationAST(document, operationName);
        if (operation?.operation !== OperationTypeNode.QUERY) return null;
        const { data } = await answers.find(contextValue, { schema, document, operation, variables });
        if (data === undefined) return null;
        return { http: response.http, body: { kind: 'single', singleResult: { data } } };
      },
      willSendResponse: async ({ response: { body } }) => {
        const { found } = contextValue;
        // However the request ends, whoever waits for the answer of an open question goes on.
        if (!found || found.data !== undefined) return;
        const result = body.kind === 'single' ? body.singleResult : undefined;
        const data = found.end(result?.errors ? undefined : (result?.data ?? undefined));
        if (result && data) result.data = data;
      },
    }),
  };
}
