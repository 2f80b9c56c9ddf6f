import { DATA_MODEL, type ENUMERATIONS } from '../generated/data-model.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';

/** A table, which is named as its type in the graph is. */
export type TableName = keyof typeof DATA_MODEL;
/** An enumeration of the database, which is one of the graph too. */
export type Enumeration = keyof typeof ENUMERATIONS;
/** A word of an enumeration. */
export type Word<Name extends Enumeration> = (typeof ENUMERATIONS)[Name][number];

/** What the Prisma schema says of a column. */
export interface Column {
  /** A scalar of Prisma, or the name of an enumeration. */
  readonly type: Enumeration | keyof Scalars;
  readonly isNullable: boolean;
  readonly isList: boolean;
  readonly hasDefault: boolean;
}

/** What a column of each scalar holds when it is read; an exact number is text. */
interface Scalars {
  readonly Boolean: boolean;
  readonly Bytes: Uint8Array;
  readonly Date: CalendarDate;
  readonly DateTime: Date;
  readonly Decimal: string;
  readonly Int: number;
  readonly BigInt: string;
  readonly Json: unknown;
  readonly String: string;
}

type Columns<Table extends TableName> = (typeof DATA_MODEL)[Table]['columns'];
type Value<Of extends Column> = Of['type'] extends keyof Scalars
  ? Scalars[Of['type']]
  : Of['type'] extends Enumeration
    ? Word<Of['type']>
    : never;
type Held<Of extends Column> =
  | (Of['isList'] extends true ? readonly Value<Of>[] : Value<Of>)
  | (Of['isNullable'] extends true ? null : never);

/** The columns of a table that its rows are read with: all but those that hold what is encrypted. */
export type ReadColumn<Table extends TableName> = {
  [Name in keyof Columns<Table>]: Columns<Table>[Name] extends { readonly type: 'Bytes' } ? never : Name;
}[keyof Columns<Table>] &
  string;

/** A row of a table as it is read. */
export type Row<Table extends TableName> = {
  readonly [Name in ReadColumn<Table>]: Columns<Table>[Name] extends Column
    ? Held<Columns<Table>[Name]>
    : never;
};

/** The columns of a table by their names. */
export function columnsOf(table: TableName): Readonly<Record<string, Column>> {
  return DATA_MODEL[table].columns;
}

/** The columns that rows of a table are read with. */
export function readColumnsOf(table: TableName): readonly (readonly [name: string, column: Column])[] {
  return Object.entries(columnsOf(table)).filter(([, { type }]) => type !== 'Bytes');
}

/** What the Prisma schema says of a relation. */
export interface Relation {
  readonly to: TableName;
  readonly isList: boolean;
  /** The column that holds the key of the other row; null where the other row holds the key of this one. */
  readonly column: string | null;
}

/** The relations of a table by their names. */
export function relationsOf(table: TableName): Readonly<Record<string, Relation>> {
  return DATA_MODEL[table].relations;
}
