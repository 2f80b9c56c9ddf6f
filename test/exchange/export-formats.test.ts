import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { csvFile } from '../../src/exchange/export-formats/csv.ts';
import type { ExportTable } from '../../src/exchange/export-formats/export-table.ts';
import { ndjsonFile } from '../../src/exchange/export-formats/ndjson.ts';
import { parquetFile } from '../../src/exchange/export-formats/parquet.ts';
import { xlsxFile } from '../../src/exchange/export-formats/xlsx.ts';
import { queryParquet, readXlsx } from '../server/export/read-files.ts';

const BATCH = 100;

/** A table of whole numbers, with a count of the batches that were asked of it. */
function numbers(rows: number): ExportTable & { readonly asked: () => number } {
  let asked = 0;
  return {
    name: 'numbers',
    columns: [
      { name: 'n', type: 'integer', isList: false, nullable: false, description: 'N.', unit: undefined },
    ],
    asked: () => asked,
    batches: (async function* () {
      for (let start = 0; start < rows; start += BATCH) {
        asked += 1;
        yield Array.from({ length: BATCH }, (_, index) => [start + index]);
      }
    })(),
  };
}

async function written(file: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

describe.each([
  ['csv', (table: ExportTable) => csvFile(table, { forSpreadsheet: false }), 0],
  ['ndjson', ndjsonFile, 1],
  ['parquet', parquetFile, 50],
  // Rows wait in the streams of the compression.
  ['xlsx', (table: ExportTable) => xlsxFile(table), 400],
])('a file of %s', (_, write, most) => {
  it('is made no faster than it is read', async () => {
    const table = numbers(1_000_000);
    const chunks = write(table);
    expect((await chunks.next()).value?.length).toBeGreaterThan(0);
    await wait(300);
    expect(table.asked()).toBeLessThanOrEqual(most);
    await chunks.return(undefined);
    await wait(50);
    const asked = table.asked();
    await wait(100);
    expect(table.asked()).toBe(asked);
  });
});

describe('a workbook', () => {
  it('goes on in a further sheet where one is full, and ends with the definitions', async () => {
    const book = await written(xlsxFile(numbers(1000), { rowsPerSheet: 450 }));
    const sheets = await Promise.all([1, 2, 3].map((sheet) => readXlsx(book, sheet)));
    expect(sheets.map((rows) => rows.length)).toEqual([400, 400, 200]);
    expect(sheets.flat().map(({ n }) => Number(n))).toEqual(Array.from({ length: 1000 }, (_, n) => n));
    expect(await readXlsx(book, 4)).toEqual([
      { column: 'n', type: 'integer', unit: null, description: 'N.' },
    ]);
  });

  it('keeps numbers that a float would round, and days before its calendar, as texts', async () => {
    const columns = (['decimal', 'date'] as const).map((type) => ({
      name: type,
      type,
      isList: false,
      nullable: false,
      description: '',
      unit: undefined,
    }));
    const rows = [
      ['12345678901234567890.123456', '1899-01-01'],
      ['-0.000000000001', '1900-03-01'],
      ['123456789012.345', '2024-02-29'],
    ];
    const table = {
      name: 'exact',
      columns,
      batches: (async function* () {
        yield rows;
      })(),
    };
    expect(await readXlsx(await written(xlsxFile(table)))).toEqual([
      { decimal: '12345678901234567890.123456', date: '1899-01-01' },
      { decimal: '-1e-12', date: '1900-03-01' },
      { decimal: '123456789012.345', date: '2024-02-29' },
    ]);
  });
});

describe('Parquet', () => {
  it('holds decimals to the last place and in groups of rows', async () => {
    const decimal = {
      type: 'decimal',
      isList: false,
      nullable: true,
      description: '',
      unit: undefined,
    } as const;
    const values = ['99999999999999999999999999.999999999999', '-0.000000000001', '-12.5', null, '0'];
    const table = {
      name: 'exact',
      columns: [{ ...decimal, name: 'value' }],
      batches: (async function* () {
        yield values.map((value) => [value]);
      })(),
    };
    const file = await written(parquetFile(table));
    expect((await queryParquet(file)).map(({ value }) => value)).toEqual(values);
    expect(await queryParquet(file, 'SELECT count(*) AS below FROM file WHERE value < 0')).toEqual([
      { below: '2' },
    ]);
    const many = await written(parquetFile(numbers(12_000)));
    expect(await queryParquet(many, 'SELECT count(*) AS rows, sum(n) AS sum FROM file')).toEqual([
      { rows: '12000', sum: '71994000' },
    ]);
  });
});
