import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '../request-context.ts';

/** Puts what the viewer should know of the answer under `extensions.notices`. */
export const notices: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async ({ contextValue: { notices } }) => ({
    willSendResponse: async ({ response: { body } }) => {
      if (notices.size === 0 || body.kind !== 'single') return;
      const { extensions } = body.singleResult;
      body.singleResult.extensions = { ...extensions, notices: [...notices.values()] };
    },
  }),
};
