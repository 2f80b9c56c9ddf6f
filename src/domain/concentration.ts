import { Decimal, type DecimalLike, shownQuotient } from './decimal.ts';

/** What concentration is computed of: sums over amounts x₁ ≤ x₂ ≤ … ≤ xₙ, which a database can make. */
export interface ConcentrationSums {
  readonly n: number;
  /** Σ xᵢ */
  readonly sum: DecimalLike;
  /** Σ xᵢ² */
  readonly sumOfSquares: DecimalLike;
  /** Σ i·xᵢ, the smallest amount being the first. */
  readonly rankedSum: DecimalLike;
}

/** How concentrated amounts are; null where there is nothing to share out. */
export interface Concentration {
  /** Herfindahl–Hirschman: Σ (xᵢ / Σx)², from 1/n where all are equal to 1 where one has all. */
  readonly hhi: Decimal | null;
  /** (HHI − 1/n) / (1 − 1/n), from 0 to 1; null below n = 2. */
  readonly normalizedHhi: Decimal | null;
  /** Gini: 2·Σ i·xᵢ / (n·Σx) − (n + 1)/n. */
  readonly gini: Decimal | null;
  /** Gini times n / (n − 1), which takes the bias of small n away; null below n = 2. */
  readonly correctedGini: Decimal | null;
}

/** How concentrated amounts are, exactly, rounded for showing alone. */
export function concentration({ n, sum, sumOfSquares, rankedSum }: ConcentrationSums): Concentration {
  const total = new Decimal(sum);
  if (n === 0 || total.isZero()) return { hhi: null, normalizedHhi: null, gini: null, correctedGini: null };
  const squares = new Decimal(sumOfSquares);
  const squaredTotal = total.times(total);
  // Brought to one denominator, so that there is one division and it is the last step.
  const giniNumerator = new Decimal(rankedSum).times(2).minus(total.times(n + 1));
  return {
    hhi: shownQuotient(squares, squaredTotal),
    normalizedHhi:
      n < 2 ? null : shownQuotient(squares.times(n).minus(squaredTotal), squaredTotal.times(n - 1)),
    gini: shownQuotient(giniNumerator, total.times(n)),
    correctedGini: n < 2 ? null : shownQuotient(giniNumerator, total.times(n - 1)),
  };
}

/** The share of the k largest amounts in all of them; of all where there are fewer. */
export function topShare(topSum: DecimalLike, sum: DecimalLike): Decimal | null {
  return shownQuotient(topSum, sum);
}
