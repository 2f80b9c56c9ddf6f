import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/**
 * What is allowed, as three tables that people write and read (test/rights/table): who has which right and how far, which
 * field needs which right, and who may send which mutation. Nothing of them is taken from the code that they test.
 */

const EXTENTS = ['none', 'own', 'all'] as const;
const ANSWERS = ['yes', 'no'] as const;

/** The roles, the public first. */
export const ROLES = [
  'PUBLIC',
  'ANALYST',
  'APPLICANT',
  'DISTRICT_OFFICER',
  'CITY_OFFICER',
  'INTEGRATOR',
  'ADMINISTRATOR',
] as const;
export type TestedRole = (typeof ROLES)[number];

const byRole = <Value extends z.ZodType>(value: Value) =>
  z.object({
    PUBLIC: value,
    ANALYST: value,
    APPLICANT: value,
    DISTRICT_OFFICER: value,
    CITY_OFFICER: value,
    INTEGRATOR: value,
    ADMINISTRATOR: value,
  });

/** How far each right goes: to nothing, to the viewer's own division or unit, or to everything. */
export const RIGHTS = table(
  'rights.csv',
  byRole(z.enum(EXTENTS)).extend({ right: z.string(), what: z.string() }),
);

/**
 * How a field keeps to its right. `open`: everybody sees it. `field`: null with an error. `record`: what it leads to is
 * absent, an empty list or null without an error. `inside`: it belongs to such a record, and is never met. `elsewhere`: it
 * needs its right in circumstances that another test makes, such as a figure of a single year or a record of an earlier
 * day. `of` says whose record it is: an applicant's own unit is one of those
 * around a consortium, and the consortium that it leads is their own.
 */
export const FIELDS = table(
  'fields.csv',
  z.object({
    field: z.string(),
    right: z.string(),
    how: z.enum(['open', 'field', 'record', 'inside', 'elsewhere']),
    of: z.enum(['-', 'unit', 'consortium']),
  }),
);

/** Who may send each mutation at all. */
export const MUTATIONS = table(
  'mutations.csv',
  byRole(z.enum(ANSWERS)).omit({ PUBLIC: true }).extend({ mutation: z.string() }),
);

function table<Row extends z.ZodType>(name: string, row: Row): z.infer<Row>[] {
  const text = readFileSync(join(import.meta.dirname, 'table', name), 'utf8');
  return z.array(row).parse(parse(text, { columns: true, comment: '#' }));
}
