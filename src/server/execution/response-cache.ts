import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Notice } from '../../resolvers/request/context.ts';
import {
  type WithSerialisedData,
  SerialisedData,
  serialisedDataOf,
  withSerialisedData,
} from './serialised-data.ts';

/** An answer that holds as long as the data are of one version. */
export interface CachedResponse {
  readonly version: string;
  readonly data: WithSerialisedData & Record<string, unknown>;
  readonly notices: readonly Notice[];
}

/** The longest answer that is kept, in bytes. */
const LONGEST = 4_000_000;
/** Strings take up to two bytes a character. */
const BYTES_PER_CHARACTER = 2;
/** What an entry takes beside its question and its answer, in bytes. */
const ENTRY_BYTES = 500;
/** Questions that were asked once lately. Each takes half a kilobyte. */
const MOST_SEEN = 5000;
const SHARED_SECONDS = 60 * 60;

const shared = z.object({
  version: z.string(),
  text: z.string(),
  notices: z.array(z.object({ code: z.string(), message: z.string() })),
});

/**
 * Answers kept by their questions, one of each: in memory, the one that was asked for longest ago goes first; in Redis too,
 * where there is one, so that instances have what another has computed.
 */
export class ResponseCache {
  readonly #answers: LRUCache<string, CachedResponse>;
  readonly #seen = new LRUCache<string, true>({ max: MOST_SEEN });
  readonly #redis: Redis | undefined;
  readonly #release: string;

  /**
   * @param bytes how much memory the answers may take.
   * @param release names what computes answers: those of another release of the product are none of ours.
   */
  constructor(bytes: number, release: string, redis: Redis | undefined) {
    this.#answers = new LRUCache({ maxSize: bytes, sizeCalculation: sizeOf });
    this.#redis = redis;
    this.#release = createHash('sha256').update(release).digest('hex');
  }

  /** The answer kept in memory for a question, whatever its version. */
  get(question: string): CachedResponse | undefined {
    return this.#answers.get(question);
  }

  /** Whether a question was asked before, lately; it is remembered from now on. */
  wasAsked(question: string): boolean {
    const before = this.#seen.has(question);
    this.#seen.set(question, true);
    return before;
  }

  /** The answer of a version that another instance has kept; undefined where there is none, or Redis is away. */
  async getShared(question: string, version: string): Promise<CachedResponse | undefined> {
    const text = await this.#redis?.get(this.#sharedKey(question)).catch(() => null);
    if (text === undefined || text === null) return undefined;
    const read = sharedAnswer(text);
    if (read?.version !== version) return undefined;
    const answer = {
      version,
      data: withSerialisedData(new SerialisedData(read.text)),
      notices: read.notices,
    };
    this.#answers.set(question, answer);
    return answer;
  }

  /** Keeps an answer in memory; in Redis too where it is worth the way there. */
  set(question: string, answer: CachedResponse, isShared: boolean): void {
    const writing = serialisedDataOf(answer.data);
    if (writing.opening.length > LONGEST) return;
    this.#answers.set(question, answer);
    if (!isShared || !this.#redis) return;
    const value = JSON.stringify({ version: answer.version, text: writing.text, notices: answer.notices });
    void this.#redis.set(this.#sharedKey(question), value, 'EX', SHARED_SECONDS).catch(() => undefined);
  }

  #sharedKey(question: string): string {
    return `atlas:answer:${createHash('sha256').update(`${this.#release} ${question}`).digest('hex')}`;
  }
}

/** What another instance has written; undefined where it is nothing of ours. */
function sharedAnswer(text: string): z.infer<typeof shared> | undefined {
  try {
    return shared.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function sizeOf({ data }: CachedResponse, question: string): number {
  return serialisedDataOf(data).opening.length + question.length * BYTES_PER_CHARACTER + ENTRY_BYTES;
}
