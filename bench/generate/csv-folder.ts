import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import { type Cell, COLUMNS, type FileName, type Row, writtenCell } from '../../prisma/generator/tables.ts';

/** A file of the table set, by its name alone. */
export type TableFile = Extract<FileName, `sample/${string}`> extends `sample/${infer File}` ? File : never;

/** Rows that are kept before they go to the disk: what bounds the memory of a folder of any size. */
const BATCH = 1000;

interface OpenFile {
  readonly stream: WriteStream;
  rows: (readonly string[])[];
  written: number;
}

/** A table set on its way to a folder, row by row. */
export class CsvFolder {
  readonly #directory: string;
  readonly #files = new Map<TableFile, OpenFile>();

  private constructor(directory: string) {
    this.#directory = directory;
  }

  static async open(directory: string): Promise<CsvFolder> {
    await mkdir(directory, { recursive: true });
    return new CsvFolder(directory);
  }

  add<File extends TableFile>(file: File, row: Row<`sample/${File}`>): void {
    const cells: Readonly<Record<string, Cell | undefined>> = row;
    const columns = COLUMNS[`sample/${file}`];
    this.#open(file, columns).rows.push(columns.map((column) => writtenCell(cells[column] ?? null)));
  }

  /** Writes what has gathered, and waits for the disk; call it between records. */
  async settle(): Promise<void> {
    for (const file of this.#files.values()) if (file.rows.length >= BATCH) await flush(file);
  }

  /** Ends the files, and tells how many rows each has. */
  async close(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const [name, file] of this.#files) {
      await flush(file);
      file.stream.end();
      await finished(file.stream);
      counts[name] = file.written;
    }
    return counts;
  }

  #open(name: TableFile, columns: readonly string[]): OpenFile {
    const known = this.#files.get(name);
    if (known) return known;
    const stream = createWriteStream(join(this.#directory, name));
    stream.write(stringify([[...columns]]));
    const file = { stream, rows: [], written: 0 };
    this.#files.set(name, file);
    return file;
  }
}

async function flush(file: OpenFile): Promise<void> {
  const { rows, stream } = file;
  file.rows = [];
  file.written += rows.length;
  if (!stream.write(stringify([...rows]))) await once(stream, 'drain');
}
