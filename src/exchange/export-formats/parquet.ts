import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Cell, ExportColumn, ExportTable } from './export-table.ts';

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** Rows of one row group: what is held in memory at a time. */
const ROW_GROUP = 5000;
/** Every decimal is DECIMAL(38, 12): quotients have twelve places, and money in yuan has room before the point. */
const PRECISION = 38;
const SCALE = 12;
const DECIMAL_BYTES = 16;
const DAY_MS = 86_400_000;

/** Writes Parquet, a row group at a time. Lists are lists, days are dates, and decimals are exact. */
export async function* parquetFile({ columns, batches }: ExportTable): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const schema = [{ name: 'root', num_children: columns.length }, ...columns.flatMap(elementsOf)];
  const parquet = new ParquetWriter({ writer: bytes, schema, createdBy: 'consortium-atlas' });
  const writeGroup = async (rows: readonly (readonly Cell[])[]): Promise<Uint8Array> => {
    await parquet.write({
      columnData: columns.map((column, index) => ({
        name: column.name,
        data: rows.map((row) => valueOf(column, row[index] ?? null)),
        // Offsets of pages would be held until the end; a row group is small enough to be read whole.
        offsetIndex: false,
      })),
      rowGroupSize: ROW_GROUP,
    });
    return take(bytes);
  };
  let held: (readonly Cell[])[] = [];
  for await (const rows of batches) {
    held.push(...rows);
    if (held.length < ROW_GROUP) continue;
    yield await writeGroup(held.slice(0, ROW_GROUP));
    held = held.slice(ROW_GROUP);
  }
  if (held.length > 0) yield await writeGroup(held);
  await parquet.finish();
  yield take(bytes);
}

/** What has been written since the last time; the writer begins anew with its buffer, and goes on counting. */
function take(bytes: ByteWriter): Uint8Array {
  const taken = bytes.getBytes().slice();
  bytes.index = 0;
  return taken;
}

function elementsOf({ name, type, isList, nullable }: ExportColumn): SchemaElement[] {
  const repetition_type = nullable ? 'OPTIONAL' : 'REQUIRED';
  if (!isList) return [{ name, repetition_type, ...PHYSICAL[type] }];
  return [
    { name, repetition_type, num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'OPTIONAL', ...PHYSICAL[type] },
  ];
}

const PHYSICAL = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
  decimal: {
    type: 'FIXED_LEN_BYTE_ARRAY',
    type_length: DECIMAL_BYTES,
    converted_type: 'DECIMAL',
    precision: PRECISION,
    scale: SCALE,
  },
} as const satisfies Record<ExportColumn['type'], Partial<SchemaElement>>;

function valueOf(column: ExportColumn, cell: Cell): unknown {
  if (cell === null) return null;
  if (Array.isArray(cell)) return cell.map((value) => valueOf(column, value));
  if (column.type === 'date') return Date.parse(String(cell)) / DAY_MS;
  if (column.type === 'decimal') return unscaled(String(cell));
  return cell;
}

/** A decimal as a whole number of its last places. */
function unscaled(text: string): bigint {
  const negative = text.startsWith('-');
  const [whole = '0', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  if (fraction.length > SCALE) throw new Error(`${text} has more decimal places than a column of Parquet`);
  const digits = BigInt(whole + fraction.padEnd(SCALE, '0'));
  return negative ? -digits : digits;
}
