import { mulberry32 } from '../../src/domain/random.ts';

/** Chance that can be had again: the same throws for the same seed. */
export interface Dice {
  /** Whether something of this likelihood happens. */
  readonly happens: (likelihood: number) => boolean;
  /** A whole number from `least` to `most`. */
  readonly between: (least: number, most: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** Some of the items, so many at most, in their order. */
  readonly some: <Item>(items: readonly Item[], most: number) => Item[];
}

/** Dice for one operation of a run. */
export function diceOf(seed: number, index: number): Dice {
  const random = mulberry32(Math.imul(seed, 0x9e37_79b1) ^ Math.imul(index + 1, 0x85eb_ca6b));
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[between(0, items.length - 1)];
    if (item === undefined) throw new Error('there is nothing to pick from');
    return item;
  };
  return {
    happens: (likelihood) => random() < likelihood,
    between,
    pick,
    some: (items, most) => {
      const left = [...items];
      const taken: typeof left = [];
      for (let count = between(1, Math.max(1, Math.min(most, left.length))); count > 0; count -= 1) {
        taken.push(...left.splice(between(0, left.length - 1), 1));
      }
      return taken;
    },
  };
}
