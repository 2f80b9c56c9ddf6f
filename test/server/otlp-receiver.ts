import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const attribute = z
  .object({ key: z.string(), value: z.record(z.string(), z.unknown()) })
  .transform(({ key, value }) => [key, Object.values(value)[0]] as const);
const attributes = z.array(attribute).transform((pairs) => Object.fromEntries(pairs));
const span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes,
  status: z.object({ code: z.int().optional() }),
});
/** A span as it is sent in OTLP's JSON. */
export type ReceivedSpan = z.infer<typeof span>;
const sent = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes }),
      scopeSpans: z.array(z.object({ spans: z.array(span) })),
    }),
  ),
});

/** A collector of traces, as far as the tests need one. */
export interface OtlpReceiver {
  readonly url: string;
  /** What came as JSON. */
  readonly spans: ReceivedSpan[];
  readonly services: Set<unknown>;
  /** The paths, types and bodies of all that came. */
  readonly requests: { readonly path: string; readonly type: string; readonly body: Buffer }[];
  readonly stop: () => void;
}

/** Starts a collector on a port that is free. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const services = new Set<unknown>();
  const requests: OtlpReceiver['requests'] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const type = request.headers['content-type'] ?? '';
      const body = Buffer.concat(chunks);
      requests.push({ path: request.url ?? '', type, body });
      if (type === 'application/json') {
        for (const { resource, scopeSpans } of sent.parse(JSON.parse(body.toString())).resourceSpans) {
          services.add(resource.attributes['service.name']);
          spans.push(...scopeSpans.flatMap((scope) => scope.spans));
        }
      }
      response.writeHead(200, { 'content-type': type }).end(type === 'application/json' ? '{}' : '');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the collector listens on no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    spans,
    services,
    requests,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
