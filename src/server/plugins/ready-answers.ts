import type { ApolloServerPlugin } from '@apollo/server';
import { getOperationAST, OperationTypeNode } from 'graphql';
import type { DirectAnswers } from '../execution/direct-answers.ts';
import type { OpenQuestion } from '../execution/ready-answers.ts';
import type { RequestContext } from '../request-context.ts';

/** Answers queries from what is kept or by a plan, and lets the resolvers answer the rest. */
export function readyAnswers(answers: DirectAnswers): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => {
      let open: OpenQuestion | undefined;
      return {
        responseForOperation: async ({ contextValue, schema, document, request, response }) => {
          const { operationName, variables = {} } = request;
          // Not the one that Apollo Server names: it says nothing where the request names one that is not there.
          const operation = getOperationAST(document, operationName);
          if (operation?.operation !== OperationTypeNode.QUERY) return null;
          const answer = await answers.find(contextValue, { schema, document, operation, variables });
          if (answer.data === undefined) {
            open = answer;
            return null;
          }
          return { http: response.http, body: { kind: 'single', singleResult: { data: answer.data } } };
        },
        willSendResponse: async ({ response: { body } }) => {
          if (!open) return;
          const result = body.kind === 'single' ? body.singleResult : undefined;
          const data = open.end(result?.errors ? undefined : (result?.data ?? undefined));
          if (result && data) result.data = data;
        },
      };
    },
  };
}
