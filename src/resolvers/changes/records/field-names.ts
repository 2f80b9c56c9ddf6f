import { RECORD_KINDS } from './kinds.ts';

const NAMES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  RECORD_KINDS.map(({ name, fields }) => [
    name,
    new Map(Object.entries(fields).map(([field, { column }]) => [column, field])),
  ]),
);

/** What mutations call a column of a record; undefined where they do not set it. */
export function fieldNameOf(record: string, column: string): string | undefined {
  return NAMES.get(record)?.get(column);
}
