import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/server/log.ts';
import { startTracing } from '../../src/server/telemetry/start-tracing.ts';
import { createGraph } from '../graph/ask.ts';
import { type OtlpReceiver, startOtlpReceiver } from './otlp-receiver.ts';
import { serve, type TestService } from './test-server.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';
const QUERY =
  'query Find($ref: String!) { unit(ref: $ref) { name } consortia(first: 3) { nodes { lead { name } } } }';

let database: Database;
let drop: () => Promise<void>;
let receiver: OtlpReceiver;
beforeAll(async () => {
  ({ database, drop } = await createGraph());
  receiver = await startOtlpReceiver();
});
afterAll(async () => {
  receiver.stop();
  await drop();
});

/** What has traces sent as JSON, which the collector of the tests reads. */
function json(): Record<string, string> {
  return { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' };
}

/** Does something with a service that sends traces as the environment says, and has sent them all afterwards. */
async function traced(
  environment: Record<string, string>,
  work: (service: TestService) => Promise<unknown>,
): Promise<void> {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { tracing: terms } = readConfig(environment);
  const log = createLog({ format: 'json', level: 'silent' });
  const tracing = terms && (await startTracing(terms, log));
  const service = await serve(database, {}, undefined, log, undefined, tracing);
  await work(service);
  await service.stop();
  await tracing?.stop();
}

describe('traces', () => {
  it('tell of a request, its parts and its statements, and continue the trace of the caller', async () => {
    await traced({ ...json(), OTEL_SERVICE_NAME: 'atlas-of-tests' }, ({ post }) =>
      post(
        { query: QUERY, variables: { ref: 'LOCAL:lead-a' } },
        { traceparent: `00-${TRACE}-${CALLER}-01`, 'x-request-id': 'the-traced-one' },
      ),
    );
    expect(receiver.requests.every(({ path }) => path === '/v1/traces')).toBe(true);
    expect([...receiver.services]).toEqual(['atlas-of-tests']);
    const spans = receiver.spans.filter(({ traceId }) => traceId === TRACE);
    const root = spans.find(({ parentSpanId }) => parentSpanId === CALLER);
    expect(root).toMatchObject({
      name: 'POST /graphql',
      attributes: {
        'http.request.method': 'POST',
        'http.response.status_code': 200,
        'url.path': '/graphql',
        'atlas.request_id': 'the-traced-one',
        'graphql.operation.name': 'Find',
        'graphql.operation.type': 'query',
      },
    });
    const parts = spans.filter(({ parentSpanId }) => parentSpanId === root?.spanId);
    expect(parts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['graphql.parse', 'graphql.validate', 'graphql.execute']),
    );
    const execution = parts.find(({ name }) => name === 'graphql.execute');
    const statements = spans.filter(({ parentSpanId }) => parentSpanId === execution?.spanId);
    expect(statements.length).toBeGreaterThanOrEqual(2);
    for (const { name, attributes } of statements) {
      expect(name).toMatch(/^[A-Z]+$/);
      expect(attributes).toMatchObject({ 'db.system': 'postgresql', 'db.statement': expect.any(String) });
    }
    expect(JSON.stringify(spans)).toContain('FROM \\"Unit\\"');
    // What was asked for is somebody's, and is not told.
    expect(JSON.stringify(spans)).not.toContain('LOCAL:lead-a');
  });

  it('tell nothing of the query string, nor name spans by addresses that lead nowhere', async () => {
    const before = receiver.spans.length;
    await traced(json(), async ({ fetch }) => {
      await fetch('/graphql?query={unit(ref:"secret"){name}}');
      await fetch('/nowhere');
    });
    const spans = receiver.spans.slice(before);
    expect(JSON.stringify(spans)).not.toContain('secret');
    const roots = spans.filter(({ attributes }) => 'url.path' in attributes).map(({ name }) => name);
    expect(roots).toEqual(['GET /graphql', 'GET']);
  });

  it('leave as protobuf where nothing else is said', async () => {
    const before = receiver.requests.length;
    await traced({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${receiver.url}/traces` }, ({ post }) =>
      post({ query: QUERY, variables: { ref: 'LOCAL:lead-a' } }),
    );
    const [request] = receiver.requests.slice(before);
    expect(request).toMatchObject({ path: '/traces', type: 'application/x-protobuf' });
    expect(request?.body.includes('graphql.execute')).toBe(true);
    expect(request?.body.includes('consortium-atlas')).toBe(true);
  });

  it.each([
    ['are sampled', { OTEL_TRACES_SAMPLER: 'always_off' }],
    ['are switched off', { OTEL_SDK_DISABLED: 'true' }],
    ['have no exporter', { OTEL_TRACES_EXPORTER: 'none' }],
  ])('are not sent where they %s', async (_what, environment) => {
    const before = receiver.requests.length;
    await traced({ ...json(), ...environment }, ({ post }) => post({ query: '{ __typename }' }));
    expect(receiver.requests).toHaveLength(before);
  });

  it('are lost without harm where the collector is away', async () => {
    await traced(
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_EXPORTER_OTLP_TIMEOUT: '500' },
      async ({ post }) => {
        expect(await post({ query: '{ __typename }' })).toMatchObject({ status: 200, codes: [] });
      },
    );
  });
});
