import type { Queryable, Session } from '../database/connection.ts';
import { type ChangeSignature, signChanges } from '../database/history/signature.ts';
import { sql } from '../database/statement.ts';
import { DivisionCodes } from './divisions.ts';
import { DeferredFigures } from './figures.ts';
import { type ImportRun, importFile } from './file-import.ts';
import { type TableFile, tableFiles } from './folder.ts';
import { type ImportProblem, ProblemLog } from './problem.ts';
import { References } from './references.ts';
import type { Provenance } from './table-writer.ts';

/** How far an import has come. */
export interface ImportProgress {
  /** The file being read. */
  readonly file: string;
  /** Of all files of the table set together. */
  readonly bytesRead: number;
  readonly bytesTotal: number;
  /** Rows read so far, of all files together. */
  readonly rows: number;
}

/** How a table set is imported. */
export interface ImportOptions {
  /** Takes the good rows of a folder that has bad ones too. Without it a folder with any error changes nothing. */
  readonly partial?: boolean;
  /** Where the records come from: submitted, unless something else is said. */
  readonly provenance?: Provenance;
  /** In whose name the records change; in that of the transaction around, or of the database's user, without it. */
  readonly signature?: ChangeSignature;
  /** Called after each batch of rows. */
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Called with each problem as it is found. */
  readonly onProblem?: (problem: ImportProblem) => void;
}

/** What an import read and changed. */
export interface ImportResult {
  /** Whether the import stands; where it does not, the database is as it was. */
  readonly committed: boolean;
  readonly errors: number;
  readonly warnings: number;
  /** By file of the folder: the rows read, and those inserted or changed. */
  readonly rows: Readonly<Record<string, { readonly read: number; readonly written: number }>>;
}

const SUBMITTED: Provenance = { origin: 'SUBMITTED', sourceDocument: null, sourceClause: null };

/** Ends the transaction of an import that is refused. */
class RefusedError extends Error {}

/**
 * Imports the table set of a folder in one transaction, reading the files as streams. Records that are known by their
 * natural keys take the values of the columns that the files have, and nothing is ever deleted; importing the same
 * folder again changes nothing. Only one import runs at a time, others wait.
 *
 * @throws RangeError where the provenance names no document though it is official; errors of the database as they are.
 */
export async function importTableSet(
  session: Session,
  directory: string,
  options: ImportOptions = {},
): Promise<ImportResult> {
  const { partial = false, provenance = SUBMITTED } = options;
  if (provenance.origin === 'OFFICIAL_DOCUMENT' && provenance.sourceDocument === null) {
    throw new RangeError('records of an official document name the document');
  }
  const problems = new ProblemLog(options.onProblem);
  const rows: Record<string, { read: number; written: number }> = {};
  const files = await tableFiles(directory, problems);
  let committed = false;
  try {
    if (files.length === 0) throw new RefusedError();
    await session.transaction(async (transaction) => {
      await onlyOneAtATime(transaction);
      if (options.signature) await signChanges(transaction, options.signature);
      const run: ImportRun = {
        transaction,
        references: new References(transaction),
        divisions: await DivisionCodes.load(transaction),
        figures: await DeferredFigures.hold(transaction),
        problems,
        partial,
        provenance,
        warned: new Set(),
      };
      await importFiles(run, files, rows, options.onProgress);
      if (problems.errors > 0 && !partial) throw new RefusedError();
      await run.figures.refresh(transaction);
    });
    committed = true;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    for (const count of Object.values(rows)) count.written = 0;
  }
  return { committed, errors: problems.errors, warnings: problems.warnings, rows };
}

/** Two imports at once would judge their rows against what the other is about to change. */
async function onlyOneAtATime(transaction: Queryable): Promise<void> {
  await transaction.query(sql`SELECT pg_advisory_xact_lock(hashtextextended('consortium-atlas import', 0))`);
}

async function importFiles(
  run: ImportRun,
  files: readonly TableFile[],
  rows: Record<string, { read: number; written: number }>,
  onProgress: ImportOptions['onProgress'],
): Promise<void> {
  const bytesTotal = files.reduce((total, { bytes }) => total + bytes, 0);
  let bytesBefore = 0;
  let rowsBefore = 0;
  for (const file of files) {
    const name = file.table.file;
    const { read, written } = await importFile(run, file, (progress) => {
      onProgress?.({
        file: name,
        bytesRead: bytesBefore + progress.bytesRead,
        bytesTotal,
        rows: rowsBefore + progress.read,
      });
    });
    rows[name] = { read, written };
    bytesBefore += file.bytes;
    rowsBefore += read;
  }
}
