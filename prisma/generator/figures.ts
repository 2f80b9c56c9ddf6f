import type { Random } from './random.ts';

/** A unit's figures of one fiscal year, in whole yuan; null is unknown. */
export interface Figures {
  readonly year: number;
  readonly revenue: number | null;
  readonly salesRevenue: number | null;
  readonly rdExpenditure: number | null;
}

/** The years that the sample has figures for: three of them are complete before any call from 2022 to 2026. */
export const YEARS: readonly number[] = [2019, 2020, 2021, 2022, 2023, 2024, 2025];

const THOUSAND = 1000;
const MILLION = THOUSAND * THOUSAND;

/**
 * Figures that grow a little from year to year. Revenue is a multiple of a thousand yuan, so that R&D expenditure of
 * `perMille` thousandths of it is exact.
 */
export function steadyFigures(random: Random, revenueInMillions: number, perMille: number): Figures[] {
  let revenue = revenueInMillions * MILLION;
  return YEARS.map((year) => {
    revenue += random.integer(0, 80) * (revenueInMillions * THOUSAND);
    return {
      year,
      revenue,
      salesRevenue: revenue - random.integer(2, 9) * revenueInMillions * 10 * THOUSAND,
      rdExpenditure: (revenue / THOUSAND) * perMille,
    };
  });
}

/** The same figures in every year, so that what they show holds for every window of years. */
export function constantFigures(figures: Omit<Figures, 'year'>): Figures[] {
  return YEARS.map((year) => ({ year, ...figures }));
}

/** Figures that repeat every three years, so that any three years in a row hold each of them once. */
export function cyclingFigures(cycle: readonly Omit<Figures, 'year'>[]): Figures[] {
  return YEARS.flatMap((year, index) => {
    const figures = cycle[index % cycle.length];
    return figures ? [{ year, ...figures }] : [];
  });
}
