import type { ApolloServerPlugin } from '@apollo/server';
import { SerialisedData, serialisedDataOf, withSerialisedData } from '../execution/serialised-data.ts';
import type { RequestContext } from '../request-context.ts';

/**
 * Gives answers of GET requests a tag, and answers 304 where the client has the answer of that tag. The tag is of the data
 * alone, for the cost that is told beside them is another each time; so it is a weak one.
 */
export const entityTags: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async ({ contextValue: { ifNoneMatch, viewer, isRepeatable } }) => ({
    willSendResponse: async ({ response: { http, body } }) => {
      if (ifNoneMatch === undefined || body.kind !== 'single' || !isRepeatable()) return;
      const { data, errors } = body.singleResult;
      if (!data || errors) return;
      const writing = serialisedDataOf(data) ?? new SerialisedData(JSON.stringify(data));
      body.singleResult.data = withSerialisedData(writing);
      const tag = `W/"${writing.tag}"`;
      http.headers.set('etag', tag);
      http.headers.set('vary', 'Accept, Authorization');
      // What everybody may see may lie in caches that ask whether it still holds; other answers lie where the client puts them.
      if (viewer.role === 'PUBLIC') http.headers.set('cache-control', 'no-cache');
      if (isNamed(tag, ifNoneMatch)) http.status = 304;
    },
  }),
};

/** Whether a header If-None-Match names a tag; weak and strong tags compare alike there (RFC 9110, 13.1.2). */
function isNamed(tag: string, header: string): boolean {
  const opaque = tag.slice('W/'.length);
  return header.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === opaque);
}
