/**
 * A small pseudo-random generator with a seed from a text: mulberry32 (Tommy Ettinger, public domain) over the FNV-1a
 * hash of the text. Everything that is drawn has a label of its own, so that adding one consortium changes no other.
 */
export class Random {
  #state: number;

  constructor(label: string) {
    let hash = 0x811c9dc5;
    for (const character of label) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    this.#state = hash >>> 0;
  }

  /** An integer from `least` to `most`, both included. */
  integer(least: number, most: number): number {
    return least + (this.#next() % (most - least + 1));
  }

  /** True in so many of a hundred draws. */
  chance(percent: number): boolean {
    return this.integer(1, 100) <= percent;
  }

  /** One of a list. Throws a RangeError where it is empty. */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.integer(0, Math.max(0, items.length - 1))];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** A list in a drawn order. */
  shuffle<Item>(items: readonly Item[]): Item[] {
    const rest = [...items];
    const drawn: Item[] = [];
    while (rest.length > 0) drawn.push(...rest.splice(this.integer(0, rest.length - 1), 1));
    return drawn;
  }

  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
}
