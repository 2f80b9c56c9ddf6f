import type { CellReference } from './form-problem.ts';
import type { Step } from './form-description.ts';

/** An entry of a list that is a row or a sheet of its own: it takes its place in the list with its first value. */
export class NewEntry {
  index: number | undefined;
}

/** A step of a path into a draft. */
export type DraftStep = Step | NewEntry;

/** A value that was read, where it belongs in the document, and where it was. */
export interface Found {
  readonly steps: readonly DraftStep[];
  /** Null where the cell is empty or wrong. */
  readonly value: unknown;
  readonly cell: CellReference;
  /** Whether it is the next of a list of plain values. */
  readonly appends?: boolean;
}

type Node = Record<string | number, unknown>;

/**
 * Puts a document together from values that were read one by one, and remembers where each was, so that what is wrong
 * with the document can be told by its cell.
 */
export class Draft {
  readonly #root: Node = { consortium: {} };
  readonly #cells = new Map<string, CellReference>();

  /** The document; nothing in it has been judged. */
  get document(): unknown {
    return this.#root;
  }

  /** Adds values, in the order of their lists. */
  add(found: readonly Found[]): void {
    for (const { steps, value, cell, appends } of found) {
      if (value === null) continue;
      const path = this.#resolve(steps, true);
      if (!path) continue;
      if (!appends) this.#assign(path, value);
      else this.#cells.set(keyOf(this.#append(path, value)), cell);
    }
    for (const { steps, cell, appends } of found) {
      if (appends) continue;
      const path = this.#resolve(steps, false);
      if (path) this.#cells.set(keyOf(path), cell);
    }
  }

  /** Where a path of the document was, or the nearest thing around or beneath it. */
  cellOf(path: readonly (string | number)[]): CellReference | undefined {
    for (let length = path.length; length > 0; length -= 1) {
      const key = keyOf(path.slice(0, length));
      const exact = this.#cells.get(key);
      if (exact) return exact;
      for (const [known, cell] of this.#cells) if (known.startsWith(`${key}\n`)) return cell;
    }
    return undefined;
  }

  /** The path with the indices of entries for their values; undefined where it leads nowhere and nothing is made. */
  #resolve(steps: readonly DraftStep[], make: boolean): (string | number)[] | undefined {
    const path: (string | number)[] = [];
    let node: Node = this.#root;
    for (const [index, step] of steps.entries()) {
      const key = typeof step === 'object' ? entryOf(node, step, make) : step;
      if (key === undefined) return undefined;
      path.push(key);
      if (index === steps.length - 1) break;
      const next = node[key];
      if (isNode(next)) node = next;
      else if (make) {
        const made: Node | unknown[] = typeof steps[index + 1] === 'string' ? {} : [];
        node[key] = made;
        node = nodeOf(made);
      } else return undefined;
    }
    return path;
  }

  #assign(path: readonly (string | number)[], value: unknown): void {
    const last = path.at(-1);
    if (last !== undefined) this.#nodeAt(path.slice(0, -1))[last] = value;
  }

  #append(path: readonly (string | number)[], value: unknown): (string | number)[] {
    const parent = this.#nodeAt(path.slice(0, -1));
    const last = path.at(-1) ?? '';
    const list: unknown[] = Array.isArray(parent[last]) ? parent[last] : [];
    parent[last] = list;
    list.push(value);
    return [...path, list.length - 1];
  }

  #nodeAt(path: readonly (string | number)[]): Node {
    let node = this.#root;
    for (const key of path) node = nodeOf(node[key]);
    return node;
  }
}

/** The index of an entry, or of the one with these values; made where there is none. */
function entryOf(list: Node, values: Exclude<DraftStep, string>, make: boolean): number | undefined {
  if (!Array.isArray(list)) return undefined;
  if (values instanceof NewEntry) {
    if (values.index === undefined && make) values.index = list.push({}) - 1;
    return values.index;
  }
  const index = list.findIndex(
    (entry) => isNode(entry) && Object.entries(values).every(([key, value]) => entry[key] === value),
  );
  if (index >= 0) return index;
  return make ? list.push({ ...values }) - 1 : undefined;
}

function keyOf(path: readonly (string | number)[]): string {
  return path.join('\n');
}

/** Objects and lists alike: both are read by a key. */
function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function nodeOf(value: unknown): Node {
  if (!isNode(value)) throw new TypeError('a path of a form leads through a value');
  return value;
}
