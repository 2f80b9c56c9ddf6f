import type { Context } from '../resolvers/request/context.ts';
import type { DocumentFindings } from './document-check.ts';
import type { PendingQuery, FoundAnswer } from './execution/query-answers.ts';
import type { Spending } from './limits/spending.ts';
import type { JsonType } from './http/media-type.ts';
import type { RequestRecord } from './telemetry/request-record.ts';

/** The resolvers' context with what the server needs of the request. */
export interface RequestContext extends Context {
  readonly requestId: string;
  readonly jsonType: JsonType;
  readonly record: RequestRecord;
  /** What is known of its document. */
  readonly findings: DocumentFindings;
  /** Undefined where cost is not limited. */
  readonly spending: Spending | undefined;
  /** The header If-None-Match of a GET request, empty where it has none; undefined for other requests. */
  readonly ifNoneMatch: string | undefined;
  /** What was found of its answer so far. */
  found: FoundAnswer | PendingQuery | undefined;
}
