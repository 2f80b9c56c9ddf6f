import { createHash } from 'node:crypto';
import type { Queryable } from '../database/connection.ts';
import type { TableName } from '../model/column.ts';
import { type DivisionCodes, unknownDivision } from './divisions.ts';
import { type Fault, type ProblemCode, type ProblemLog, quoted } from './problem.ts';
import type { References } from './references.ts';
import { RegistrationOverlaps } from './registration-overlaps.ts';
import { type CheckedRow, periodFault, type ReadRow } from './row.ts';
import { composed, identifier } from './statement-text.ts';
import {
  type Column,
  columnOf,
  DIVISIONS,
  FINANCIALS,
  REGISTRATIONS,
  type Table,
  TABLE_SET,
} from './table-set.ts';

/** What rows are judged against. */
export interface JudgeContext {
  readonly transaction: Queryable;
  readonly references: References;
  readonly divisions: DivisionCodes;
  readonly problems: ProblemLog;
  /** Whether good rows are taken though others are bad. */
  readonly partial: boolean;
}

/**
 * Judges the rows of one file against the rows before them, the other files and the database: what they name exists,
 * and no record comes twice. Batches come in the order of the file.
 */
export class RowJudge {
  readonly #context: JudgeContext;
  readonly #table: Table;
  readonly #columns: readonly Column[];
  readonly #keyColumns: readonly string[];
  /** The rows so far: their keys, the line of each, and a digest of its values where repeating it is allowed. */
  readonly #taken = new Map<string, { readonly line: number; readonly digest: string }>();
  readonly #overlaps: RegistrationOverlaps | undefined;

  /** @param columns those of the table's columns that the file has. */
  constructor(context: JudgeContext, table: Table, columns: readonly Column[]) {
    this.#context = context;
    this.#table = table;
    this.#columns = columns;
    this.#keyColumns = table.key.filter((name) => columns.some((column) => column.name === name));
    this.#overlaps = table === REGISTRATIONS ? new RegistrationOverlaps(context.problems) : undefined;
  }

  /** The rows that stand, without those that say a second time what stands already. */
  async judge(rows: readonly ReadRow[]): Promise<CheckedRow[]> {
    for (const { name, cell } of this.#columns) {
      if (cell.type === 'reference') await this.#context.references.lookUp(cell.noun, valuesOf(rows, name));
    }
    const storedDates = await this.#storedDates(rows);
    const standing: CheckedRow[] = [];
    for (const row of rows) {
      const known = this.#namesWhatExists(row) && row.sound;
      const fits = this.#fitsStoredDates(row, storedDates);
      const repeated = this.#repeats(row);
      if (known && fits && !repeated) {
        standing.push(row);
        this.#overlaps?.add(row);
      } else {
        this.#reject(row);
      }
    }
    return standing;
  }

  #report(row: CheckedRow, column: string | null, fault: Fault): void {
    this.#context.problems.add(this.#table.file, row.line, column, fault);
  }

  /** Rows that name a refused row are refused with it, so that the report says all that a partial import leaves out. */
  #reject(row: CheckedRow): void {
    const at = { file: this.#table.file, line: row.line };
    const name = this.#keyColumns[0];
    const value = name === undefined ? undefined : row.values[name];
    if (value === undefined || value === null || this.#stands(row)) return;
    if (this.#table.identifies) this.#context.references.reject(this.#table.identifies, value, at);
    if (this.#table === DIVISIONS) this.#context.divisions.reject(value, row.line);
  }

  /** Whether an earlier row stands for the record that a row is about. */
  #stands(row: CheckedRow): boolean {
    const first = this.#taken.get(this.#keyOf(row) ?? '');
    return first !== undefined && first.line !== row.line;
  }

  #namesWhatExists(row: ReadRow): boolean {
    let known = true;
    for (const { name, cell } of this.#columns) {
      const value = row.values[name];
      if (value === null || value === undefined) continue;
      const fault =
        cell.type === 'reference'
          ? this.#referenceFault(cell.noun, value)
          : cell.type === 'division' && this.#table !== DIVISIONS
            ? this.#divisionFault(value)
            : undefined;
      if (!fault) continue;
      this.#report(row, name, fault);
      known = false;
    }
    return known;
  }

  #referenceFault(noun: TableName, ref: string): Fault | undefined {
    const { references, partial } = this.#context;
    const rejection = references.rejection(noun, ref);
    if (rejection) return rejectedRef(ref, `${rejection.file}, line ${rejection.line}`);
    if (references.idOf(noun, ref) !== undefined) return undefined;
    const file = TABLE_SET.find(({ identifies }) => identifies === noun)?.file ?? noun;
    if (!references.isIncomplete(noun)) {
      return {
        code: 'UNKNOWN_REF',
        message: `${quoted(ref)} is neither in ${file} nor in the database; correct the ref or add its row to ${file}`,
      };
    }
    // What was not read may well have the row: that file's own error is enough, unless the rest is taken without it.
    if (partial) return rejectedRef(ref, `${file}, which cannot be read to its end`);
    references.standIn(noun, [ref]);
    return undefined;
  }

  #divisionFault(code: string): Fault | undefined {
    const { divisions, partial } = this.#context;
    const rejection = divisions.rejection(code);
    if (rejection !== undefined) return rejectedRef(code, `${DIVISIONS.file}, line ${rejection}`);
    if (divisions.has(code)) return undefined;
    if (!divisions.incomplete) return unknownDivision(code);
    return partial ? rejectedRef(code, `${DIVISIONS.file}, which cannot be read to its end`) : undefined;
  }

  /** Whether a row's record came before; one that says nothing else is only warned about. */
  #repeats(row: ReadRow): boolean {
    const key = this.#keyOf(row);
    if (key === undefined) return false;
    const code = this.#codeOfRepetition();
    const digest = code === 'CONFLICTING_ROW' ? digestOf(row, this.#columns) : '';
    const first = this.#taken.get(key);
    if (!first) {
      this.#taken.set(key, { line: row.line, digest });
      return false;
    }
    const column = this.#keyColumns.length === 1 ? (this.#keyColumns[0] ?? null) : null;
    if (code === 'DUPLICATE_REF') {
      this.#report(row, column, {
        code,
        message: `line ${first.line} has this ref already and stands; remove one of the two rows, or give this one its own ref`,
      });
    } else if (code === 'DUPLICATE_YEAR') {
      this.#report(row, 'year', {
        code,
        message: `line ${first.line} has this year of the unit already and stands; remove one of the two rows`,
      });
    } else if (row.sound && first.digest === digest) {
      this.#report(row, column, {
        code: 'DUPLICATE_ROW',
        message: `this row is the same as line ${first.line} and is taken once; remove it`,
      });
    } else {
      this.#report(row, column, {
        code,
        message: `line ${first.line} says something else of the same record (${this.#keyColumns.join(', ')}) and stands; remove one of the two rows`,
      });
    }
    return true;
  }

  #codeOfRepetition(): Extract<ProblemCode, 'DUPLICATE_REF' | 'DUPLICATE_YEAR' | 'CONFLICTING_ROW'> {
    if (this.#table.identifies) return 'DUPLICATE_REF';
    return this.#table === FINANCIALS ? 'DUPLICATE_YEAR' : 'CONFLICTING_ROW';
  }

  /** Undefined where a cell of the key could not be read. */
  #keyOf(row: CheckedRow): string | undefined {
    const key = this.#keyColumns.map((name) => row.values[name]);
    return key.includes(undefined) ? undefined : JSON.stringify(key);
  }

  /**
   * Of a period of which the file has one end only, the other end is the stored one. Only records with a ref can be
   * found so; of the others the beginning is part of the key.
   */
  async #storedDates(rows: readonly ReadRow[]): Promise<ReadonlyMap<string, Record<string, string | null>>> {
    const absent = this.#halfPeriods()
      .flat()
      .filter((name) => !this.#has(name));
    const [keyColumn] = this.#keyColumns;
    if (!this.#table.identifies || keyColumn === undefined || absent.length === 0) return new Map();
    const dates = absent.map(
      (name) => `${identifier(columnOf(this.#table, name).stores)}::text AS "${name}"`,
    );
    const stored = await this.#context.transaction.query<Record<string, string | null>>(
      composed(
        [
          `SELECT "ref", ${dates.join(', ')} FROM ${identifier(this.#table.stores)} WHERE "ref" = ANY (`,
          '::text[])',
        ],
        valuesOf(rows, keyColumn),
      ),
    );
    return new Map(stored.map((row) => [row['ref'] ?? '', row]));
  }

  #fitsStoredDates(row: ReadRow, storedDates: ReadonlyMap<string, Record<string, string | null>>): boolean {
    const stored = storedDates.get(row.values[this.#keyColumns[0] ?? ''] ?? '');
    if (!stored) return true;
    let fits = true;
    for (const [begins, ends] of this.#halfPeriods()) {
      const fault = periodFault(row.values[begins] ?? stored[begins], row.values[ends] ?? stored[ends]);
      if (!fault) continue;
      this.#report(row, this.#has(begins) ? begins : ends, fault);
      fits = false;
    }
    return fits;
  }

  #has(name: string): boolean {
    return this.#columns.some((column) => column.name === name);
  }

  #halfPeriods(): (readonly [string, string])[] {
    return this.#table.periods.filter(([begins, ends]) => this.#has(begins) !== this.#has(ends));
  }
}

function rejectedRef(ref: string, where: string): Fault {
  return {
    code: 'REJECTED_REF',
    message: `the row of ${quoted(ref)} is refused (${where}); mend that row first`,
  };
}

function valuesOf(rows: readonly CheckedRow[], name: string): string[] {
  return rows.flatMap((row) => row.values[name] ?? []);
}

function digestOf(row: CheckedRow, columns: readonly Column[]): string {
  const values = columns.map(({ name }) => row.values[name] ?? null);
  return createHash('sha256').update(JSON.stringify(values)).digest('base64').slice(0, 22);
}
