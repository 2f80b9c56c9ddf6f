import type { DivisionLevel } from './vocabulary.ts';

/** A place of the administrative hierarchy: GB/T 2260, a management zone, or an imported place outside that list. */
export interface Division {
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
  readonly parentCode: string | null;
  /** The code that took an abolished one's place, where exactly one did. */
  readonly successorCode: string | null;
  /** Whether its code is no longer in force; so only where it is said. */
  readonly abolished?: boolean;
}

/** The divisions by code, with what lies inside what. */
export class DivisionTree {
  readonly #byCode: ReadonlyMap<string, Division>;

  constructor(divisions: Iterable<Division>) {
    this.#byCode = new Map(Array.from(divisions, (division) => [division.code, division]));
  }

  get(code: string): Division | undefined {
    return this.#byCode.get(code);
  }

  /** All divisions, in the order of their codes. */
  all(): Division[] {
    return [...this.#byCode.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
  }

  /**
   * Whether a place lies in an area; a place lies in itself, and an abolished one in its successor too. Undefined
   * where it cannot be told: the place is unknown, or is itself an area around the one asked about (a unit known to
   * be registered in Zhejiang may or may not be in Wenzhou).
   */
  contains(area: string, place: string | null | undefined): boolean | undefined {
    if (place === null || place === undefined || !this.#byCode.has(place)) return undefined;
    if (this.#surrounding(place).has(area)) return true;
    return this.#surrounding(area).has(place) ? undefined : false;
  }

  /** The nearest division of a level at or above a place, such as the prefecture of a county. */
  atLevel(place: string, level: DivisionLevel): Division | undefined {
    for (
      let at = this.#byCode.get(place);
      at;
      at = at.parentCode === null ? undefined : this.#byCode.get(at.parentCode)
    ) {
      if (at.level === level) return at;
    }
    return undefined;
  }

  /** The codes of a place and of everything around it; a cycle in imported rows ends the walk. */
  #surrounding(place: string): Set<string> {
    const codes = new Set<string>();
    const pending = [place];
    for (let code = pending.pop(); code !== undefined; code = pending.pop()) {
      if (codes.has(code)) continue;
      codes.add(code);
      const division = this.#byCode.get(code);
      if (division?.parentCode) pending.push(division.parentCode);
      if (division?.successorCode) pending.push(division.successorCode);
    }
    return codes;
  }
}
