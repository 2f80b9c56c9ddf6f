import { relationsOf, type TableName } from '../../model/column.ts';
import { encodeId } from '../request/global-id.ts';
import { KEPT_RECORDS } from './subject.ts';

/** A column's value before and after a change, as the database writes it; null is unknown or none. */
export interface ColumnChange {
  readonly column: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A field of a record before and after a change. */
export interface FieldChange {
  /** As the graph's mutations name it; as the table does where they do not set it. */
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Where the field names another record: the global ids. */
  readonly beforeId: string | null;
  readonly afterId: string | null;
  /** Whether the values are personal data or figures, which the history shows to nobody. */
  readonly withheld: boolean;
}

/** What the columns of a record name that name other records; a place is named by its code, and not so. */
const REFERENCES: ReadonlyMap<string, ReadonlyMap<string | null, TableName>> = new Map(
  KEPT_RECORDS.map((record) => [
    record,
    new Map(
      Object.values(relationsOf(record))
        .filter(({ to }) => to !== 'Division')
        .map(({ column, to }) => [column, to]),
    ),
  ]),
);

/** The type of record that a column of another names; undefined where it names none. */
export function namedBy(record: string, column: string): TableName | undefined {
  return REFERENCES.get(record)?.get(column);
}

/** Encrypted columns: what is in them tells nobody anything, and their change does. */
const ENCRYPTED = /Cipher$/;

/** What moves of applications keep of the lead's figures, which need a right of their own and are read at the move. */
const OF_FIGURES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['ApplicationMove', new Set(['facts', 'report', 'inputHash'])],
]);

/**
 * A change of a column as a change of a field of the record.
 *
 * @param fieldNameOf what mutations call a column of a record; undefined where they do not set it.
 */
export function fieldChange(
  record: string,
  { column, before, after }: ColumnChange,
  fieldNameOf: (record: string, column: string) => string | undefined,
): FieldChange {
  const withheld = ENCRYPTED.test(column) || OF_FIGURES.get(record)?.has(column) === true;
  const noun = namedBy(record, column);
  const idOf = (value: string | null) =>
    noun === undefined || value === null ? null : encodeId(noun, Number(value));
  return {
    name: fieldNameOf(record, column) ?? column.replace(ENCRYPTED, ''),
    before: withheld ? null : before,
    after: withheld ? null : after,
    beforeId: idOf(before),
    afterId: idOf(after),
    withheld,
  };
}
