import { cacheExchange, Client, fetchExchange } from '@urql/core';

/** The service that this page came from, and no other. */
export const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  // Records as of several days stand beside each other, with one id and different values: answers are kept whole.
  exchanges: [cacheExchange, fetchExchange],
});
