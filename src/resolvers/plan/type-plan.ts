import type { Sql } from '../../database/statement.ts';
import type { JsonText } from './json-text.ts';
import type { PlanTerms } from './root-plan.ts';
import type { SelectedField } from './selected-field.ts';

/** What the parts of a plan share. */
export interface Scope extends PlanTerms {
  /** A name for a table that no other part of the statement uses. */
  readonly alias: () => Sql;
  /**
   * The object of a type, of the row that an alias stands for. What no plan knows of it is left to the resolvers of its record;
   * throws UnsupportedSelectionError where there are none.
   */
  readonly object: (type: string, row: Sql, fields: readonly SelectedField[]) => JsonText;
  /** Stands for the division of a code, which is written once the statement is answered; or null. */
  readonly place: (code: Sql, fields: readonly SelectedField[]) => JsonText;
  /** The size of the page that a field asks for, as it stands in the statement. */
  readonly sizeOf: (field: SelectedField, size: number) => Sql;
}

/** The row whose object is planned. */
export interface PlannedRow {
  /** The alias of its table. */
  readonly row: Sql;
  readonly scope: Scope;
  /**
   * Joins one row, or none, beside it, once under a name however many fields look at it.
   *
   * @param join the clause that joins it under an alias, which is returned.
   */
  readonly beside: (name: string, join: (alias: Sql) => Sql) => Sql;
}

/** How a field of a row becomes JSON. Throws UnsupportedSelectionError where its arguments are none that the plan knows. */
export type FieldPlan = (row: PlannedRow, field: SelectedField) => JsonText;

/** How the fields of a type become JSON, by their names; what is absent has no plan. */
export type TypePlan = Readonly<Record<string, FieldPlan>>;
