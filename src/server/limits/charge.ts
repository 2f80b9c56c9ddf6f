import type { IncomingMessage } from 'node:http';
import type { Viewer } from '../../resolvers/request/viewer.ts';
import { clientOf } from '../http/client-address.ts';
import { RefusedError } from '../http/refusal.ts';
import { type RateLimit, secondsToReset } from './rate.ts';

/** Takes points off what a client may spend in a minute. Throws a RefusedError RATE_LIMITED where too few are left. */
export type Charge = (request: IncomingMessage, viewer: Viewer, points: number, now: Date) => Promise<void>;

/** A charge for what is no operation, such as a download. */
export function chargeOf(
  rateOf: (viewer: Viewer) => RateLimit,
  /** How many proxies of our own stand before the server. */
  proxies: number,
): Charge {
  return async (request, viewer, points, now) => {
    const spending = await rateOf(viewer).spend(clientOf(request, viewer, proxies), points, now);
    if (!spending.exceeded) return;
    const seconds = secondsToReset(spending, now);
    throw new RefusedError(
      'RATE_LIMITED',
      429,
      `This costs ${points} points, and ${spending.remaining} are left to you for this minute. Try again in ${seconds} s.`,
      { 'retry-after': String(seconds) },
    );
  };
}
