import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type Attributes,
  defaultTextMapGetter,
  diag,
  DiagLogLevel,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ConsoleSpanExporter,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import type { TracingTerms } from '../../config.ts';
import type { Logger } from '../log.ts';
import { type BeginSpan, operationSpans, type TracedRequest } from './operation-spans.ts';
import type { Tracing } from './tracing.ts';

const NAME = 'consortium-atlas';
/** How long the last spans may take to be sent when the service stops. */
const FLUSH_MS = 2000;

/**
 * Traces by OpenTelemetry. Endpoint, headers, sampling, batches, the name of the service and limits on attributes are
 * what the variables of its specification say; the libraries read those by themselves.
 */
export async function openTelemetry({ exporter, protocol }: TracingTerms, log: Logger): Promise<Tracing> {
  diag.setLogger(
    {
      error: (message) => log.warn({ problem: message }, 'traces'),
      warn: (message) => log.warn({ problem: message }, 'traces'),
      info: () => undefined,
      debug: () => undefined,
      verbose: () => undefined,
    },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  const spanExporter = exporter === 'console' ? new ConsoleSpanExporter() : await otlpExporter(protocol);
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': NAME }).merge(
      detectResources({ detectors: [envDetector] }),
    ),
    spanProcessors: [new BatchSpanProcessor(spanExporter)],
  });
  const tracer = provider.getTracer(NAME);
  const callers = new W3CTraceContextPropagator();
  const requests = new AsyncLocalStorage<TracedRequest>();
  const begin: BeginSpan = (name, parent, attributes = {}, startTime = new Date()) =>
    tracer.startSpan(name, { attributes, startTime }, trace.setSpan(ROOT_CONTEXT, parent));

  return {
    async request(request, requestId, work) {
      const parent = callers.extract(ROOT_CONTEXT, request.headers, defaultTextMapGetter);
      const attributes = attributesOf(request, requestId);
      const span = tracer.startSpan(
        request.method ?? 'request',
        { kind: SpanKind.SERVER, attributes },
        parent,
      );
      try {
        const result = await requests.run({ span, present: span }, work);
        span.setAttribute('http.response.status_code', result.status);
        // An address that leads nowhere is anybody's invention, and no name for a span.
        if (result.status !== 404) span.updateName(`${request.method ?? ''} ${routeOf(request)}`);
        if (result.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        return result;
      } finally {
        span.end();
      }
    },
    plugin: operationSpans(() => requests.getStore(), begin),
    statement({ text, milliseconds }) {
      const present = requests.getStore()?.present;
      if (present?.isRecording() !== true) return;
      const attributes = { 'db.system': 'postgresql', 'db.statement': text };
      const began = new Date(Date.now() - milliseconds);
      begin(/^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? 'statement', present, attributes, began).end();
    },
    async stop() {
      // A collector that is away, or silent, must not keep the process; what it did not get is lost.
      const sent = provider.shutdown().catch((error: unknown) => log.warn({ err: error }, 'traces'));
      await Promise.race([sent, wait(FLUSH_MS, undefined, { ref: false })]);
    },
  };
}

async function otlpExporter(protocol: TracingTerms['protocol']): Promise<SpanExporter> {
  const { OTLPTraceExporter } =
    protocol === 'http/json'
      ? await import('@opentelemetry/exporter-trace-otlp-http')
      : await import('@opentelemetry/exporter-trace-otlp-proto');
  return new OTLPTraceExporter();
}

/** What is told of a request: not what follows the question mark, nor who asks, for that may be personal. */
function attributesOf(request: IncomingMessage, requestId: string): Attributes {
  return {
    'http.request.method': request.method ?? '',
    'url.path': pathOf(request),
    'atlas.request_id': requestId,
  };
}

/** The first part of the path, under which there are only so many. */
function routeOf(request: IncomingMessage): string {
  return /^\/[^/]*/.exec(pathOf(request))?.[0] ?? '/';
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/';
}
