import type { RequestContext } from '../request-context.ts';
import type { PricedOperation } from '../limits/spending.ts';

/** Something that is done around the answer of every operation, however that is come to. */
interface AnswerStep {
  /** Before the operation is answered. Throws GraphQLError where it may not be. */
  readonly begin?: (context: RequestContext, operation: PricedOperation) => Promise<void> | void;
  /** What is told beside the data, under `extensions`. */
  readonly told?: (context: RequestContext, data: unknown) => Promise<Told> | Told;
}

type Told = Readonly<Record<string, unknown>> | undefined;

/** The name of the operation is noted, for metrics and the log of slow operations. */
const operationName: AnswerStep = {
  begin: ({ record }, { operationName: name }) => {
    record.operation = name ?? null;
  },
};

/** What the viewer should know of the answer. */
const notices: AnswerStep = {
  told: ({ notices: all }) => (all.size > 0 ? { notices: [...all.values()] } : undefined),
};

/**
 * Operations that may cost too much are refused before they are answered, and clients that have spent what they may in a
 * minute; the cost of every answer is told.
 */
const cost: AnswerStep = {
  begin: ({ spending }, operation) => spending?.spend(operation),
  told: async ({ spending, work }, data) => spending && { cost: await spending.settle(data, work.points) },
};

/** In this order. Queries that are answered without Apollo Server take them one after another, and its plugin all others. */
const STEPS: readonly AnswerStep[] = [operationName, notices, cost];

/** Does what comes before an operation is answered. Throws GraphQLError where it may not be. */
export async function beginAnswer(context: RequestContext, operation: PricedOperation): Promise<void> {
  for (const { begin } of STEPS) await begin?.(context, operation);
}

/** What is told beside the data of an answer. */
export async function extensionsOf(
  context: RequestContext,
  data: unknown,
): Promise<Readonly<Record<string, unknown>>> {
  const all: Record<string, unknown> = {};
  for (const { told } of STEPS) Object.assign(all, await told?.(context, data));
  return all;
}
