import { type Reading, readCell } from './cell.ts';
import type { Fault, ProblemLog } from './problem.ts';
import type { Column, Table } from './table-set.ts';

/** A row whose cells have been read: values by column name; null is unknown, and an absent column has no entry. */
export interface CheckedRow {
  readonly line: number;
  readonly values: Readonly<Record<string, string | null>>;
}

/** A row with what is right in it; `sound` is false where a cell was wrong, and then the row is refused. */
export interface ReadRow extends CheckedRow {
  readonly sound: boolean;
}

/** A column of the table and where its cells are in the records of the file. */
export interface FoundColumn {
  readonly column: Column;
  readonly index: number;
}

/**
 * Reads the cells of records. Of several warnings about one ref only the first is told: a code with a wrong check
 * character would otherwise warn wherever it is named.
 */
export class RowReader {
  readonly #table: Table;
  readonly #found: readonly FoundColumn[];
  readonly #problems: ProblemLog;
  readonly #warned: Set<string>;

  /** @param warned the refs that were warned about, shared by the files of an import. */
  constructor(table: Table, found: readonly FoundColumn[], problems: ProblemLog, warned: Set<string>) {
    this.#table = table;
    this.#found = found;
    this.#problems = problems;
    this.#warned = warned;
  }

  read(line: number, cells: readonly string[]): ReadRow {
    const values: Record<string, string | null> = {};
    let sound = true;
    for (const { column, index } of this.#found) {
      const reading = this.#readCell(column, cells[index] ?? '');
      if (reading.fault) {
        this.#problems.add(this.#table.file, line, column.name, reading.fault);
        sound = false;
        continue;
      }
      if (reading.warning) this.#warn(line, column, reading.value, reading.warning);
      values[column.name] = reading.value;
    }
    for (const [begins, ends] of this.#table.periods) {
      const fault = periodFault(values[begins], values[ends]);
      if (!fault) continue;
      this.#problems.add(this.#table.file, line, ends, fault);
      sound = false;
    }
    return { line, values, sound };
  }

  #readCell(column: Column, text: string): Reading {
    const reading = readCell(column.cell, text);
    if (!column.required || reading.value !== null) return reading;
    return { fault: { code: 'MISSING_VALUE', message: 'fill in this cell; no row can do without it' } };
  }

  #warn(line: number, column: Column, value: string | null, warning: Fault): void {
    if (value === null || this.#warned.has(value)) return;
    this.#warned.add(value);
    this.#problems.add(this.#table.file, line, column.name, warning);
  }
}

/** That a period ends before it begins; undefined where it does not, or an end is open. Days compare as text. */
export function periodFault(
  begins: string | null | undefined,
  ends: string | null | undefined,
): Fault | undefined {
  if (!begins || !ends || ends >= begins) return undefined;
  return {
    code: 'BAD_PERIOD',
    message: `${ends} lies before the beginning, ${begins}; correct one of the two dates`,
  };
}
