import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The statements whose times the simulation takes. */
export const STATEMENTS = [
  'keysByRef',
  'keysByFigure',
  'nestedPage',
  'nestedOne',
  'search',
  'node',
  'figuresOfOne',
  'figuresOfHundred',
] as const;

/** One statement that was timed. */
export type StatementName = (typeof STATEMENTS)[number];

const times = z.array(z.number()).min(1);
const measured = z.object({
  /** The version of the server. */
  postgresql: z.string(),
  /** So many consortia were in the database. */
  consortia: z.int().positive(),
  /** What the tables take, with indexes and what is stored out of line. */
  tables: z.record(z.string(), z.object({ rows: z.number(), bytes: z.number() })),
  /** What each statement took, run by run. */
  milliseconds: z.record(z.enum(STATEMENTS), z.object({ planning: times, execution: times })),
  /** PostgreSQL's hash of each city's code, by which Citus finds the shard; the largest city first. */
  cityHashes: z.record(z.string(), z.int()),
});

/** What was measured on one server, which the simulation takes as given. */
export type Measured = z.infer<typeof measured>;

/** Where the measurement is kept. */
export const MEASURED_FILE = join(import.meta.dirname, 'measured.json');

/** What `npm run bench:scale -- --measure` wrote last. */
export function readMeasured(): Measured {
  return measured.parse(JSON.parse(readFileSync(MEASURED_FILE, 'utf8')));
}
