import type { Queryable } from '../database/connection.ts';
import type { Origin } from '../domain/vocabulary.ts';
import type { References } from './references.ts';
import type { CheckedRow } from './row.ts';
import { composed, identifier } from './statement-text.ts';
import { type CellType, type Column, columnOf, type Table } from './table-set.ts';

/** Where the records of an import come from; an official document is named. */
export interface Provenance {
  readonly origin: Origin;
  readonly sourceDocument: string | null;
  readonly sourceClause: string | null;
}

/** What a write changed: how many rows, and which records' figures may follow. */
export interface Written {
  readonly count: number;
  readonly consortiumIds: readonly number[];
  readonly unitIds: readonly number[];
}

/** The records whose figures hang on the rows of a table: the column that names them. */
const CONCERNS: Readonly<Record<string, { readonly consortium?: string; readonly unit?: string }>> = {
  Unit: { unit: 'id' },
  Registration: { unit: 'unitId' },
  FinancialYear: { unit: 'unitId' },
  Consortium: { consortium: 'id' },
  Membership: { consortium: 'consortiumId' },
};

/**
 * Writes rows of one file, many a statement: new records are inserted, known ones take the values of the columns that
 * the file has. A row that changes nothing is neither touched nor counted, and keeps its provenance.
 */
export class TableWriter {
  readonly #columns: readonly Column[];
  readonly #pieces: readonly string[];
  readonly #provenance: Provenance;

  /** @param columns those of the table's columns that the file has. */
  constructor(table: Table, columns: readonly Column[], provenance: Provenance) {
    this.#columns = columns;
    this.#provenance = provenance;
    this.#pieces = upsertPieces(table, columns);
  }

  /** Writes rows, of which no two are about one record. */
  async write(transaction: Queryable, references: References, rows: readonly CheckedRow[]): Promise<Written> {
    if (rows.length === 0) return { count: 0, consortiumIds: [], unitIds: [] };
    const { origin, sourceDocument, sourceClause } = this.#provenance;
    const arrays = this.#columns.map((column) => rows.map((row) => storedText(references, column, row)));
    const changed = await transaction.query<{ consortiumId: number | null; unitId: number | null }>(
      composed(this.#pieces, origin, sourceDocument, sourceClause, ...arrays),
    );
    return {
      count: changed.length,
      consortiumIds: changed.flatMap(({ consortiumId }) => consortiumId ?? []),
      unitIds: changed.flatMap(({ unitId }) => unitId ?? []),
    };
  }
}

function storedText(references: References, { name, cell }: Column, row: CheckedRow): string | null {
  const value = row.values[name] ?? null;
  if (cell.type !== 'reference' || value === null) return value;
  const id = references.idOf(cell.noun, value);
  if (id === undefined) throw new Error(`${value} was to be written before it was known`);
  return String(id);
}

/** The statement, cut where its parameters go: provenance first, then one array a column. */
function upsertPieces(table: Table, columns: readonly Column[]): string[] {
  const target = identifier(table.stores);
  const stored = columns.map((column) => identifier(column.stores));
  const keys = table.key.map((name) => columnOf(table, name).stores);
  const updated = columns
    .filter((column) => !keys.includes(column.stores))
    .map(({ stores }) => identifier(stores));
  const concerns = CONCERNS[table.stores] ?? {};
  const action =
    updated.length === 0
      ? 'NOTHING'
      : `UPDATE SET ${[...updated, '"origin"', '"sourceDocument"', '"sourceClause"']
          .map((column) => `${column} = excluded.${column}`)
          .join(
            ', ',
          )} WHERE (${updated.map((column) => `${target}.${column}`).join(', ')}) IS DISTINCT FROM (${updated
          .map((column) => `excluded.${column}`)
          .join(', ')})`;
  const values = columns.map(({ stores, cell }) => castFromText(`given.${identifier(stores)}`, cell));
  const head = `INSERT INTO ${target} (${stored.join(', ')}, "origin", "sourceDocument", "sourceClause") SELECT ${values.join(', ')}, `;
  const tail =
    `::text[]) AS given (${stored.join(', ')}) ON CONFLICT (${keys.map(identifier).join(', ')}) DO ${action}` +
    ` RETURNING ${returned(concerns.consortium)} AS "consortiumId", ${returned(concerns.unit)} AS "unitId"`;
  return [
    head,
    '::"Origin", ',
    '::text, ',
    '::text FROM unnest(',
    ...columns.slice(1).map(() => '::text[], '),
    tail,
  ];
}

function returned(column: string | undefined): string {
  return column === undefined ? 'NULL::int' : identifier(column);
}

function castFromText(expression: string, cell: CellType): string {
  switch (cell.type) {
    case 'text':
    case 'identity':
    case 'division':
    case 'divisionCode':
      return expression;
    case 'reference':
    case 'year':
    case 'number':
      return `${expression}::int`;
    case 'date':
      return `${expression}::date`;
    case 'boolean':
      return `${expression}::boolean`;
    case 'money':
      return `${expression}::numeric`;
    case 'choice':
      return `${expression}::${identifier(cell.enumeration)}`;
    case 'choices':
      return `string_to_array(${expression}, ';')::${identifier(cell.enumeration)}[]`;
  }
}
