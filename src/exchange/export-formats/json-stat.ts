import { OBSERVATION_STATUSES, type ObservationStatus } from '../../domain/observation.ts';
import {
  type Cell,
  cellText,
  type Cube,
  type CubeDimension,
  type ExportColumn,
  type ExportTable,
  type TableAccount,
} from './export-table.ts';

/** The most figures of a dataset. It has to be held whole by whoever reads it, and is held whole until it is written. */
export const MOST_FIGURES = 200_000;
/** The most cells of a dataset's grid, of which most may be empty: readers lay it out in full. */
const MOST_CELLS = 2_000_000;

/** Rows that are written in one piece. */
const ROWS_AT_A_TIME = 500;

/** That a table is too large for a dataset; the message says what to ask for instead. */
export class DatasetTooLargeError extends Error {
  override readonly name = 'DatasetTooLargeError';
}

/** A dataset of JSON-stat: the table, how it is read as a cube, and what is said of it. */
export interface JsonStatOptions {
  readonly cube: Cube;
  readonly account: TableAccount;
}

/** The dimension of the figures. */
const FIGURE = 'figure';
/** The code of a category that nobody knows; SDMX has the same. */
const UNKNOWN = '_U';
const STATUS_LABELS: Readonly<Record<ObservationStatus, string>> = {
  NORMAL: 'Known of everybody (正常)',
  ESTIMATED: 'Some did not report and the rest stands for all, or it was sampled (估计)',
  MISSING: 'Not known, or nothing to compute it of (缺失)',
  SUPPRESSED: 'Withheld from whoever asked (隐去)',
};
/** How JSON writes a number; a decimal's digits are written all, whatever a reader makes of them. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const NO_FIGURE = 'A place without a value and without a status is one that no row has.';

/** The categories of a dimension in the order in which rows bring them. */
interface Categories {
  readonly dimension: CubeDimension;
  readonly column: ExportColumn;
  /** The indices of code and label in a row. */
  readonly codeAt: number;
  readonly labelAt: number;
  readonly indices: Map<string, number>;
  readonly labels: Map<string, string>;
}

/** A row: its index in each dimension, and its figures as JSON with their statuses. */
interface GridRow {
  readonly at: readonly number[];
  readonly figures: readonly { readonly value: string | undefined; readonly status: string }[];
}

/**
 * Writes a dataset of JSON-stat 2.0 (https://json-stat.org/full/), with every figure's status beside it. The value of a
 * figure that is missing or withheld is null, never 0. The rows are read before the first text comes, for the
 * sizes of the grid are only known then; {@link MOST_FIGURES} bounds what is held.
 *
 * @throws DatasetTooLargeError before the first text.
 */
export async function* jsonStatFile(
  { columns, batches }: ExportTable,
  { cube, account }: JsonStatOptions,
): AsyncGenerator<string> {
  const columnAt = (name: string) => columns.findIndex((column) => column.name === name);
  const dimensions = cube.dimensions.map((dimension): Categories => {
    const codeAt = columnAt(dimension.code);
    const column = columns[codeAt];
    if (!column) throw new Error(`no column ${dimension.code} holds a dimension`);
    const labelAt = dimension.label === undefined ? codeAt : columnAt(dimension.label);
    return { dimension, column, codeAt, labelAt, indices: new Map(), labels: new Map() };
  });
  const figures = cube.figures.map(({ column, status }) => ({
    column: columnAt(column),
    status: status === undefined ? undefined : columnAt(status),
  }));

  const rows: GridRow[] = [];
  for await (const batch of batches) {
    for (const row of batch) {
      rows.push({
        at: dimensions.map((dimension) => indexOf(dimension, row)),
        figures: figures.map(({ column, status }) => ({
          value: numberOf(row[column]),
          status: (status === undefined ? undefined : cellText(row[status])) ?? 'NORMAL',
        })),
      });
    }
    if (rows.length * figures.length > MOST_FIGURES) throw tooMany('figures', MOST_FIGURES);
  }
  const sizes = [...dimensions.map(({ indices }) => indices.size), figures.length];
  if (sizes.reduce((product, size) => product * size, 1) > MOST_CELLS) {
    throw tooMany('combinations of its dimensions', MOST_CELLS);
  }

  const described = description(columns, dimensions, { cube, account }, sizes);
  // The rest of the object follows: values are written as the digits that they have, which JSON.stringify cannot.
  yield JSON.stringify(described).slice(0, -1);
  yield* members('value', rows, sizes, ({ value }) => value ?? 'null');
  yield* members('status', rows, sizes, ({ status }) => JSON.stringify(status));
  yield '}\n';
}

/** The index of a row in a dimension, which gets one more category where the row brings it. */
function indexOf({ codeAt, labelAt, indices, labels }: Categories, row: readonly Cell[]): number {
  const category = cellText(row[codeAt]) ?? UNKNOWN;
  const known = indices.get(category);
  if (known !== undefined) return known;
  labels.set(category, category === UNKNOWN ? 'not known (未知)' : (cellText(row[labelAt]) ?? category));
  indices.set(category, indices.size);
  return indices.size - 1;
}

function tooMany(what: string, most: number): DatasetTooLargeError {
  return new DatasetTooLargeError(
    `A dataset of JSON-stat holds at most ${most} ${what}. Narrow the filter, ask for fewer figures or groups, take a sample, or take it as .csv, .xlsx, .parquet or .ndjson.`,
  );
}

/** A sparse list of the grid's cells as a member of the dataset, row by row in the grid's own order. */
function* members(
  name: string,
  rows: readonly GridRow[],
  sizes: readonly number[],
  textOf: (figure: GridRow['figures'][number]) => string,
): Generator<string> {
  yield `,"${name}":{`;
  for (let from = 0; from < rows.length; from += ROWS_AT_A_TIME) {
    const texts = rows.slice(from, from + ROWS_AT_A_TIME).flatMap(({ at, figures }) => {
      const first = [...at, 0].reduce((index, at, dimension) => index * (sizes[dimension] ?? 1) + at, 0);
      return figures.map((figure, index) => `"${first + index}":${textOf(figure)}`);
    });
    yield (from === 0 ? '' : ',') + texts.join(',');
  }
  yield '}';
}

function description(
  columns: readonly ExportColumn[],
  dimensions: readonly Categories[],
  { cube, account }: JsonStatOptions,
  size: readonly number[],
): Record<string, unknown> {
  const figures = cube.figures.flatMap(({ column }) => columns.filter(({ name }) => name === column));
  const inCube = new Set([
    ...cube.dimensions.flatMap(({ code, label }) => [code, label]),
    ...cube.figures.flatMap(({ column, status }) => [column, status]),
  ]);
  const leftOut = columns.flatMap(({ name }) => (inCube.has(name) ? [] : [name]));
  const withRole = (role: CubeDimension['role']) =>
    dimensions.flatMap(({ dimension }) => (dimension.role === role ? [dimension.code] : []));
  const [time, geo] = [withRole('time'), withRole('geo')];
  return {
    version: '2.0',
    class: 'dataset',
    label: account.title,
    source: 'consortium-atlas',
    updated: account.today,
    note: [
      account.description,
      account.licence,
      NO_FIGURE,
      ...(leftOut.length > 0
        ? [`Columns without figures are in the CSV and not here: ${leftOut.join(', ')}.`]
        : []),
    ],
    extension: {
      asked: account.notes,
      leftOut,
      status: {
        label: Object.fromEntries(OBSERVATION_STATUSES.map((status) => [status, STATUS_LABELS[status]])),
      },
    },
    id: [...dimensions.map(({ dimension }) => dimension.code), FIGURE],
    size,
    role: { ...(time.length > 0 && { time }), ...(geo.length > 0 && { geo }), metric: [FIGURE] },
    dimension: {
      ...Object.fromEntries(
        dimensions.map(({ dimension, column, indices, labels }) => [
          dimension.code,
          {
            label: column.description,
            category: { index: [...indices.keys()], label: Object.fromEntries(labels) },
          },
        ]),
      ),
      [FIGURE]: {
        label: 'What is measured (指标)',
        category: {
          index: figures.map(({ name }) => name),
          label: Object.fromEntries(figures.map(({ name }) => [name, name.replaceAll('_', ' ')])),
          note: Object.fromEntries(figures.map(({ name, description: text }) => [name, [text]])),
          unit: Object.fromEntries(
            figures.flatMap(({ name, unit }) => (unit === undefined ? [] : [[name, { label: unit }]])),
          ),
        },
      },
    },
  };
}

function numberOf(cell: Cell | undefined): string | undefined {
  const text = cellText(cell);
  if (text === undefined) return undefined;
  if (!NUMBER.test(text)) throw new Error(`${text} is no number of JSON`);
  return text;
}
