import { type Sql, sql } from '../../database/statement.ts';
import type { Origin } from '../../domain/vocabulary.ts';

/** Where a record comes from. */
export interface Provenance {
  readonly origin: Origin;
  /** The official document that says so; null unless there is one. */
  readonly sourceDocument: string | null;
  /** Section and clause of the document. */
  readonly sourceClause: string | null;
}

/** The columns of a Provenance, of the table under an alias. */
export function provenanceColumns(alias: Sql): Sql {
  return sql`${alias}."origin", ${alias}."sourceDocument", ${alias}."sourceClause"`;
}
