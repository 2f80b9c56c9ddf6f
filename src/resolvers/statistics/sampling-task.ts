import { bootstrapRatio, type Pair } from '../../domain/interval.ts';
import { type Drawing, medianDifferenceTest, rankCorrelation } from '../../domain/permutation.ts';

/** Something to be estimated by drawing: plain data, which a thread can be handed. */
export type SamplingTask =
  | {
      readonly kind: 'bootstrapRatio';
      readonly pairs: readonly Pair[];
      readonly drawing: { readonly replicates: number; readonly seed: number };
    }
  | {
      readonly kind: 'medianDifferenceTest' | 'rankCorrelation';
      readonly first: readonly number[];
      readonly second: readonly number[];
      readonly drawing: Drawing;
    };

/** Draws what a task asks for. The answer is JSON, with its decimals as texts. */
export function draw(task: SamplingTask): string {
  switch (task.kind) {
    case 'bootstrapRatio':
      return JSON.stringify(bootstrapRatio(task.pairs, task.drawing));
    case 'medianDifferenceTest':
      return JSON.stringify(medianDifferenceTest(task.first, task.second, task.drawing));
    case 'rankCorrelation':
      return JSON.stringify(rankCorrelation(task.first, task.second, task.drawing));
  }
}
