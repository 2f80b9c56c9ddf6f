import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

const cell = z.string().transform((text) => (text === '' ? null : text));
const observation = z.object({ group: z.string(), part: cell, whole: cell });
const figure = z.object({ group: z.string(), measure: z.string(), figure: cell });

/** R writes 15 digits of doubles; the product 12 decimals of exact numbers, and floats where it sampled. */
const RELATIVE_TOLERANCE = 1e-10;
const SHOWN = 1e-12;

/** What the figures are computed of, as its file has it. */
export const observations = await rows('observations.csv', observation);

/** What reference.R computed of it; null where there is no such figure. */
export const referenceFigures = await rows('figures.csv', figure);

async function rows<Row>(file: string, row: z.ZodType<Row>): Promise<Row[]> {
  const text = await readFile(join(import.meta.dirname, file));
  return z.array(row).parse(parse(text, { columns: true, comment: '#', comment_no_infix: true }));
}

/** How a figure of the product differs from that of R; nothing where it is the same within what both write. */
export function difference(
  measure: string,
  value: string | number | null | undefined,
  ofR: string | null | undefined,
): string[] {
  const expected = Number(ofR);
  const isSame =
    ofR === null
      ? value === null
      : value !== null &&
        Math.abs(Number(value) - expected) <= Math.abs(expected) * RELATIVE_TOLERANCE + SHOWN;
  return isSame ? [] : [`${measure} is ${String(value)}, not ${String(ofR)}`];
}
