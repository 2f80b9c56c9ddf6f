import type { Logger } from '../log.ts';
import type { RequestRecord } from './request-record.ts';

/** Statements of a slow operation that are logged: the slowest. */
const LOGGED_STATEMENTS = 10;

/**
 * Logs an operation that took too long, with its cost and its slowest statements. Their parameters are left out, for
 * they may be somebody's.
 */
export function logSlowOperation(
  log: Logger,
  threshold: number,
  { operation, cost, statements }: RequestRecord,
  { requestId, milliseconds }: { readonly requestId: string; readonly milliseconds: number },
): void {
  if (milliseconds < threshold) return;
  const slowest = statements
    .toSorted((one, other) => other.milliseconds - one.milliseconds)
    .slice(0, LOGGED_STATEMENTS)
    .map(({ text, milliseconds: taken }) => ({ milliseconds: Math.round(taken), text }));
  log.warn(
    {
      requestId,
      operation,
      cost,
      milliseconds: Math.round(milliseconds),
      statementCount: statements.length,
      statements: slowest,
    },
    'slow operation',
  );
}
