import type { Context } from '../resolvers/context.ts';
import type { JsonType } from './media-type.ts';
import type { RequestRecord } from './telemetry/request-record.ts';

/** The resolvers' context with what the server's plugins need of the request. */
export interface RequestContext extends Context {
  readonly requestId: string;
  readonly jsonType: JsonType;
  /** Whose requests are counted together: a key's, or those of an address. */
  readonly client: string;
  readonly clock: () => Date;
  readonly record: RequestRecord;
  /** Whether the document is known beforehand. */
  readonly trusted: boolean;
  /** The header If-None-Match of a GET request, empty where it has none; undefined for other requests. */
  readonly ifNoneMatch: string | undefined;
}
