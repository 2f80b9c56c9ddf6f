import { z } from 'zod';
import { Decimal } from '../../domain/decimal.ts';
import type { Interval, Pair } from '../../domain/interval.ts';
import type { Drawing, PermutationTest, RankCorrelation } from '../../domain/permutation.ts';
import type { Context } from '../request/context.ts';
import { inTurn } from '../request/turns.ts';
import { draw, type SamplingTask } from './sampling-task.ts';
import { drawInThread } from './sampling-threads.ts';

/** Fewer draws are done in a few milliseconds, sooner than a thread is asked. */
const FEW_DRAWS = 200_000;

const decimal = z.string().transform((text) => new Decimal(text));
const interval: z.ZodType<Interval> = z.object({ lower: decimal, upper: decimal });
const permutationTest = z.object({ pValue: decimal, permutations: z.number(), isExact: z.boolean() });
const correlation = permutationTest.extend({
  spearman: decimal,
  kendall: decimal,
  interval: interval.nullable(),
});

type Estimating = Pick<Context, 'work' | 'deadline'>;

/** The bootstrap interval of a pooled ratio; throws AtlasError BAD_USER_INPUT where the request has drawn too much. */
export async function drawInterval(
  context: Estimating,
  pairs: readonly Pair[],
  drawing: { readonly replicates: number; readonly seed: number },
): Promise<Interval | null> {
  const task = { kind: 'bootstrapRatio', pairs, drawing } as const;
  return interval.nullable().parse(await drawn(context, task, pairs.length * drawing.replicates));
}

/** The permutation test of a difference of medians; throws as {@link drawInterval} does. */
export async function drawMedianDifference(
  context: Estimating,
  first: readonly number[],
  second: readonly number[],
  drawing: Drawing,
): Promise<PermutationTest | null> {
  const task = { kind: 'medianDifferenceTest', first, second, drawing } as const;
  const moved = (first.length + second.length) * drawing.permutations;
  return permutationTest.nullable().parse(await drawn(context, task, moved));
}

/** The rank correlation with its permutation test; throws as {@link drawInterval} does. */
export async function drawRankCorrelation(
  context: Estimating,
  first: readonly number[],
  second: readonly number[],
  drawing: Drawing,
): Promise<RankCorrelation | null> {
  const task = { kind: 'rankCorrelation', first, second, drawing } as const;
  return correlation.nullable().parse(await drawn(context, task, first.length * drawing.permutations));
}

async function drawn({ work, deadline }: Estimating, task: SamplingTask, numbers: number): Promise<unknown> {
  work.draw(numbers);
  return JSON.parse(
    numbers < FEW_DRAWS ? await inTurn(deadline, () => draw(task)) : await drawInThread(task, deadline),
  );
}
