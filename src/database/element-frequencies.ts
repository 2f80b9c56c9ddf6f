import { z } from 'zod';
import type { Queryable } from './connection.ts';
import { sql } from './statement.ts';

/** PostgreSQL itself counts anew when a tenth of a table has changed. */
const REFRESH_INTERVAL_MS = 300_000;

/** What PostgreSQL counted of the arrays of one index. */
interface CountedIndex {
  /** Rows of the table. */
  readonly rows: number;
  /** The part of the rows that hold an element, of those elements that many hold. */
  readonly parts: ReadonlyMap<string, number>;
  /** The smallest of these parts, which no other element exceeds. */
  readonly least: number;
}

const counted = z.object({
  index: z.string(),
  rows: z.number().positive(),
  elements: z.array(z.string()).min(1),
  // Behind a part for each element stand the least and the greatest of them, and that of nulls.
  parts: z.array(z.number()),
});

/**
 * How frequent the elements of indexed arrays are, as PostgreSQL itself counted them when it last analysed their tables
 * (pg_stats, `most_common_elems`). It is an estimate: good for choosing how to ask, never for an answer.
 */
export class ElementFrequencies {
  readonly #database: Queryable;
  #indexes: ReadonlyMap<string, CountedIndex> = new Map();

  constructor(database: Queryable) {
    this.#database = database;
  }

  /** Reads what is counted by now. Nothing is known before this was called. */
  async refresh(): Promise<void> {
    const rows = await this.#database.query(sql`
      SELECT stats."tablename" AS "index", pg_class."reltuples"::float8 AS "rows",
        stats."most_common_elems"::text::text[] AS "elements", stats."most_common_elem_freqs"::float8[] AS "parts"
      FROM pg_stats stats
      JOIN pg_index ON pg_index."indexrelid" = format('%I.%I', stats."schemaname", stats."tablename")::regclass
      JOIN pg_class ON pg_class."oid" = pg_index."indrelid"
      WHERE stats."schemaname" = current_schema() AND stats."most_common_elems" IS NOT NULL`);
    const indexes = rows.flatMap((row) => {
      const { data } = counted.safeParse(row);
      return data ? [data] : [];
    });
    this.#indexes = new Map(
      indexes.map(({ index, rows: tableRows, elements, parts }) => [
        index,
        {
          rows: tableRows,
          parts: new Map(elements.map((element, index) => [element, parts[index] ?? 1])),
          least: parts[elements.length] ?? 1,
        },
      ]),
    );
  }

  /**
   * Reads it now and every few minutes, until the returned function is called. What was known stays while it cannot be read.
   *
   * @param failed told each time that it cannot be read.
   */
  async keepFresh(failed: (error: unknown) => void): Promise<() => void> {
    const refresh = () => this.refresh().catch(failed);
    await refresh();
    const timer = setInterval(() => void refresh(), REFRESH_INTERVAL_MS).unref();
    return () => clearInterval(timer);
  }

  /**
   * About how many rows hold all of some elements, at most.
   *
   * @param index the name of the index over the arrays.
   * @returns undefined where PostgreSQL has not counted them.
   */
  rowsWith(index: string, elements: readonly string[]): number | undefined {
    const known = this.#indexes.get(index);
    const part = this.partWith(index, elements);
    return known && part !== undefined ? part * known.rows : undefined;
  }

  /** The part of the rows that hold all of some elements, at most; undefined where PostgreSQL has not counted them. */
  partWith(index: string, elements: readonly string[]): number | undefined {
    const known = this.#indexes.get(index);
    return known && Math.min(1, ...elements.map((element) => known.parts.get(element) ?? known.least));
  }
}
