import { z } from 'zod';
import type { Contestant } from './contestants/contestant.ts';
import type { Operation, Question } from './operations.ts';

/** How many questions of each operation are compared. */
const SAMPLE = 5;
/** No round that is measured. */
const ROUND = -2;
/** Servers round computed values to twelve places or more. */
const TOLERANCE = 1e-9;

const decimal = z
  .union([z.string(), z.number(), z.null()])
  .transform((value) => (value === null ? null : Number(value)));
const valued = z.union([decimal, z.object({ value: decimal }).transform(({ value }) => value)]);
const counted = z
  .union([z.array(z.unknown()), z.object({ nodes: z.array(z.unknown()) }).transform(({ nodes }) => nodes)])
  .transform((nodes) => nodes.length);
const figures = z.object({ inCityShare: valued, enterpriseShare: valued, rdIntensity: valued });
const NOTHING_KNOWN = { inCityShare: null, enterpriseShare: null, rdIntensity: null };
const record = z.object({ ref: z.string(), members: counted, projects: counted });
const consortium = z.union([
  record.extend(figures.shape),
  // PostGraphile shows a row of which nothing is known as null.
  record
    .extend({ figures: z.tuple([figures.nullable()]) })
    .transform(({ figures: [first], ...row }) => ({ ...row, ...(first ?? NOTHING_KNOWN) })),
]);
const unit = z.object({ ref: z.string(), memberships: counted });
const pooled = z.object({ pooled: decimal, distribution: z.object({ median: decimal }) });
const city = z.union([
  z
    .object({
      key: z.object({ city: z.object({ code: z.string() }) }),
      count: z.number(),
      inCityShare: pooled,
      enterpriseShare: pooled,
      rdIntensity: pooled,
    })
    .transform(({ key, count, ...figures }) => [
      key.city.code,
      count,
      ...Object.values(figures).flatMap(({ pooled, distribution }) => [pooled, distribution.median]),
    ]),
  z
    .object({
      code: z.string(),
      count: z.number(),
      inCityPooled: decimal,
      inCityMedian: decimal,
      enterprisePooled: decimal,
      enterpriseMedian: decimal,
      rdIntensityPooled: decimal,
      rdIntensityMedian: decimal,
    })
    .transform((row) => [
      row.code,
      row.count,
      row.inCityPooled,
      row.inCityMedian,
      row.enterprisePooled,
      row.enterpriseMedian,
      row.rdIntensityPooled,
      row.rdIntensityMedian,
    ]),
]);

const detailWithKey = z.object({
  ref: z.string(),
  members: z.object({
    nodes: z.array(z.object({ unit: z.object({ ref: z.string(), titles: counted, financials: counted }) })),
  }),
  teamMembers: counted,
  projects: z.object({ nodes: z.array(z.object({ ref: z.string(), undertakers: counted })) }),
});
const paged = <Row extends z.ZodType>(row: Row) =>
  z.object({ data: z.object({ page: z.object({ nodes: z.array(row) }) }) });

/** What is compared of an answer: who is in it, how much of everything, and the computed values. */
const READINGS = {
  list: z.object({ data: z.object({ consortia: z.object({ nodes: z.array(consortium) }) }) }),
  detail: z.object({ data: z.object({ consortium }) }),
  statistics: z.object({
    data: z.object({ consortiumStatistics: z.preprocess(listOf, z.array(city)) }),
  }),
  units: z.object({ data: z.object({ units: z.object({ nodes: z.array(unit) }) }) }),
  'detail-with-key': z.object({ data: z.object({ consortium: detailWithKey }) }),
  projects: paged(z.object({ ref: z.string(), totalCost: decimal, parts: counted, fundings: counted })),
  financials: paged(z.object({ ref: z.string(), financials: counted })),
  fundings: paged(z.object({ ref: z.string(), amount: decimal, project: z.object({ ref: z.string() }) })),
  platforms: paged(z.object({ ref: z.string(), hostUnit: z.object({ ref: z.string() }) })),
  duties: z.object({}),
  compliance: z.object({}),
  'compliance-in-full': z.object({}),
} satisfies Record<Question['kind'], z.ZodType>;

/**
 * Asks all servers some questions of each operation and compares what they answer, so that no server is quicker for
 * answering less. Throws where two differ.
 */
export async function compareAnswers(
  contestants: readonly Contestant[],
  operations: readonly Operation[],
): Promise<void> {
  for (const operation of operations) {
    for (const question of operation.questions(ROUND, SAMPLE).slice(0, SAMPLE)) {
      let reference: { readonly name: string; readonly reading: unknown } | undefined;
      for (const contestant of contestants) {
        const answer = await ask(contestant, question);
        if (answer === undefined) continue;
        const { name } = contestant;
        const reading = readingOf(question, name, answer);
        reference ??= { name, reading };
        const difference = firstDifference(reading, reference.reading);
        if (difference !== undefined) {
          throw new Error(
            `${name} answers ${JSON.stringify(question)} otherwise than ${reference.name}: ${difference}`,
          );
        }
      }
    }
  }
}

function readingOf(question: Question, name: string, answer: unknown): unknown {
  const reading = READINGS[question.kind].safeParse(answer);
  if (reading.success) return reading.data;
  throw new Error(
    `${name} answers ${JSON.stringify(question)} as nobody can read it: ${z.prettifyError(reading.error)} in ${JSON.stringify(answer).slice(0, LONG)}`,
  );
}

function listOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'nodes' in value ? value.nodes : value;
}

async function ask({ process, headers, requestFor }: Contestant, question: Question): Promise<unknown> {
  const request = requestFor(question);
  if (!request) return undefined;
  const response = await fetch(new URL(request.path, process.address), {
    method: request.method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: request.body,
  });
  return response.json();
}

const LONG = 500;

/** Where two readings first differ; undefined where they do not. */
function firstDifference(one: unknown, other: unknown, path = 'the answer'): string | undefined {
  if (typeof one === 'number' && typeof other === 'number') {
    return Math.abs(one - other) <= TOLERANCE ? undefined : `${path} is ${one} and ${other}`;
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return one === other ? undefined : `${path} is ${String(one)} and ${String(other)}`;
  }
  const others = new Map<string, unknown>(Object.entries(other));
  const own = Object.entries(one);
  if (own.length !== others.size) return `${path} has ${own.length} and ${others.size} parts`;
  for (const [key, value] of own) {
    const difference = firstDifference(value, others.get(key), `${path}.${key}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}
