import { once } from 'node:events';
import type { BenchRequest, LoadJob, LoadResult } from './job.ts';
import { type LoadAnswer, LoadConnection } from './load-connection.ts';

// Loads one server at a time from a process of its own, so that the load takes no turn away from whoever measures.

const ERRORS = Buffer.from('"errors"');

async function load({ origin, headers, requests, connections, milliseconds }: LoadJob): Promise<LoadResult> {
  const address = new URL(origin);
  const written = requests.map((request) => writtenRequest(address, headers, request));
  const opened = await Promise.all(Array.from({ length: connections }, () => LoadConnection.open(address)));
  const latencies: number[] = [];
  let next = 0;
  let bytes = 0;
  let failures = 0;
  let failure: string | null = null;
  const began = performance.now();
  const end = began + milliseconds;

  const keepAsking = async (connection: LoadConnection): Promise<void> => {
    while (performance.now() < end) {
      const request = written[next % written.length];
      next += 1;
      if (!request) throw new Error('there is nothing to ask');
      const sent = performance.now();
      const answer = await connection.ask(request);
      if (answer.status === 200 && !isRefusal(answer)) {
        latencies.push(answer.ended - sent);
        bytes += answer.bytes;
      } else {
        failures += 1;
        failure ??= `${answer.status} ${answer.beginning.toString()}`;
      }
    }
  };
  try {
    await Promise.all(opened.map(keepAsking));
  } finally {
    for (const connection of opened) connection.close();
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

/** A request as it goes over the wire (RFC 9112), made before time is taken. */
function writtenRequest(
  { host }: URL,
  headers: LoadJob['headers'],
  { method, path, body }: BenchRequest,
): Buffer {
  const bytes = Buffer.from(body ?? '');
  const head = {
    host,
    ...headers,
    ...(body !== null && { 'content-length': String(bytes.length) }),
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`), bytes]);
}

/** GraphQL answers 200 for an answer with errors too; they stand before or behind the data. */
function isRefusal({ beginning, ending }: LoadAnswer): boolean {
  return beginning.subarray(0, 20).includes(ERRORS) || ending.includes(ERRORS);
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
