import type { End } from '../../../model/noun.ts';
import type { NounName } from '../../../model/nouns.ts';
import type { Queryable } from '../../../database/connection.ts';
import type { Sql } from '../../../database/statement.ts';
import type { CalendarDate } from '../../../domain/calendar-date.ts';
import type { DivisionTree } from '../../../domain/division.ts';
import type { PolicySet } from '../../../policy/load.ts';
import type { Text } from '../../../policy/vocabulary.ts';
import type { Right } from '../../request/rights.ts';
import type { UserError } from '../../request/user-error.ts';
import type { Viewer } from '../../request/viewer.ts';
import type { RecordField } from './field.ts';
import type { FieldValues } from './value.ts';

/** The right to what officers keep and applicants do not. */
export const OFFICIAL: Right = 'WRITE_OFFICIAL_RECORDS';

/** A kind of record that mutations make, change and end. */
export interface RecordKind {
  /** Its table, which is also its type in the graph. */
  readonly name: NounName;
  readonly means: Text;
  /** The right that its mutations need. */
  readonly right: Right;
  /** By the name that the field has in the graph. */
  readonly fields: Readonly<Record<string, RecordField>>;
  /** How it comes to an end, where others may refer to it: it keeps its row and gets its last date in a column. */
  readonly end?: End;
  /**
   * That it may be removed: its row goes, and the history keeps it. For what nobody can refer to, and for what was
   * entered by mistake before anybody did.
   */
  readonly removal?: RecordRemoval;
  /**
   * Whose a record is: its own, or that of the units, consortia and projects that these of its fields name. Whoever
   * writes it needs the right at all of them, before the change and after it.
   */
  readonly owners: 'ITSELF' | readonly string[];
  /** The right to know that there is such a record; everybody does where this is left out. */
  readonly seenBy?: Right;
  /**
   * Which writes change where a unit is registered: they need the right at every place where it is from today on, so that
   * nobody keeps or gets a unit by them that goes elsewhere.
   */
  readonly settles?: (write: RecordWrite) => boolean;
  /** What of it only those write who keep official records. */
  readonly official?: OfficialRows;
  /** What may forbid a change before it is made. */
  readonly guards?: readonly RecordGuard[];
  /** What a record must keep to that the constraints of the database do not say. */
  readonly checks?: readonly RecordCheck[];
}

/** What is special about a kind of record, beside what the model says of it. */
export type SpecialRecordKind = Partial<RecordKind>;

/** Which rows of a kind of record are official, and which of their writes. */
export interface OfficialRows {
  /** A condition on the table's columns, of the row as it is before the change. */
  readonly rows: Sql;
  /** Which writes of such a row are; all, where this is left out. */
  readonly writes?: (write: RecordWrite) => boolean;
  /** Which values make it such a row. */
  readonly makes?: (values: FieldValues) => boolean;
}

/** How a kind of record is removed. */
export interface RecordRemoval {
  /** The columns of other tables that may refer to it; it stays while one does. */
  readonly referredToBy?: readonly {
    readonly table: string;
    readonly column: string;
    readonly means: Text;
  }[];
}

/** What somebody is about to do to a record. */
export interface RecordWrite {
  readonly action: 'CREATE' | 'CHANGE' | 'END' | 'REMOVE';
  /** Null for a record that is to be made. */
  readonly id: number | null;
  /** What is given, by field; other records by their row numbers. */
  readonly values: FieldValues;
  /** The day on which it is to end; null takes an end back. */
  readonly on: CalendarDate | null;
}

/** What guards and checks work with. Nothing else may be asked of the database inside a change. */
export interface RecordWork {
  readonly transaction: Queryable;
  readonly divisions: DivisionTree;
  readonly policies: PolicySet;
  readonly viewer: Viewer;
  readonly today: CalendarDate;
}

/** Looks at a change before it is made, the record locked; what it finds wrong refuses the change. */
export type RecordGuard = (work: RecordWork, write: RecordWrite) => Promise<readonly UserError[]>;

/** Looks at a record after it was made, changed or ended; what it finds wrong undoes that. */
export type RecordCheck = (work: RecordWork, id: number) => Promise<readonly UserError[]>;
