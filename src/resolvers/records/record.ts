import type { Sql } from '../../database/statement.ts';
import type { Text } from '../../policy/vocabulary.ts';
import type { Right } from '../rights.ts';
import type { RecordField } from './field.ts';

/** A kind of record that mutations make, change and end. */
export interface RecordKind {
  /** Its table, which is also its type in the graph. */
  readonly name: string;
  readonly means: Text;
  /** The right that its mutations need. */
  readonly right: Right;
  /** By the name that the field has in the graph. */
  readonly fields: Readonly<Record<string, RecordField>>;
  /**
   * How it comes to an end. DATED: others may refer to it, so it keeps its row and gets its last date in a column.
   * REMOVED: nobody refers to it, so its row goes; the history keeps it.
   */
  readonly end:
    | { readonly how: 'DATED'; readonly column: string; readonly means: Text }
    | { readonly how: 'REMOVED' };
  /** The statement for where a record belongs: rows of "divisionCode" and "unitRef", either null where unknown. */
  readonly scope: (id: number) => Sql;
}
