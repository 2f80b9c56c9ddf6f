import DataLoader from 'dataloader';
import type { Context } from './context.ts';
import { afterTurns } from './turns.ts';

/**
 * Defines a loader: what is fetched for many keys at once, so that every parent in an answer shares one statement.
 * Each request has its own, one for each set of arguments.
 *
 * @param fetch a map by key; a key that is absent has nothing.
 */
export function defineLoader<Key extends string | number, Value, Args>(
  fetch: (keys: readonly Key[], args: Args, context: Context) => Promise<ReadonlyMap<Key, Value>>,
): (context: Context, args: Args) => DataLoader<Key, Value | undefined> {
  const requests = new WeakMap<Context, Map<string, DataLoader<Key, Value | undefined>>>();
  return (context, args) => {
    let loaders = requests.get(context);
    if (!loaders) requests.set(context, (loaders = new Map()));
    const name = `${context.changes()} ${JSON.stringify(args) ?? ''}`;
    let loader = loaders.get(name);
    if (!loader) {
      loader = new DataLoader(
        async (keys) => {
          context.loaded(keys.length);
          const values = await fetch(keys, args, context);
          return keys.map((key) => values.get(key));
        },
        { batchScheduleFn: (load) => afterTurns(context.deadline, load) },
      );
      loaders.set(name, loader);
    }
    return loader;
  };
}

/** Rows by the value of one of their columns. */
export function rowsBy<Key, Row>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** One row for each key. */
export function rowBy<Key, Row>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}
