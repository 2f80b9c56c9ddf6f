import type { Sql } from '../../../database/statement.ts';
import type { Field } from '../../../model/noun.ts';

/** A field that a mutation may set. */
export type RecordField = Field & {
  /** What it is where it is left out: an expression over the row's other fields, as they will be. */
  readonly derived?: (other: (field: string) => Sql) => Sql;
};
