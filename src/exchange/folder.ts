import { stat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { nearestWords } from './nearest.ts';
import { type ProblemLog, quoted } from './problem.ts';
import { type Table, TABLE_SET } from './table-set.ts';

/** A file of the table set that a folder has. */
export interface TableFile {
  readonly table: Table;
  readonly path: string;
  readonly bytes: number;
}

/**
 * The files of the table set in a folder, in the order in which they depend on one another. Other files are warned
 * about, hidden ones (such as those that a file manager leaves) are not. None where the folder is no table set, which
 * is one error.
 */
export async function tableFiles(directory: string, problems: ProblemLog): Promise<TableFile[]> {
  let names: string[];
  try {
    names = await readdir(directory);
  } catch (error) {
    problems.add(directory, 1, null, {
      code: 'NO_TABLE_SET',
      message: `this is no directory that can be read (${errorCode(error)}); name the directory that has the CSV files`,
    });
    return [];
  }
  const tables = TABLE_SET.filter(({ file }) => names.includes(file));
  if (tables.length === 0) {
    problems.add(directory, 1, null, {
      code: 'NO_TABLE_SET',
      message: 'the directory has no file of the table set, such as units.csv or consortia.csv; name another',
    });
    return [];
  }
  const known: readonly string[] = TABLE_SET.map(({ file }) => file);
  for (const name of names.toSorted()) {
    if (known.includes(name) || name.startsWith('.')) continue;
    problems.add(name, 1, null, {
      code: 'UNKNOWN_FILE',
      message: `this file is left alone, for the table set has none of this name; if its rows belong there, name it ${nearestWords(name, known)}`,
    });
  }
  return Promise.all(
    tables.map(async (table) => {
      const path = join(directory, table.file);
      return { table, path, bytes: (await stat(path)).size };
    }),
  );
}

/** The columns of a table that a header names, and where; undefined where rows cannot be read under it. */
export function findColumns(
  table: Table,
  header: readonly string[],
  problems: ProblemLog,
): { readonly column: Table['columns'][number]; readonly index: number }[] | undefined {
  const errorsBefore = problems.errors;
  for (const [index, name] of header.entries()) {
    if (table.columns.every((column) => column.name !== name)) {
      const names = table.columns.map((column) => column.name);
      problems.add(table.file, 1, name, {
        code: 'UNKNOWN_COLUMN',
        message: `the column ${quoted(name)} is left alone, for the file has none of this name; the columns are ${names.join(', ')}`,
      });
    } else if (header.indexOf(name) !== index) {
      problems.add(table.file, 1, name, {
        code: 'DUPLICATE_COLUMN',
        message: 'the header names this column twice; remove one of the two',
      });
    }
  }
  for (const { name, required } of table.columns) {
    if (!required || header.includes(name)) continue;
    problems.add(table.file, 1, name, {
      code: 'MISSING_COLUMN',
      message: `add the column ${name} to the header and its value to every row`,
    });
  }
  if (problems.errors > errorsBefore) return undefined;
  return table.columns
    .map((column) => ({ column, index: header.indexOf(column.name) }))
    .filter(({ index }) => index !== -1);
}

/** The system's name of an error, such as ENOENT. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
