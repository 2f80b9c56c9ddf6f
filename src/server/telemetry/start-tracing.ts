import type { TracingTerms } from '../../config.ts';
import type { Logger } from '../log.ts';
import type { Tracing } from './tracing.ts';

/** Starts tracing by OpenTelemetry, which is loaded only now: whoever traces nothing pays nothing. */
export async function startTracing(terms: TracingTerms, log: Logger): Promise<Tracing> {
  const { openTelemetry } = await import('./open-telemetry.ts');
  return openTelemetry(terms, log);
}
