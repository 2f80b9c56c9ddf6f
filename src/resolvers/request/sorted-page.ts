import { decodeCursor, encodeCursor } from './cursor.ts';
import { isGiven, type Page, type PageArguments, pageSize } from './page.ts';

/** The order of rows that are computed, not stored: keys as text, the last of which tells any two rows apart. */
export interface ComputedOrder<Row> {
  readonly name: string;
  readonly keyCount: number;
  readonly keysOf: (row: Row) => readonly string[];
}

/** A page of rows that were computed, by keyset as the stored lists are. Throws as planPage does. */
export function pageOfSorted<Row>(
  rows: readonly Row[],
  args: PageArguments,
  { name, keyCount, keysOf }: ComputedOrder<Row>,
): Page<Row> {
  const { backward, size } = pageSize(args);
  const sorted = rows.map((row) => ({ row, keys: keysOf(row) })).toSorted((a, b) => compare(a.keys, b.keys));
  const bound = (cursor: string) => decodeCursor(cursor, name, keyCount).keys.map((key) => key ?? '');
  const after = isGiven(args.after) ? bound(args.after) : undefined;
  const before = isGiven(args.before) ? bound(args.before) : undefined;
  const within = sorted.filter(
    ({ keys }) => (!after || compare(keys, after) > 0) && (!before || compare(keys, before) < 0),
  );
  const shown = backward ? within.slice(Math.max(0, within.length - size)) : within.slice(0, size);
  return {
    rows: shown.map(({ row }) => row),
    hasNextPage: backward ? before !== undefined : within.length > size,
    hasPreviousPage: backward ? within.length > size : after !== undefined,
    cursorOf: (row) => encodeCursor({ order: name, keys: keysOf(row) }),
    totalCount: () => Promise.resolve(rows.length),
  };
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (const [index, key] of a.entries()) {
    const other = b[index] ?? '';
    if (key !== other) return key < other ? -1 : 1;
  }
  return 0;
}
