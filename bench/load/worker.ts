import { once } from 'node:events';
import { Client } from 'undici';
import type { LoadJob, LoadResult } from './job.ts';

// Loads one server at a time from a process of its own, so that the load takes no turn away from whoever measures.

const ERRORS = Buffer.from('"errors"');

async function load({ origin, headers, requests, connections, milliseconds }: LoadJob): Promise<LoadResult> {
  const latencies: number[] = [];
  let next = 0;
  let bytes = 0;
  let failures = 0;
  let failure: string | null = null;
  const began = performance.now();
  const end = began + milliseconds;

  const keepAsking = async (client: Client): Promise<void> => {
    while (performance.now() < end) {
      const request = requests[next % requests.length];
      next += 1;
      if (!request) throw new Error('there is nothing to ask');
      const sent = performance.now();
      const { statusCode, body } = await client.request({ ...request, headers });
      const answer = Buffer.from(await body.arrayBuffer());
      if (statusCode === 200 && !isRefusal(answer)) {
        latencies.push(performance.now() - sent);
        bytes += answer.length;
      } else {
        failures += 1;
        failure ??= `${statusCode} ${answer.toString('utf8', 0, 500)}`;
      }
    }
  };
  const clients = Array.from({ length: connections }, () => new Client(origin, { pipelining: 1 }));
  try {
    await Promise.all(clients.map(keepAsking));
  } finally {
    await Promise.all(clients.map((client) => client.close()));
  }
  return {
    requests: latencies.length,
    failures,
    failure,
    milliseconds: performance.now() - began,
    latencies: latencies.toSorted((a, b) => a - b),
    bytes,
  };
}

/** GraphQL answers 200 for an answer with errors too; they stand before or behind the data. */
function isRefusal(answer: Buffer): boolean {
  return answer.subarray(0, 20).includes(ERRORS) || answer.subarray(-2000).includes(ERRORS);
}

process.once('disconnect', () => process.exit());
for (;;) {
  const [job]: LoadJob[] = await once(process, 'message');
  if (!job) continue;
  try {
    process.send?.({ result: await load(job) });
  } catch (error) {
    process.send?.({ error: String(error) });
  }
}
