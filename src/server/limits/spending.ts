import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql';
import type { Viewer } from '../../resolvers/request/viewer.ts';
import { serialisedDataOf } from '../execution/serialised-data.ts';
import type { RequestRecord } from '../telemetry/request-record.ts';
import { type AnswerSize, answerSize, renamedCost, type RequestedCost, requestedCost } from './cost.ts';
import { type Allowance, type RateLimit, secondsToReset, type Spending as Spent } from './rate.ts';

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

/** What a request cost, as it is told under `extensions.cost`. */
export interface ToldCost {
  readonly requested: number;
  readonly actual: number;
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: string;
}

/** An operation whose cost can be told before it is executed. */
export interface PricedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Whose request is counted, and where its cost is noted. */
export interface Spender {
  /** Whose requests are counted together. */
  readonly client: string;
  readonly viewer: Viewer;
  readonly clock: () => Date;
  readonly record: RequestRecord;
  /** Whether the document is known beforehand. */
  readonly trusted: boolean;
}

/** Every request costs something, those too that ask for nothing that can be answered. */
const LEAST_COST = 1;

/**
 * What one request spends of what its client may ask for in a minute. Objects that it asked for and did not get its client gets
 * back.
 */
export class Spending {
  readonly #limits: CostLimits;
  readonly #spender: Spender;
  readonly #rate: RateLimit;
  #requested: RequestedCost = { points: LEAST_COST, fixed: 0, renamed: 0 };
  #spent: Promise<void> | undefined;
  #allowance: Spent | undefined;

  constructor(limits: CostLimits, spender: Spender) {
    this.#limits = limits;
    this.#spender = spender;
    this.#rate = rateOf(limits, spender.viewer);
  }

  /**
   * Spends what the operation of the request may cost: once, however often it is called.
   *
   * @throws GraphQLError TOO_COSTLY for an operation that may cost too much, RATE_LIMITED for a client that has spent what it
   *   may.
   */
  spend(operation: PricedOperation): Promise<void> {
    return (this.#spent ??= this.#spendOnce(operation));
  }

  async #spendOnce({ schema, document, operationName, variables }: PricedOperation): Promise<void> {
    const { client, clock, record, trusted } = this.#spender;
    this.#requested = costOf(() => requestedCost(schema, document, operationName, variables));
    const { points: requested } = this.#requested;
    record.cost = requested;
    if (requested > this.#limits.operation && !trusted) throw tooCostly(requested, this.#limits.operation);
    const allowance = await this.#rate.spend(client, requested, clock());
    this.#allowance = allowance;
    if (allowance.exceeded) throw rateLimited(requested, allowance, clock());
  }

  /**
   * Gives back what the answer did not need, and tells the cost.
   *
   * @param computed what was computed for it, in points: that is spent, whatever came of it.
   */
  async settle(data: unknown, computed: number): Promise<ToldCost> {
    const { client, clock } = this.#spender;
    const size = sizeOf(data);
    const actual = Math.max(
      LEAST_COST,
      size.objects + this.#requested.fixed + renamedCost(this.#requested, size) + computed,
    );
    const { limit, remaining, resetAt } = await this.#settled(client, actual, clock());
    return { requested: this.#requested.points, actual, limit, remaining, resetAt: resetAt.toISOString() };
  }

  /** What is left to the client; what was refused has cost nothing. */
  async #settled(client: string, actual: number, now: Date): Promise<Allowance> {
    const spent = this.#allowance;
    if (spent === undefined) return this.#rate.spend(client, LEAST_COST, now);
    return spent.exceeded ? spent : this.#rate.settle(client, this.#requested.points - actual, now);
  }
}

function sizeOf(data: unknown): AnswerSize {
  const serialised = serialisedDataOf(data);
  return serialised === undefined
    ? answerSize(data)
    : { objects: serialised.objects - 1, entries: serialised.entries };
}

/** Variables that cannot be read are for execution to refuse; then nothing is fetched, and it costs nothing. */
function costOf(cost: () => RequestedCost): RequestedCost {
  try {
    const told = cost();
    return { ...told, points: Math.max(LEAST_COST, told.points) };
  } catch (error) {
    if (error instanceof GraphQLError) return { points: LEAST_COST, fixed: 0, renamed: 0 };
    throw error;
  }
}

function tooCostly(requested: number, limit: number): GraphQLError {
  return new GraphQLError(
    `The operation may cost ${requested} points; the limit is ${limit}. Ask for smaller pages with "first", or in several requests.`,
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
