import type { ApolloServerPlugin } from '@apollo/server';
import { serialisedDataOf } from '../execution/serialised-data.ts';
import type { RequestContext } from '../request-context.ts';
import { databaseUnavailable, storageFull, timedOut } from '../http/refusal.ts';

/**
 * Sets the status as GraphQL over HTTP asks: with `application/json`, errors of parsing, validation and coercion are
 * answered 200, for clients that take any other status to come from a proxy. Apollo Server answers them 400 always.
 * An answer that the database owes everything of is a 503, so that whoever asked tries again.
 */
export const statusCodes: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async ({ contextValue: { jsonType } }) => ({
    willSendResponse: async ({ response: { http, body } }) => {
      if (http.status === 400 && jsonType === 'application/json') http.status = 200;
      if (body.kind !== 'single' || !isEmpty(body.singleResult.data)) return;
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

/** Whether nothing came: no data, or null for everything that was asked. */
function isEmpty(data: Readonly<Record<string, unknown>> | null | undefined): boolean {
  return (
    data === null ||
    data === undefined ||
    (serialisedDataOf(data) === undefined && Object.values(data).every((value) => value === null))
  );
}
