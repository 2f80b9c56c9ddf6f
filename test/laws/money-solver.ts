/** What an attacker knows of a sum: which of the unknown numbers are in it, and between which bounds it lies. */
export interface KnownSum {
  /** Bit by bit, which of the unknown numbers are in it. */
  readonly of: bigint;
  readonly least: number;
  readonly most: number;
}

/** What an attacker knows of one of the unknown numbers. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

interface CountedSum extends KnownSum {
  /** How many numbers are in it. */
  readonly size: number;
}

/** What nobody knows anything of: no amount is below zero. */
export const UNBOUNDED: Bounds = { least: 0, most: Infinity };

const ROUNDS = 3;
/** Differences of few numbers are worth knowing; those of many are as many as there are pairs of sums. */
const FEW = 4;

/**
 * What follows from sums of numbers that are not negative: of every two of which one holds the other the difference, and of
 * each what is left of it without sums that it is made of, again and again; then what the bounds of all others in a sum
 * leave for one.
 *
 * @param known the bounds that are known of single numbers, by their bits.
 * @returns the bounds of each number of which any are known, by its bit.
 */
export function solve(
  sums: readonly KnownSum[],
  known: ReadonlyMap<number, Bounds> = new Map(),
): Map<number, Bounds> {
  const told = tightest(sums.map(counted));
  let all = told;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = all.size;
    all = tightest([
      ...all.values(),
      ...differences([...all.values()]),
      ...rests([...told.values()], [...all.values()]),
    ]);
    if (all.size === before) break;
  }
  const bounds = new Map(known);
  const rows = [...all.values()].map((sum) => ({ ...sum, members: membersOf(sum.of) }));
  for (let round = 0; round < ROUNDS; round += 1) for (const row of rows) narrow(bounds, row);
  return bounds;
}

/** Bounds that agree with both. */
export function both(one: Bounds, other: Bounds): Bounds {
  return { least: Math.max(one.least, other.least), most: Math.min(one.most, other.most) };
}

/** What a sum and the bounds of all others in it leave for each. */
function narrow(
  bounds: Map<number, Bounds>,
  { members, least, most }: Bounds & { readonly members: readonly number[] },
): void {
  const now = members.map((member) => bounds.get(member) ?? UNBOUNDED);
  const lowest = now.reduce((sum, each) => sum + each.least, 0);
  const highest = now.reduce((sum, each) => sum + each.most, 0);
  for (const [at, member] of members.entries()) {
    const own = now[at] ?? UNBOUNDED;
    // Where any of the others is not bounded, nothing is left for one: infinity less infinity is none.
    const left = highest === Infinity ? -Infinity : least - (highest - own.most);
    const single = members.length === 1 ? least : left;
    const narrower = both(own, { least: single, most: most - (lowest - own.least) });
    if (!(narrower.least <= narrower.most)) throw new Error('what is known of the sums contradicts itself');
    bounds.set(member, narrower);
  }
}

/** Of every two sums of which one holds the other, the difference. */
function differences(sums: readonly CountedSum[]): CountedSum[] {
  const bySize = new Map<number, CountedSum[]>();
  for (const sum of sums) bySize.set(sum.size, [...(bySize.get(sum.size) ?? []), sum]);
  return sums.flatMap((whole) =>
    Array.from({ length: FEW }, (_, at) => bySize.get(whole.size - at - 1) ?? [])
      .flat()
      .filter((part) => (part.of & whole.of) === part.of)
      .map((part) => less(whole, part)),
  );
}

/** What is left of a sum once those that it is made of are taken away, the largest first. */
function rests(wholes: readonly CountedSum[], parts: readonly CountedSum[]): CountedSum[] {
  const falling = parts.toSorted((a, b) => b.size - a.size);
  return wholes.flatMap((whole) => {
    let rest = whole;
    for (const part of falling) {
      if (part.size < rest.size && (part.of & rest.of) === part.of) rest = less(rest, part);
    }
    return rest !== whole && rest.size <= FEW ? [rest] : [];
  });
}

function less(whole: CountedSum, part: CountedSum): CountedSum {
  return {
    of: whole.of ^ part.of,
    size: whole.size - part.size,
    least: Math.max(0, whole.least - part.most),
    most: whole.most - part.least,
  };
}

/** Of the same sum the bounds that all agree on. */
function tightest(sums: readonly CountedSum[]): Map<bigint, CountedSum> {
  const known = new Map<bigint, CountedSum>();
  for (const sum of sums) {
    if (sum.size > 0) known.set(sum.of, { ...sum, ...both(known.get(sum.of) ?? UNBOUNDED, sum) });
  }
  return known;
}

function counted(sum: KnownSum): CountedSum {
  return { ...sum, size: membersOf(sum.of).length };
}

function membersOf(of: bigint): number[] {
  const bits = of.toString(2);
  const members: number[] = [];
  for (let at = 0; at < bits.length; at += 1) if (bits.at(-1 - at) === '1') members.push(at);
  return members;
}
