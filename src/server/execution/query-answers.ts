import type { Context } from '../../resolvers/request/context.ts';
import { DataVersions } from './data-versions.ts';
import type { CachedResponse, ResponseCache } from './response-cache.ts';
import type { PlannedAnswer } from './planned-answer.ts';
import { type FailedStep, isKnownReason, ResolverError } from './plan-failures.ts';
import {
  serialisedDataOf,
  type WithSerialisedData,
  withSerialisedData,
  SerialisedData,
} from './serialised-data.ts';

/** Where an answer came from: kept here, kept by another instance, fetched by its plan, or resolved field by field. */
export type AnswerSource = 'kept' | 'shared' | 'planned' | 'resolved';

type AnswerData = WithSerialisedData & Record<string, unknown>;

/** A query, and all that its answer depends on but the data. */
export interface CacheableQuery {
  /** The same for requests that are answered alike as long as the data stay the same. */
  readonly key: string;
  readonly context: Pick<Context, 'database' | 'notices' | 'notify' | 'isRepeatable'>;
  /** Plans the answer; undefined where it is left to GraphQL's own execution. */
  readonly plan: () => PlannedAnswer | undefined;
  /** Told of what failed for none of the known reasons; the resolvers answer all the same, unless it throws. */
  readonly failed: (step: FailedStep, error: unknown) => void;
}

/** An answer that needs no resolving. */
export interface FoundAnswer {
  readonly source: AnswerSource;
  readonly data: AnswerData;
}

/** A query that the resolvers must answer; `end` is called once they have. */
export interface PendingQuery {
  readonly source: 'resolved';
  readonly data?: undefined;
  /** @param data the `data` of an answer without errors; undefined where there is none. Gives it back as it is to be sent. */
  readonly end: (data: Record<string, unknown> | undefined) => Record<string, unknown> | undefined;
}

/**
 * Answers from what is kept as long as the data are of the same version, or by a plan. A version is read before and after an
 * answer is made, so that what is kept is of that version and of no other. What has a plan is kept from its second asking
 * on: most of it is asked once, such as pages that somebody reads through. What must be resolved takes long, so of requests
 * that ask the same at one time one resolves it, and the others wait.
 */
export class QueryAnswers {
  readonly #kept: ResponseCache | undefined;
  readonly #versions = new DataVersions();
  readonly #underWay = new Map<string, Promise<void>>();

  /** @param kept undefined where nothing is kept. */
  constructor(kept: ResponseCache | undefined) {
    this.#kept = kept;
  }

  /** The answer of a query, or what to do once the resolvers have answered it. */
  async find(query: CacheableQuery): Promise<FoundAnswer | PendingQuery> {
    const known = this.#kept?.get(query.key);
    // What is kept mostly holds still, and needs no plan then.
    let version = known && (await this.#version(query));
    if (known && known.version === version) return repeated(query, known, 'kept');
    const plan = planOf(query);
    const isQuick = plan?.resolves === false;
    const isKept = this.#kept && (!isQuick || known || this.#kept.wasAsked(query.key));
    if (!isKept) return (await planned(query, plan)) ?? NOTHING_TO_KEEP;
    version ??= await this.#version(query);
    if (!isQuick) return this.#resolve(query, plan, version);
    const answer = await planned(query, plan);
    if (answer?.data === undefined) return this.#open(query, version);
    void this.#keep(query, answer.data, version, false);
    return answer;
  }

  /** Carries out a plan in which resolvers have a part, as they would be asked: once for all who ask the same meanwhile. */
  async #resolve(
    query: CacheableQuery,
    plan: PlannedAnswer | undefined,
    version: string | undefined,
  ): Promise<FoundAnswer | PendingQuery> {
    const opened = await this.#open(query, version);
    if (!plan || opened.data !== undefined) return opened;
    try {
      const answer = await planned(query, plan);
      if (answer === undefined) return opened;
      if (answer.data === undefined) {
        return { source: 'resolved', end: (data) => opened.end(answer.end(data)) };
      }
      opened.end(answer.data);
      return answer;
    } catch (error) {
      opened.end(undefined);
      throw error;
    }
  }

  async #open(query: CacheableQuery, before: string | undefined): Promise<FoundAnswer | PendingQuery> {
    const other = this.#underWay.get(query.key);
    await other;
    const version = other ? await this.#version(query) : before;
    const known = this.#kept?.get(query.key);
    if (known && known.version === version) return repeated(query, known, 'kept');
    const shared = version === undefined ? undefined : await this.#kept?.getShared(query.key, version);
    if (shared) return repeated(query, shared, 'shared');
    if (this.#underWay.has(query.key)) return NOTHING_TO_KEEP;

    let ended: (() => void) | undefined;
    this.#underWay.set(query.key, new Promise((resolve) => (ended = resolve)));
    return {
      source: 'resolved',
      end: (data) => {
        const written =
          data && withSerialisedData(serialisedDataOf(data) ?? new SerialisedData(JSON.stringify(data)));
        const keeping = written ? this.#keep(query, written, version, true) : Promise.resolve();
        void keeping.finally(() => {
          this.#underWay.delete(query.key);
          ended?.();
        });
        return written;
      },
    };
  }

  /** Keeps an answer once it is certain that the data did not change while it was made. */
  async #keep(
    query: CacheableQuery,
    data: AnswerData,
    before: string | undefined,
    isShared: boolean,
  ): Promise<void> {
    if (before === undefined || !query.context.isRepeatable()) return;
    const notices = [...query.context.notices.values()];
    if ((await this.#version(query)) !== before) return;
    this.#kept?.set(query.key, { version: before, data, notices }, isShared);
  }

  /** Undefined where the database does not tell: then nothing is kept, and the resolvers say what is wrong. */
  #version({ context, failed }: CacheableQuery): Promise<string | undefined> {
    return this.#versions.read(context.database).catch((error: unknown) => {
      if (!isKnownReason(error)) failed('version', error);
      return undefined;
    });
  }
}

const NOTHING_TO_KEEP: PendingQuery = { source: 'resolved', end: (data) => data };

/** The plan of a query; undefined where there is none, or making it failed. */
function planOf({ plan, failed }: CacheableQuery): PlannedAnswer | undefined {
  try {
    return plan();
  } catch (error) {
    failed('plan', error);
    return undefined;
  }
}

/** What goes wrong with a plan is left to the resolvers: they say what is wrong where. */
async function planned(
  { failed }: CacheableQuery,
  plan: PlannedAnswer | undefined,
): Promise<FoundAnswer | PendingQuery | undefined> {
  if (!plan) return undefined;
  try {
    const data = withSerialisedData(new SerialisedData(await plan.fetch()));
    return { source: plan.resolves ? 'resolved' : 'planned', data };
  } catch (error) {
    if (error instanceof ResolverError) return pendingAfter(error, failed);
    if (!isKnownReason(error)) failed('plan', error);
    return undefined;
  }
}

/** What failed for the plan alone was the plan's fault. */
function pendingAfter({ cause }: ResolverError, failed: CacheableQuery['failed']): PendingQuery {
  return {
    source: 'resolved',
    end: (data) => {
      if (data) failed('plan', cause);
      return data;
    },
  };
}

function repeated({ context }: CacheableQuery, answer: CachedResponse, source: AnswerSource): FoundAnswer {
  for (const notice of answer.notices) context.notify(notice);
  return { source, data: answer.data };
}
