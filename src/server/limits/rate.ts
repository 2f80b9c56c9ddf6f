import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** What is left to somebody. */
export interface Allowance {
  /** Points of a window. */
  readonly limit: number;
  readonly remaining: number;
  /** When all points are there again. */
  readonly resetAt: Date;
}

/** What came of spending: the allowance, and whether there was too little left to spend. */
export interface Spending extends Allowance {
  readonly exceeded: boolean;
}

/** Whole seconds until all points are there again, for Retry-After: one at least. */
export function secondsToReset({ resetAt }: Allowance, now: Date): number {
  return Math.max(1, Math.ceil((resetAt.getTime() - now.getTime()) / 1000));
}

/** Counts what each client has spent in a window of time. */
export interface RateLimit {
  /** Takes points off what is left to a client; takes none where there are too few. */
  readonly spend: (client: string, points: number, now: Date) => Promise<Spending>;
  /** Gives points back that were not needed after all; a negative number takes those that were needed besides. */
  readonly settle: (client: string, points: number, now: Date) => Promise<Allowance>;
}

const WINDOW_SECONDS = 60;
const REDIS_TIMEOUT_MS = 500;

/** How Redis begins to refuse what it will take again by itself: a script that it has yet to be told, or while it starts. */
const REFUSED_FOR_NOW = /^(?:NOSCRIPT|LOADING|MASTERDOWN|CLUSTERDOWN|TRYAGAIN)\b/;

/**
 * A connection to Redis that fails soon where there is none, and mends itself.
 *
 * @param refused told each time that Redis answers a command by an error, such as for want of memory: whoever sent it goes on
 *   without Redis, as while that is away.
 */
export function connectRedis(url: string, refused: (error: unknown) => void): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: REDIS_TIMEOUT_MS,
    connectTimeout: REDIS_TIMEOUT_MS,
    // One that falls silent is taken for dead soon: then nobody waits for it until it can be connected to again.
    socketTimeout: REDIS_TIMEOUT_MS,
  });
  // Each command that fails says so to its caller; without a listener a lost connection would end the process.
  redis.on('error', () => undefined);
  const send = redis.sendCommand.bind(redis);
  redis.sendCommand = (command, stream) => {
    // By CLIENT ioredis tells its name, which versions of Redis before 7.2 do not take.
    if (command.name === 'client') return send(command, stream);
    command.promise.catch((error: unknown) => {
      if (isRefusal(error)) refused(error);
    });
    return send(command, stream);
  };
  return redis;
}

/** Whether Redis itself answered by an error, and not for now. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.name === 'ReplyError' && !REFUSED_FOR_NOW.test(error.message);
}

/**
 * A limit of so many points a minute for each client.
 *
 * @param redis where instances count together; while it does not answer, or where there is none, each counts by itself.
 */
export function rateLimit(name: string, pointsPerMinute: number, redis: Redis | undefined): RateLimit {
  const terms = { points: pointsPerMinute, duration: WINDOW_SECONDS, keyPrefix: `atlas:rate:${name}` };
  const alone = new RateLimiterMemory(terms);
  const limiter =
    redis === undefined
      ? alone
      : new RateLimiterRedis({ ...terms, storeClient: redis, insuranceLimiter: alone });
  const allowance = ({ remainingPoints, msBeforeNext }: RateLimiterRes, now: Date): Allowance => ({
    limit: pointsPerMinute,
    remaining: Math.min(pointsPerMinute, Math.max(0, remainingPoints)),
    resetAt: new Date(now.getTime() + msBeforeNext),
  });
  return {
    async spend(client, points, now) {
      try {
        return { ...allowance(await limiter.consume(client, points), now), exceeded: false };
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        // What is refused costs nothing, or one question too large would shut its asker out.
        return { ...allowance(await limiter.reward(client, points), now), exceeded: true };
      }
    },
    settle: async (client, points, now) => allowance(await limiter.reward(client, points), now),
  };
}
