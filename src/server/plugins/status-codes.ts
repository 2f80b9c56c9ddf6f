import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '../request-context.ts';
import { databaseUnavailable, storageFull, timedOut } from '../refusal.ts';

/**
 * Sets the status as GraphQL over HTTP asks: with `application/json`, errors of parsing, validation and coercion are
 * answered 200, for clients that take any other status to come from a proxy. Apollo Server answers them 400 always.
 */
export const statusCodes: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async ({ contextValue: { jsonType } }) => ({
    willSendResponse: async ({ response: { http, body } }) => {
      if (http.status === 400 && jsonType === 'application/json') http.status = 200;
      if (body.kind !== 'single' || (body.singleResult.data ?? null) !== null) return;
      const codes = body.singleResult.errors?.map(({ extensions }) => extensions?.['code']) ?? [];
      const refusal = [storageFull(), databaseUnavailable(), timedOut()].find(({ code }) =>
        codes.includes(code),
      );
      if (!refusal) return;
      http.status = refusal.status;
      for (const [name, value] of Object.entries(refusal.headers)) http.headers.set(name, value);
    },
  }),
};
