import { z } from 'zod';
import type { Contestant } from './contestants/contestant.ts';
import type { Operation, Question } from './operations.ts';

/** How many questions of each operation are compared. */
const SAMPLE = 5;
/** No round that is measured. */
const ROUND = -2;
/** Computed values are compared to so many decimal places: servers round to twelve or more. */
const PLACES = 9;

const decimal = z
  .union([z.string(), z.number(), z.null()])
  .transform((value) => (value === null ? null : Number(value).toFixed(PLACES)));
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

/** What is compared of an answer: who is in it, how much of everything, and the computed values. */
const READINGS = {
  list: z.object({ data: z.object({ consortia: z.object({ nodes: z.array(consortium) }) }) }),
  detail: z.object({ data: z.object({ consortium }) }),
  statistics: z.object({
    data: z.object({ consortiumStatistics: z.preprocess(listOf, z.array(city)) }),
  }),
  units: z.object({ data: z.object({ units: z.object({ nodes: z.array(unit) }) }) }),
  compliance: z.object({}),
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
      const read = new Map<string, string>();
      for (const contestant of contestants) {
        const answer = await ask(contestant, question);
        if (answer !== undefined) read.set(contestant.name, readingOf(question, contestant.name, answer));
      }
      const [reference, ...others] = read;
      for (const [name, reading] of others) {
        if (reference && reading !== reference[1]) {
          throw new Error(
            `${name} answers ${JSON.stringify(question)} otherwise than ${reference[0]}: ${firstDifference(reading, reference[1])}`,
          );
        }
      }
    }
  }
}

function readingOf(question: Question, name: string, answer: unknown): string {
  const reading = READINGS[question.kind].safeParse(answer);
  if (reading.success) return JSON.stringify(reading.data);
  throw new Error(
    `${name} answers ${JSON.stringify(question)} as nobody can read it: ${z.prettifyError(reading.error)} in ${JSON.stringify(answer).slice(0, LONG)}`,
  );
}

function listOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'nodes' in value ? value.nodes : value;
}

async function ask({ process, requestFor }: Contestant, question: Question): Promise<unknown> {
  const request = requestFor(question);
  if (!request) return undefined;
  const response = await fetch(new URL(request.path, process.address), {
    method: request.method,
    headers: { 'Content-Type': 'application/json' },
    body: request.body,
  });
  return response.json();
}

const SHOWN = 120;
const LONG = 500;

function firstDifference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const from = Math.max(0, at - SHOWN / 2);
  return `${one.slice(from, from + SHOWN)} against ${other.slice(from, from + SHOWN)}`;
}
