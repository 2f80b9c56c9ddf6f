import { isOutage } from '../../database/outage.ts';
import type { Logger } from '../log.ts';

/** What the service does beside requests, again and again. */
export type BackgroundWork =
  | 'look at the primary'
  | 'look at a replica'
  | 'count elements'
  | 'note a write'
  | 'share through Redis';

/** What an error of PostgreSQL's says of a server that is none of the kind that was asked, such as a primary no longer. */
const OF_ANOTHER_KIND = '55000';

/**
 * Logs what fails beside requests, the first of each kind of work. That a server is away is no failure, and neither is that a
 * primary has become a replica: both are looked at anew.
 */
export function backgroundFailures(log: Logger): (work: BackgroundWork, error: unknown) => void {
  const logged = new Set<BackgroundWork>();
  return (work, error) => {
    if (isOutage(error) || isOfAnotherKind(error) || logged.has(work)) return;
    logged.add(work);
    log.error({ err: error, work }, 'background work failed');
  };
}

function isOfAnotherKind(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === OF_ANOTHER_KIND;
}
