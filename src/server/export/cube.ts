import type { Cube, CubeDimension } from '../../exchange/export-formats/export-table.ts';
import { RefusedError } from '../http/refusal.ts';
import { isFigure, STATUS_ENDING } from './list-columns.ts';
import type { ListQuery } from './list-query.ts';

/** Columns of days and years that tell rows apart. */
const TIMES = new Set(['as_of', 'year']);

/**
 * How a list or statistics is read as a cube: the columns that tell its rows apart are the dimensions, and its numbers are
 * the figures. Texts and lists have no place in it.
 *
 * @throws RefusedError BAD_USER_INPUT where nothing tells the rows apart, or there is no figure.
 */
export function cubeOf({ list, columns }: ListQuery): Cube {
  const names = new Set(columns.map(({ name }) => name));
  const dimensions = list.primaryKey.map((code): CubeDimension => {
    const label = code.replace(/(?:ref|code)$/, 'name');
    const isDivision = list.divisionColumns?.includes(code) === true;
    return {
      code,
      label: label !== code && names.has(label) ? label : undefined,
      role: TIMES.has(code) ? 'time' : isDivision ? 'geo' : undefined,
    };
  });
  const figures = columns
    .filter((column) => isFigure(column) && !column.isList && !list.primaryKey.includes(column.name))
    .map(({ name }) => ({
      column: name,
      status: names.has(name + STATUS_ENDING) ? name + STATUS_ENDING : undefined,
    }));
  if (dimensions.length === 0 || figures.length === 0) {
    throw new RefusedError(
      'BAD_USER_INPUT',
      400,
      `${list.name} ${figures.length === 0 ? 'has no figures' : 'has rows that no columns tell apart'}, and JSON-stat holds figures by what they are of. Ask for ${list.name}.csv, .xlsx, .parquet or .ndjson.`,
    );
  }
  return { dimensions, figures };
}
