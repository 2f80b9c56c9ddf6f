import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { objectsInText, textOf } from '../execution/written-data.ts';
import { actualCost, requestedCost } from '../limits/cost.ts';
import { type Allowance, type RateLimit, secondsToReset } from '../limits/rate.ts';
import type { Viewer } from '../../resolvers/viewer.ts';
import type { RequestContext } from '../request-context.ts';

/** How much may be asked for. */
export interface CostLimits {
  /** What one operation may cost. */
  readonly operation: number;
  /** What the public may spend in a minute, by address. */
  readonly publicRate: RateLimit;
  /** What a key may spend in a minute. */
  readonly keyRate: RateLimit;
}

/** The limit that holds for a viewer. */
export function rateOf({ publicRate, keyRate }: CostLimits, { role }: Viewer): RateLimit {
  return role === 'PUBLIC' ? publicRate : keyRate;
}

/** Every request costs something, those too that ask for nothing that can be answered. */
const LEAST_COST = 1;

/**
 * Refuses operations that may cost too much before they are executed, and clients that have spent what they may in a
 * minute; tells the cost under `extensions.cost` of every answer. What a client asked for and did not get it gets back.
 */
export function operationCost(limits: CostLimits): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async ({ contextValue: { client, viewer, clock, record, trusted } }) => {
      const rate = rateOf(limits, viewer);
      let requested = LEAST_COST;
      let allowance: Allowance | undefined;
      let refused = false;
      return {
        didResolveOperation: async ({ schema, document, operationName, request: { variables = {} } }) => {
          requested = Math.max(
            LEAST_COST,
            costOf(() => requestedCost(schema, document, operationName, variables)),
          );
          record.cost = requested;
          if (requested > limits.operation && !trusted) throw tooCostly(requested, limits.operation);
          const spending = await rate.spend(client, requested, clock());
          allowance = spending;
          refused = spending.exceeded;
          if (refused) throw rateLimited(requested, spending, clock());
        },
        willSendResponse: async ({ response: { body } }) => {
          if (body.kind !== 'single') return;
          const { data, extensions } = body.singleResult;
          const actual = Math.max(LEAST_COST, costOfAnswer(data));
          if (allowance === undefined) allowance = await rate.spend(client, LEAST_COST, clock());
          else if (!refused) allowance = await rate.settle(client, requested - actual, clock());
          const { limit, remaining, resetAt } = allowance;
          body.singleResult.extensions = {
            ...extensions,
            cost: { requested, actual, limit, remaining, resetAt: resetAt.toISOString() },
          };
        },
      };
    },
  };
}

function costOfAnswer(data: unknown): number {
  const text = textOf(data);
  return text === undefined ? actualCost(data) : objectsInText(text) - 1;
}

/** Variables that cannot be read are for execution to refuse; then nothing is fetched, and it costs nothing. */
function costOf(cost: () => number): number {
  try {
    return cost();
  } catch (error) {
    if (error instanceof GraphQLError) return 0;
    throw error;
  }
}

function tooCostly(requested: number, limit: number): GraphQLError {
  return new GraphQLError(
    `The operation may answer ${requested} objects; the limit is ${limit}. Ask for smaller pages with "first", or in several requests.`,
    { extensions: { code: 'TOO_COSTLY', http: { status: 400 } } },
  );
}

function rateLimited(requested: number, allowance: Allowance, now: Date): GraphQLError {
  const seconds = secondsToReset(allowance, now);
  return new GraphQLError(
    `The operation may cost ${requested} points, and ${allowance.remaining} are left to you for this minute. Try again in ${seconds} s, or ask for smaller pages.`,
    {
      extensions: {
        code: 'RATE_LIMITED',
        http: { status: 429, headers: new Map([['retry-after', String(seconds)]]) },
      },
    },
  );
}
