import type { ApolloServerPlugin } from '@apollo/server';
import { getOperationAST, OperationTypeNode } from 'graphql';
import { plannedAnswer } from '../execution/planned-answer.ts';
import type { AnswerSource, OpenQuestion, ReadyAnswers } from '../execution/ready-answers.ts';
import type { RequestContext } from '../request-context.ts';

/**
 * Answers queries from what is kept or by a plan, and lets the resolvers answer the rest.
 *
 * @param noteSource told where the answer of each query came from.
 */
export function readyAnswers(
  answers: ReadyAnswers,
  noteSource: (source: AnswerSource) => void,
): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => {
      let open: OpenQuestion | undefined;
      return {
        responseForOperation: async ({ schema, document, request, contextValue, queryHash, response }) => {
          const operation = getOperationAST(document, request.operationName);
          if (operation?.operation !== OperationTypeNode.QUERY) return null;
          const { variables = {} } = request;
          const { viewer, today } = contextValue;
          const answer = await answers.find({
            key: JSON.stringify([queryHash, operation.name?.value, variables, viewer, today]),
            context: contextValue,
            plan: () => plannedAnswer(contextValue, { schema, document, operation, variables }),
          });
          noteSource(answer.source);
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
