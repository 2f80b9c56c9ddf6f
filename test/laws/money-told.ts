import { z } from 'zod';
import type { Database } from '../../src/database/database.ts';
import { sql } from '../../src/database/statement.ts';
import { openGrouping } from '../../src/resolvers/statistics/grouping.ts';
import { UNIT_SUBJECT, type UnitDimension } from '../../src/resolvers/statistics/unit-statistics.ts';
import { PUBLIC_VIEWER, type Viewer } from '../../src/resolvers/request/viewer.ts';
import { answer } from '../graph/ask.ts';
import { type Bounds, both, type KnownSum, UNBOUNDED } from './money-solver.ts';

/** What a viewer is told of a group of units on a day, and which units they are, which everybody may know. */
export interface ToldGroup {
  readonly units: readonly number[];
  readonly revenue: number | null;
  readonly rdExpenditure: number | null;
  readonly pooled: number | null;
}

/** The three-year sums of the units, by their ids; null where unknown. */
export type Sums = ReadonlyMap<
  number,
  { readonly revenue: number | null; readonly rdExpenditure: number | null }
>;
/** An amount of money that nobody may learn. */
export type Amount = 'revenue' | 'rdExpenditure';
/** How far a ratio that is cut off may be above what is told. */
export const CUT_OFF = 0.001;
/** What bounds are wider for, so that what doubles round does not set them against each other. */
const SLACK = 1e-9;

const number = z
  .string()
  .nullable()
  .transform((text) => (text === null ? null : Number(text)));
const place = z.object({ code: z.string() }).nullish();
const answered = z.object({
  unitStatistics: z.object({
    nodes: z.array(
      z.object({
        key: z.object({
          city: place,
          district: place,
          province: place,
          kind: z.string().nullish(),
          qualification: z.string().nullish(),
        }),
        revenue: z.object({ sum: number }),
        rdExpenditure: z.object({ sum: number }),
        rdIntensity: z.object({ pooled: number }),
      }),
    ),
  }),
});
const KEYS = 'key { city { code } district { code } province { code } kind qualification }';

/** Asks for the sums of groups by some dimensions. */
export async function toldGroups(
  database: Database,
  viewer: Viewer,
  groupBy: readonly UnitDimension[],
  day: string,
): Promise<ToldGroup[]> {
  const question = `{ unitStatistics(groupBy: [${groupBy.join(', ')}], asOf: "${day}") { nodes { ${KEYS}
    revenue { sum } rdExpenditure { sum } rdIntensity { pooled } } } }`;
  const { nodes } = answered.parse(
    await answer(database, question, { viewer, alsoPlanned: false }),
  ).unitStatistics;
  const request = { groupBy, filter: {}, asOf: day };
  const { rows } = openGrouping({ database, viewer: PUBLIC_VIEWER }, UNIT_SUBJECT, request);
  const members = await database.query<{ group: string; unit: number }>(rows(day, sql`unit."id" AS "unit"`));
  const byGroup = new Map<string, number[]>();
  for (const { group, unit } of members) {
    const key = JSON.stringify(JSON.parse(group));
    const units = byGroup.get(key);
    if (units) units.push(unit);
    else byGroup.set(key, [unit]);
  }
  return nodes.map(({ key, revenue, rdExpenditure, rdIntensity }) => {
    const parts = {
      CITY: key.city?.code,
      DISTRICT: key.district?.code,
      PROVINCE: key.province?.code,
      KIND: key.kind,
      QUALIFICATION: key.qualification,
    };
    const units = byGroup.get(JSON.stringify(groupBy.map((dimension) => parts[dimension] ?? null)));
    if (!units) throw new Error(`nobody is in ${JSON.stringify(key)}`);
    return { units, revenue: revenue.sum, rdExpenditure: rdExpenditure.sum, pooled: rdIntensity.pooled };
  });
}

/**
 * The bounds that a group's sums tell, and those of each amount in it. Of a coarse sum the attacker is given the step too, which
 * is told to nobody.
 */
export function sumsOf(
  { units, pooled, ...told }: ToldGroup,
  { sums, isCoarse }: { readonly sums: Sums; readonly isCoarse: boolean },
): Readonly<Record<Amount, readonly KnownSum[]>> {
  const known = (amount: Amount) => units.filter((unit) => (sums.get(unit)?.[amount] ?? null) !== null);
  const boundsOf = (amount: Amount): Bounds => {
    const sum = told[amount];
    if (sum === null) return UNBOUNDED;
    const off = isCoarse ? stepOf(known(amount).map((unit) => sums.get(unit)?.[amount] ?? 0)) / 2 : 0;
    return loosely({ least: Math.max(0, sum - off), most: sum + off });
  };
  const [whole, part] = [boundsOf('revenue'), boundsOf('rdExpenditure')];
  const isOfSame = bitsOf(known('revenue')) === bitsOf(known('rdExpenditure'));
  const ratio = isOfSame ? pooled : null;
  return {
    revenue: [{ of: bitsOf(known('revenue')), ...both(whole, wholeOf(part, ratio)) }],
    rdExpenditure: [{ of: bitsOf(known('rdExpenditure')), ...both(part, partOf(whole, ratio)) }],
  };
}

/** The bounds of the part, by those of the whole and the ratio cut off. */
export function partOf({ least, most }: Bounds, ratio: number | null): Bounds {
  return ratio === null ? UNBOUNDED : loosely({ least: least * ratio, most: most * (ratio + CUT_OFF) });
}

/** The bounds of the whole, by those of the part and the ratio cut off. */
export function wholeOf({ least, most }: Bounds, ratio: number | null): Bounds {
  if (ratio === null) return UNBOUNDED;
  return loosely({ least: least / (ratio + CUT_OFF), most: ratio === 0 ? Infinity : most / ratio });
}

function loosely({ least, most }: Bounds): Bounds {
  return { least: least * (1 - SLACK), most: most * (1 + SLACK) };
}

/** The step of a coarse sum: 1, 2 or 5 times a power of ten that none of the amounts exceeds. */
export function stepOf(amounts: readonly number[]): number {
  const largest = Math.max(0, ...amounts);
  if (largest === 0) return 0;
  const power = 10 ** Math.floor(Math.log10(largest));
  return [power, 2 * power, 5 * power, 10 * power].find((step) => step >= largest) ?? 10 * power;
}

function bitsOf(units: readonly number[]): bigint {
  return units.reduce((of, unit) => of | (1n << BigInt(unit)), 0n);
}
