import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '../request-context.ts';

/** As graphql-js ends a message, `Did you mean "name"?`, and as our own errors do, `; did you mean name?`. */
const SUGGESTION = /[;,.]?\s*did you mean [^?]*\?/i;

/** Takes suggestions of names out of the errors that the anonymous public gets: they tell a schema bit by bit. */
export const hiddenSuggestions: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async ({ contextValue: { viewer } }) => ({
    willSendResponse: async ({ response: { body } }) => {
      if (viewer.role !== 'PUBLIC' || body.kind !== 'single' || !body.singleResult.errors) return;
      body.singleResult.errors = body.singleResult.errors.map((error) => ({
        ...error,
        message: error.message.replace(SUGGESTION, '.'),
      }));
    },
  }),
};
