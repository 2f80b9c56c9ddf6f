import { LONGEST_RECORD } from '../domain/limits.ts';
import { createReadStream } from 'node:fs';
import { type CsvFault, type CsvRecord, readCsv } from './csv-reader.ts';
import { judgeDivisions, writeDivisions } from './divisions.ts';
import type { DeferredFigures } from './figures.ts';
import { errorCode, findColumns, type TableFile } from './folder.ts';
import { judgeLeads } from './leads.ts';
import type { Fault } from './problem.ts';
import { type CheckedRow, type ReadRow, RowReader } from './row.ts';
import { type JudgeContext, RowJudge } from './row-judge.ts';
import { DIVISIONS, MEMBERSHIPS, type Table } from './table-set.ts';
import { type Provenance, TableWriter } from './table-writer.ts';

/** What the files of one import share. */
export interface ImportRun extends JudgeContext {
  readonly figures: DeferredFigures;
  readonly provenance: Provenance;
  /** The refs that were warned about. */
  readonly warned: Set<string>;
}

/** How far a file has been read. */
export interface FileProgress {
  readonly bytesRead: number;
  /** Records without the header. */
  readonly read: number;
  /** Rows inserted or changed. */
  readonly written: number;
}

/** Rows that go to the database in one statement. */
const BATCH = 2000;
/** About a batch of rows. */
const CHUNK_BYTES = 256 * 1024;

const CSV_FAULTS: Readonly<Record<CsvFault, Fault>> = {
  STRAY_QUOTE: {
    code: 'BAD_QUOTING',
    message: 'a quote stands amid a cell; put the whole cell in quotes and double each quote inside it',
  },
  UNCLOSED_QUOTE: {
    code: 'BAD_QUOTING',
    message: 'a quote that opens in this record is never closed, so nothing after it was read; close it',
  },
  ENDLESS: {
    code: 'BAD_QUOTING',
    message: `this record has more than ${LONGEST_RECORD} characters, so nothing after it was read; close its quote or shorten it`,
  },
  ENCODING: {
    code: 'BAD_ENCODING',
    message: 'this record has bytes that are no UTF-8; save the file as UTF-8',
  },
};

/**
 * Imports one file: reads, judges and writes it batch by batch. Once there is an error and the import takes all or
 * nothing, the rest is judged but no longer written.
 *
 * @param onProgress called after each batch.
 */
export async function importFile(
  run: ImportRun,
  { table, path }: TableFile,
  onProgress: (progress: FileProgress) => void,
): Promise<FileProgress> {
  const progress = { bytesRead: 0, read: 0, written: 0 };
  let intake: FileIntake | undefined;
  try {
    for await (const records of readCsv(countBytes(path, progress))) {
      for (const record of records) {
        if (!intake) {
          const header = headerOf(run, table, record);
          if (!header) return abandon(run, table, progress);
          intake = new FileIntake(run, table, header.cells, header.found);
          continue;
        }
        progress.read += 1;
        await intake.add(record);
      }
      if (!intake) continue;
      progress.written = await intake.flush();
      onProgress(progress);
    }
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    run.problems.add(table.file, 1, null, {
      code: 'UNREADABLE_FILE',
      message: `the file cannot be read (${errorCode(error.cause)}); make it readable, or take it out of the folder`,
    });
    return abandon(run, table, progress);
  }
  if (!intake) {
    findColumns(table, [], run.problems);
    return abandon(run, table, progress);
  }
  progress.written = await intake.finish();
  onProgress(progress);
  return progress;
}

class UnreadableError extends Error {}

async function* countBytes(path: string, progress: { bytesRead: number }): AsyncGenerator<Buffer> {
  try {
    const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: CHUNK_BYTES });
    for await (const chunk of chunks) {
      progress.bytesRead += chunk.length;
      yield chunk;
    }
  } catch (error) {
    throw new UnreadableError('a file of the table set cannot be read', { cause: error });
  }
}

function headerOf(run: ImportRun, table: Table, record: CsvRecord) {
  if (record.fault) {
    run.problems.add(table.file, record.line, null, CSV_FAULTS[record.fault]);
    return undefined;
  }
  const found = findColumns(table, record.cells, run.problems);
  return found && { cells: record.cells.length, found };
}

/** Leaves a file whose rows cannot be read: rows of other files may well name them. */
function abandon(run: ImportRun, table: Table, progress: FileProgress): FileProgress {
  markIncomplete(run, table);
  return progress;
}

function markIncomplete(run: ImportRun, table: Table): void {
  if (table.identifies) run.references.markIncomplete(table.identifies);
  if (table === DIVISIONS) run.divisions.incomplete = true;
}

/** Takes the records of one file in. */
class FileIntake {
  readonly #run: ImportRun;
  readonly #table: Table;
  readonly #cells: number;
  readonly #reader: RowReader;
  readonly #judge: RowJudge;
  readonly #writer: TableWriter;
  #batch: ReadRow[] = [];
  /** Rows that can only be judged together: the divisions, which may name later ones, and the leads. */
  readonly #together: CheckedRow[] = [];
  #written = 0;

  constructor(
    run: ImportRun,
    table: Table,
    cells: number,
    found: NonNullable<ReturnType<typeof findColumns>>,
  ) {
    const columns = found.map(({ column }) => column);
    this.#run = run;
    this.#table = table;
    this.#cells = cells;
    this.#reader = new RowReader(table, found, run.problems, run.warned);
    this.#judge = new RowJudge(run, table, columns);
    this.#writer = new TableWriter(table, columns, run.provenance);
  }

  async add(record: CsvRecord): Promise<void> {
    const { line, cells, fault } = record;
    if (fault) {
      this.#run.problems.add(this.#table.file, line, null, CSV_FAULTS[fault]);
      markIncomplete(this.#run, this.#table);
    } else if (cells.length !== this.#cells) {
      this.#run.problems.add(this.#table.file, line, null, {
        code: 'CELL_COUNT',
        message: `this record has ${cells.length} cells and the header ${this.#cells}; add or remove commas, or put a cell with a comma in quotes`,
      });
      markIncomplete(this.#run, this.#table);
    } else {
      this.#batch.push(this.#reader.read(line, cells));
      if (this.#batch.length >= BATCH) await this.flush();
    }
  }

  /** Judges and writes what has come since the last time. Returns how many rows of the file were written so far. */
  async flush(): Promise<number> {
    const rows = await this.#judge.judge(this.#batch);
    this.#batch = [];
    if (this.#table === DIVISIONS) {
      this.#together.push(...rows);
    } else {
      await this.#write(rows.filter((row) => !this.#isLead(row)));
      this.#together.push(...rows.filter((row) => this.#isLead(row)));
    }
    return this.#written;
  }

  /** Ends the file. Returns how many rows were written. */
  async finish(): Promise<number> {
    await this.flush();
    if (this.#table === DIVISIONS) await this.#finishDivisions();
    if (this.#table === MEMBERSHIPS) await this.#finishLeads();
    return this.#written;
  }

  #isLead(row: CheckedRow): boolean {
    return this.#table === MEMBERSHIPS && row.values['role'] === 'LEAD';
  }

  get #writing(): boolean {
    return this.#run.partial || this.#run.problems.errors === 0;
  }

  async #write(rows: readonly CheckedRow[]): Promise<void> {
    const { transaction, references, figures } = this.#run;
    const noun = this.#table.identifies;
    const refs = noun ? rows.map((row) => row.values[this.#table.key[0] ?? ''] ?? '') : [];
    if (this.#writing) {
      const written = await this.#writer.write(transaction, references, rows);
      figures.touch(this.#table.stores, written);
      this.#written += written.count;
    }
    if (!noun) return;
    await references.lookUp(noun, refs);
    references.standIn(noun, refs);
  }

  async #finishDivisions(): Promise<void> {
    const { transaction, divisions, problems, provenance, figures } = this.#run;
    const changes = judgeDivisions(this.#together, divisions, problems);
    if (!this.#writing) return;
    await writeDivisions(transaction, changes, provenance);
    this.#written = changes.added.length + changes.changed.length;
    if (changes.changed.length > 0) figures.touchEverything();
  }

  async #finishLeads(): Promise<void> {
    const { transaction, references, problems } = this.#run;
    const standing = await judgeLeads(transaction, references, this.#together, problems);
    for (let at = 0; at < standing.length; at += BATCH) {
      await this.#write(standing.slice(at, at + BATCH));
    }
  }
}
