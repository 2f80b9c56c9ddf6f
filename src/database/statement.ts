import { Prisma } from '../generated/prisma/client.ts';

/** A statement with its parameters, composed from templates: `sql\`SELECT … WHERE id = ${id}\``. */
export type Sql = Prisma.Sql;
/** Composes a statement; every `${}` becomes a parameter, or is spliced in where it is itself a statement. */
export const sql = Prisma.sql;
/** Joins statements by a separator. */
export const joinSql = Prisma.join;
/** Splices text into a statement as it stands: only for names of our own, never for what comes from outside. */
export const rawSql = Prisma.raw;

/** A whole number as it stands, for where the planner should know it. Each number makes a statement of its own. */
export function wholeNumber(number: number): Sql {
  if (!Number.isSafeInteger(number)) throw new RangeError(`${number} is no whole number`);
  return rawSql(String(number));
}

/**
 * Words of one of our own enumerations as an array of that type. Sent as one constant, and not as texts that the
 * statement casts, for only then does the database know how many rows they select.
 */
export function enumArray(words: readonly string[], type: string): Sql {
  return sql`${`{${words.join(',')}}`}::${rawSql(`"${type}"[]`)}`;
}

/** The cast of a value, right behind it, to a type whose name is one word. */
const CAST = /^::(?:"\w+"|\w+)(?:\[\])?/;

/**
 * A statement whose values the planner does not know, whatever they are, so that PostgreSQL keeps one plan for all of
 * them. Each must be cast to its type, or stand where only a text can. A value is cast once: behind the hidden value
 * it would be anew for each row.
 */
export function hidden({ strings, values }: Sql): Sql {
  const last = strings.length - 1;
  const opened = strings.map((text, index) => {
    const cast = text.startsWith('::') ? (CAST.exec(text)?.[0] ?? '') : '';
    return `${index > 0 ? `${cast})` : ''}${text}${index < last ? '(SELECT ' : ''}`;
  });
  return sql(opened, ...values);
}

/**
 * The same statement with its text joined into one string, to be kept and sent many times. A string that was
 * concatenated from parts is otherwise traversed part by part each time it is sent, which for a long one takes as
 * long as everything else that is done with it.
 */
export function compact({ strings, values }: Sql): Sql {
  return sql(
    strings.map((text) => Buffer.from(text).toString()),
    ...values,
  );
}

/** What was sent to the database, for tests, metrics and the log of slow operations. */
export interface StatementRecord {
  readonly text: string;
  readonly parameters: readonly unknown[];
  readonly milliseconds: number;
}
/** Called after each statement of a database. */
export type StatementListener = (statement: StatementRecord) => void;
