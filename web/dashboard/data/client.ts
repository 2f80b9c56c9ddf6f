import { cacheExchange, Client, fetchExchange, mapExchange } from '@urql/core';
import { keyOfViewer } from './viewer-key.ts';

/** The service that this page came from, and no other. */
export const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  exchanges: [
    mapExchange({
      onOperation(operation) {
        const key = keyOfViewer();
        if (key === undefined) return operation;
        const { context } = operation;
        return {
          ...operation,
          context: { ...context, fetchOptions: { headers: { authorization: `Bearer ${key}` } } },
        };
      },
    }),
    // Records as of several days stand beside each other, with one id and different values: answers are kept whole.
    cacheExchange,
    fetchExchange,
  ],
});
