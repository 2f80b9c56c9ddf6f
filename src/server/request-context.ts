import type { Context } from '../resolvers/context.ts';
import type { JsonType } from './media-type.ts';

/** The resolvers' context with what the server's plugins need of the request. */
export interface RequestContext extends Context {
  readonly requestId: string;
  readonly jsonType: JsonType;
}
