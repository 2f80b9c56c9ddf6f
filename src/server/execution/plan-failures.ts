import { LRUCache } from 'lru-cache';
import { AbandonedError } from '../../database/deadline.ts';
import { DivisionsChangedError } from '../../resolvers/request/division-rows.ts';
import { AtlasError } from '../../resolvers/request/errors.ts';
import { UnsupportedSelectionError } from '../../resolvers/plan/selected-field.ts';
import { outageRefusal } from '../database-outage.ts';
import type { Logger } from '../log.ts';

/** What failed of the work that answers a query without resolvers. */
export type FailedStep = 'plan' | 'version';

/** That a query was left to the resolvers for a reason that nobody foresaw. */
export interface PlanFailure {
  readonly step: FailedStep;
  readonly error: unknown;
  /** The name of the operation, where it has one. */
  readonly operation: string | null;
  /** The hash of its document. */
  readonly document: string;
  readonly requestId: string;
}

/** That a resolver failed as nobody foresaw. GraphQL's own execution asks it again, and tells of it where it fails again. */
export class ResolverError extends Error {
  override readonly name = 'ResolverError';

  constructor(cause: unknown) {
    super('a resolver failed', { cause });
  }
}

/** How many operations are remembered whose failure has been logged. */
const MOST_LOGGED = 1000;

/**
 * Whether a query is left to the resolvers for a known reason: nothing plans it, its asker has to be told something, nobody
 * waits any longer, the database is away, or divisions changed meanwhile.
 */
export function isKnownReason(error: unknown): boolean {
  return (
    error instanceof UnsupportedSelectionError ||
    error instanceof AtlasError ||
    error instanceof AbandonedError ||
    error instanceof DivisionsChangedError ||
    outageRefusal(error) !== undefined
  );
}

/** Tells of failures: the metrics of each, and the log of the first of each operation, or it would say nothing else. */
export function planFailureReport(
  log: Logger,
  count: (step: FailedStep) => void,
): (failure: PlanFailure) => void {
  const logged = new LRUCache<string, true>({ max: MOST_LOGGED });
  return ({ step, error, operation, document, requestId }) => {
    count(step);
    const key = JSON.stringify([step, operation, document]);
    if (logged.has(key)) return;
    logged.set(key, true);
    log.error({ err: error, requestId, operation, document, step }, 'plan failed');
  };
}
