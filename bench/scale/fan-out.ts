import { Random } from '../../prisma/generator/random.ts';
import { drawMembers } from '../generate/consortium.ts';
import { readCities, spansOf } from '../generate/places.ts';
import { CONSORTIA_PER_POPULAR_UNIT, UNITS_PER_CONSORTIUM } from '../generate/table-set.ts';
import { type CityLoad, shardOf } from './cluster.ts';

/** The consortia of a page. */
const PAGE = 50;

/** Of each unit, rising: of how many it is, and how many would hear of its change. */
export interface Reach {
  readonly consortia: readonly number[];
  readonly cities: readonly number[];
  readonly shards: readonly number[];
  readonly nodes: readonly number[];
}

/** What memberships have to do with places. */
export interface FanOut {
  readonly consortia: number;
  readonly memberships: number;
  readonly ordinary: Reach;
  /** Such as famous universities: one unit in a thousand, which every tenth member is. */
  readonly popular: Reach;
  /** The share of memberships whose unit is registered in the city of the consortium. */
  readonly sameCity: number;
  /** The shards that the members of a page of one city's consortia are on, mean of all cities with a full page. */
  readonly pageShards: { readonly byCity: number; readonly byId: number };
}

/**
 * Draws the members of so many consortia as the generator of the benchmarks does. How many there are of each unit does not
 * depend on the size.
 */
export function drawFanOut(
  cities: readonly CityLoad[],
  size: { readonly consortia: number; readonly shards: number; readonly nodes: number },
): FanOut {
  const units = size.consortia * UNITS_PER_CONSORTIUM;
  const popular = Math.max(1, Math.floor(size.consortia / CONSORTIA_PER_POPULAR_UNIT));
  const unitSpans = spansOf(units, cities.length);
  const consortiumSpans = spansOf(size.consortia, cities.length);
  const cityOfUnit = new Uint16Array(units);
  for (const [index, span] of unitSpans.entries()) cityOfUnit.fill(index, span.from, span.until);
  const shardOfCity = cities.map(({ hash }) => shardOf(hash, size.shards));
  const consortiaOf = new Uint32Array(units);
  const reached = {
    cities: new DistinctCount(units, cities.length),
    shards: new DistinctCount(units, size.shards),
    nodes: new DistinctCount(units, size.nodes),
  };
  let memberships = 0;
  let sameCity = 0;
  const pages: { byCity: number; byId: number }[] = [];
  for (const [index, city] of readCities().entries()) {
    const [local, filed, shard] = [unitSpans[index], consortiumSpans[index], shardOfCity[index]];
    if (!local || !filed || shard === undefined) throw new Error(`${city.code} has no place`);
    const page = { byCity: new Set<number>(), byId: new Set<number>() };
    for (let number = filed.from; number < filed.until; number += 1) {
      const members = drawMembers(new Random(`scale consortium ${number}`), { city, local, units, popular });
      memberships += members.length;
      for (const unit of members) {
        const home = cityOfUnit[unit] ?? 0;
        if (home === index) sameCity += 1;
        consortiaOf[unit] = (consortiaOf[unit] ?? 0) + 1;
        reached.cities.add(unit, index);
        reached.shards.add(unit, shard);
        reached.nodes.add(unit, shard % size.nodes);
        if (number >= filed.from + PAGE) continue;
        page.byCity.add(shardOfCity[home] ?? 0);
        page.byId.add(Math.imul(unit + 1, 0x9e3779b1) >>> (32 - Math.log2(size.shards)));
      }
    }
    if (filed.until - filed.from >= PAGE) pages.push({ byCity: page.byCity.size, byId: page.byId.size });
  }
  const reach = (from: number, until: number): Reach => ({
    consortia: rising(consortiaOf.subarray(from, until)),
    cities: rising(reached.cities.counts.subarray(from, until)),
    shards: rising(reached.shards.counts.subarray(from, until)),
    nodes: rising(reached.nodes.counts.subarray(from, until)),
  });
  return {
    consortia: size.consortia,
    memberships,
    popular: reach(0, popular),
    ordinary: reach(popular, units),
    sameCity: sameCity / memberships,
    pageShards: {
      byCity: mean(pages.map(({ byCity }) => byCity)),
      byId: mean(pages.map(({ byId }) => byId)),
    },
  };
}

/** How many different places each unit has been seen in. */
class DistinctCount {
  readonly counts: Uint16Array;
  readonly #seen: Uint8Array;
  readonly #places: number;

  constructor(units: number, places: number) {
    this.counts = new Uint16Array(units);
    this.#seen = new Uint8Array(Math.ceil((units * places) / 8));
    this.#places = places;
  }

  add(unit: number, place: number): void {
    const bit = unit * this.#places + place;
    const byte = this.#seen[bit >>> 3] ?? 0;
    const mask = 1 << (bit & 7);
    if ((byte & mask) !== 0) return;
    this.#seen[bit >>> 3] = byte | mask;
    this.counts[unit] = (this.counts[unit] ?? 0) + 1;
  }
}

function rising(counts: Uint16Array | Uint32Array): number[] {
  return Array.from(counts).toSorted((a, b) => a - b);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** The number that so large a part of the sorted numbers does not exceed. */
export function quantile(sorted: readonly number[], at: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? 0;
}
