import { readCities, spansOf } from '../generate/places.ts';
import type { Measured } from './measured.ts';

/** How consortia are spread over cities: as the generator does, or the second city half of the first, the third a third of it. */
export type Skew = 'generated' | 'harmonic';

/** A city with its consortia. */
export interface CityLoad {
  readonly hash: number;
  readonly consortia: number;
}

/** Shards of one count over nodes of one count. Everything of a city is in one shard, and of a shard on one node. */
export interface Cluster {
  /** By shard. */
  readonly consortia: readonly number[];
  /** By shard, of all tables that are distributed. */
  readonly bytes: readonly number[];
  /** The node of each shard. */
  readonly nodeOf: readonly number[];
  readonly nodes: number;
}

const HASHES = 2 ** 32;
const LEAST_HASH = -(2 ** 31);

/** The tables of units, of which every node has a copy. */
export const UNIT_TABLES = ['Unit', 'Registration', 'Qualification', 'FinancialYear', 'Platform'] as const;
const PLACE_TABLES = ['Division', 'DivisionArea', 'DivisionSuccession'] as const;
/** Too few rows to tell what one takes: one change set, and one seal, a transaction. */
const NOT_SCALED = ['ChangeSet', 'ChangeSeal', 'FactsChange'];

/** The 300 cities with so many consortia between them, the largest first. */
export function cityLoads({ cityHashes }: Measured, consortia: number, skew: Skew): CityLoad[] {
  const cities = readCities();
  const spans = spansOf(consortia, cities.length);
  const harmonic = cities.reduce((sum, _, index) => sum + 1 / (index + 1), 0);
  return cities.map(({ code }, index) => {
    const hash = cityHashes[code];
    const span = spans[index];
    if (hash === undefined || !span) throw new Error(`the hash of ${code} was not measured; --measure anew`);
    const generated = span.until - span.from;
    return {
      hash,
      consortia: skew === 'generated' ? generated : Math.round(consortia / (index + 1) / harmonic),
    };
  });
}

/** The shard of a hash: Citus parts all hashes into ranges of one length. */
export function shardOf(hash: number, shards: number): number {
  return Math.min(shards - 1, Math.floor((hash - LEAST_HASH) / Math.floor(HASHES / shards)));
}

/** What so many consortia take, in bytes, by what becomes of the tables. */
export function bytesOf({ tables, consortia: measured }: Measured, consortia: number) {
  const times = consortia / measured;
  const bytes = (names: readonly string[]) =>
    names.reduce((sum, name) => sum + (tables[name]?.bytes ?? 0), 0);
  const rows = (names: readonly string[]) => names.reduce((sum, name) => sum + (tables[name]?.rows ?? 0), 0);
  const history = (tables['Change']?.bytes ?? 0) * times;
  // Each row was changed once, when it was imported.
  const historyOfUnits = (history * rows(UNIT_TABLES)) / rows(['Change']);
  const others = new Set<string>([...UNIT_TABLES, ...PLACE_TABLES, ...NOT_SCALED, 'Change']);
  const ofConsortia = Object.keys(tables).filter((name) => !others.has(name));
  return {
    units: bytes(UNIT_TABLES) * times,
    places: bytes(PLACE_TABLES),
    consortia: bytes(ofConsortia) * times,
    historyOfConsortia: history - historyOfUnits,
    historyOfUnits,
  };
}

/** Puts cities into shards by their hashes, and shards on nodes in turn, as Citus makes them. */
export function makeCluster(
  measured: Measured,
  cities: readonly CityLoad[],
  { shards, nodes }: { readonly shards: number; readonly nodes: number },
): Cluster {
  const total = cities.reduce((sum, { consortia }) => sum + consortia, 0);
  const all = bytesOf(measured, total);
  const consortia = Array.from({ length: shards }, () => 0);
  for (const city of cities) {
    const shard = shardOf(city.hash, shards);
    consortia[shard] = (consortia[shard] ?? 0) + city.consortia;
  }
  const bytes = consortia.map(
    (count) =>
      // The history of units is spread over all shards evenly.
      ((all.consortia + all.historyOfConsortia) * count) / total + all.historyOfUnits / shards,
  );
  return { consortia, bytes, nodeOf: consortia.map((_, shard) => shard % nodes), nodes };
}

/** The bytes on each node, copies of reference tables left out. */
export function nodeBytes({ bytes, nodeOf, nodes }: Cluster): number[] {
  const sums = Array.from({ length: nodes }, () => 0);
  for (const [shard, node] of nodeOf.entries()) sums[node] = (sums[node] ?? 0) + (bytes[shard] ?? 0);
  return sums;
}

/** A cluster after shards were moved, and what was. */
export interface Rebalanced {
  readonly cluster: Cluster;
  readonly moved: { readonly shards: number; readonly bytes: number };
}

/**
 * Moves shards from the fullest node to the emptiest as long as that brings the two nearer to each other, as a rebalance by size
 * does: of the shards that do, the one that brings them nearest.
 */
export function rebalance(cluster: Cluster): Rebalanced {
  const nodeOf = [...cluster.nodeOf];
  const movedShards = new Set<number>();
  for (;;) {
    const sums = nodeBytes({ ...cluster, nodeOf });
    const [fullest, emptiest] = [sums.indexOf(Math.max(...sums)), sums.indexOf(Math.min(...sums))];
    const gap = (sums[fullest] ?? 0) - (sums[emptiest] ?? 0);
    const distance = (shard: number) => Math.abs(gap / 2 - (cluster.bytes[shard] ?? 0));
    const shard = nodeOf
      .flatMap((node, each) => (node === fullest ? [each] : []))
      .toSorted((a, b) => distance(a) - distance(b))[0];
    // What would leave the gap as wide, or turn it round, is left where it is.
    if (shard === undefined || (cluster.bytes[shard] ?? 0) >= gap) break;
    nodeOf[shard] = emptiest;
    movedShards.add(shard);
  }
  const moved = [...movedShards].filter((shard) => nodeOf[shard] !== cluster.nodeOf[shard]);
  return {
    cluster: { ...cluster, nodeOf },
    moved: {
      shards: moved.length,
      bytes: moved.reduce((sum, shard) => sum + (cluster.bytes[shard] ?? 0), 0),
    },
  };
}

/** How much larger the largest is than the mean. */
export function imbalance(sizes: readonly number[]): number {
  const sum = sizes.reduce((all, size) => all + size, 0);
  return (Math.max(...sizes) * sizes.length) / sum;
}
