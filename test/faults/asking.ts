import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

/** An answer, as far as it matters here. */
export interface Reply {
  readonly status: number;
  readonly codes: readonly string[];
  readonly retryAfter: string | null;
  readonly data: unknown;
}

const body = z.looseObject({
  data: z.unknown().optional(),
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })).default([]),
});

/** Sends a document to /graphql of a service. Where the connection fails the status is 0. */
export async function post(
  service: string,
  query: string,
  { variables, key }: { readonly variables?: unknown; readonly key?: string } = {},
): Promise<Reply> {
  try {
    const response = await fetch(`${service}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = body.parse(await response.json());
    return {
      status: response.status,
      codes: errors.map(({ extensions }) => extensions.code),
      retryAfter: response.headers.get('retry-after'),
      data,
    };
  } catch (error) {
    if (error instanceof z.ZodError) throw error;
    return { status: 0, codes: [], retryAfter: null, data: undefined };
  }
}

/** Whether an answer is one, whole. */
export function isGood({ status, codes }: Reply): boolean {
  return status === 200 && codes.length === 0;
}

/** What several askers met with. */
export interface Asked {
  readonly answered: number;
  readonly refused: readonly Reply[];
  /** From the first answer that was refused to the first after which none was, in milliseconds; null for no refusal. */
  readonly outage: number | null;
}

const QUESTION =
  '{ consortia(first: 10) { totalCount nodes { name memberCount members(first: 5) { nodes { unit { name } } } } } }';
const PAUSE_MS = 10;

/** Lets some ask without a break while something happens. */
export async function whileAsking(
  service: string,
  work: () => Promise<unknown>,
  { askers = 4, query = QUESTION }: { readonly askers?: number; readonly query?: string } = {},
): Promise<Asked> {
  const stop = new AbortController();
  const replies: { readonly at: number; readonly reply: Reply }[] = [];
  const asking = Array.from({ length: askers }, async () => {
    while (!stop.signal.aborted) {
      const reply = await post(service, query);
      replies.push({ at: performance.now(), reply });
      await wait(PAUSE_MS);
    }
  });
  try {
    await work();
  } finally {
    stop.abort();
    await Promise.all(asking);
  }
  const bad = replies.filter(({ reply }) => !isGood(reply));
  const [first, last] = [bad[0], bad.at(-1)];
  const after = last && replies.find(({ at, reply }) => at > last.at && isGood(reply));
  return {
    answered: replies.length - bad.length,
    refused: bad.map(({ reply }) => reply),
    outage: first ? (after?.at ?? performance.now()) - first.at : null,
  };
}

/** Asks again and again until the answer is good, and gives how long that took in milliseconds. */
export async function untilGood(ask: () => Promise<boolean>, limit: number): Promise<number> {
  const began = performance.now();
  while (!(await ask())) {
    if (performance.now() - began > limit) throw new Error(`no good answer after ${limit} ms`);
    await wait(50);
  }
  return performance.now() - began;
}

/** The refusals in words: how many, with which status and code. */
export function inWords(refused: readonly Reply[]): string {
  const counts = new Map<string, number>();
  for (const { status, codes } of refused) {
    const what = status === 0 ? 'connection refused' : [status, ...codes].join(' ');
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => `${count} × ${what}`).join(', ');
}
