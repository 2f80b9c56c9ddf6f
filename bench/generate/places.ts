import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

const divisions = z
  .array(
    z.object({
      code: z.string(),
      name: z.string(),
      level: z.string(),
      parent_code: z.string(),
      abolished: z.string(),
    }),
  )
  .transform((rows) => rows.filter(({ abolished }) => abolished === 'false'));

/** A city with the codes of its counties; the code of the city itself where the list of places has none. */
export interface City {
  readonly code: string;
  readonly name: string;
  readonly counties: readonly string[];
}

/** So many cities as before the first line was written (300), those with a policy of their own first. */
const CITIES = 300;
const WITH_POLICY = ['330300', '330100', '331000', '321100', '371000'];

/** The cities that consortia are filed in, the largest first. */
export function readCities(): City[] {
  const path = join(import.meta.dirname, '../../prisma/reference/divisions.csv');
  const rows = divisions.parse(parse(readFileSync(path), { columns: true, bom: true }));
  const cities = rows
    .filter(({ level }) => level === 'PREFECTURE')
    .toSorted((a, b) => a.code.localeCompare(b.code));
  const rank = ({ code }: { code: string }) =>
    WITH_POLICY.includes(code) ? WITH_POLICY.indexOf(code) : CITIES;
  return cities
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, CITIES)
    .map(({ code, name }) => {
      const counties = rows.filter(({ parent_code, level }) => level === 'COUNTY' && parent_code === code);
      return { code, name, counties: counties.length > 0 ? counties.map((county) => county.code) : [code] };
    });
}

/** A run of numbers, from the first to before the end. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Parts `total` numbers among cities: the first gets most, each later one a little less, and each at least one. */
export function spansOf(total: number, cities: number): Span[] {
  const weights = Array.from({ length: cities }, (_, index) => cities - index);
  const whole = (cities * (cities + 1)) / 2;
  const spare = total - cities;
  if (spare < 0) throw new RangeError(`${total} cannot be parted among ${cities} cities`);
  let weight = 0;
  return weights.map((own, index) => {
    const from = index + Math.floor((spare * weight) / whole);
    weight += own;
    return { from, until: index + 1 + Math.floor((spare * weight) / whole) };
  });
}
