import type { Queryable } from '../database/connection.ts';
import { sql } from '../database/statement.ts';
import { composed, identifier } from './statement-text.ts';
import type { Written } from './table-writer.ts';

/** Consortia whose figures are computed in one statement: enough to be quick, few enough to keep its memory small. */
const CHUNK = 200;
/** From so many rows on the statistics that the planner had are worth nothing. */
const MUCH = 1000;

/**
 * The figures that the database keeps of consortia, held back while an import writes and computed once at its end for
 * the consortia that it touched.
 */
export class DeferredFigures {
  readonly #consortia = new Set<number>();
  readonly #units = new Set<number>();
  readonly #written = new Map<string, number>();
  #everything = false;

  /** Holds the figures back until the end of the transaction. */
  static async hold(transaction: Queryable): Promise<DeferredFigures> {
    await transaction.query(sql`SET LOCAL atlas.figures = 'deferred'`);
    return new DeferredFigures();
  }

  /** Remembers what a write to a table touched. */
  touch(table: string, { count, consortiumIds, unitIds }: Written): void {
    this.#written.set(table, (this.#written.get(table) ?? 0) + count);
    for (const id of consortiumIds) this.#consortia.add(id);
    for (const id of unitIds) this.#units.add(id);
  }

  /** Remembers that places moved, which touches every consortium. */
  touchEverything(): void {
    this.#everything = true;
  }

  /** Computes the figures, with statistics of what was written so that the planner knows the tables are full. */
  async refresh(transaction: Queryable): Promise<void> {
    for (const [table, count] of this.#written) {
      if (count >= MUCH) await transaction.query(composed([`ANALYZE ${identifier(table)}`]));
    }
    const ids = await this.#touchedConsortia(transaction);
    for (let at = 0; at < ids.length; at += CHUNK) {
      await transaction.query(
        sql`SELECT refresh_consortium_figures(${ids.slice(at, at + CHUNK).map(String)}::int[])`,
      );
    }
    if (ids.length >= MUCH) await transaction.query(sql`ANALYZE "ConsortiumFigures"`);
    // What the transaction writes afterwards is followed again, as everywhere else.
    await transaction.query(sql`SET LOCAL atlas.figures = 'immediate'`);
  }

  async #touchedConsortia(transaction: Queryable): Promise<number[]> {
    if (this.#everything) {
      const rows = await transaction.query<{ id: number }>(sql`SELECT "id" FROM "Consortium" ORDER BY "id"`);
      return rows.map(({ id }) => id);
    }
    if (this.#units.size > 0) {
      const rows = await transaction.query<{ id: number }>(sql`
        SELECT DISTINCT "consortiumId" AS id FROM "Membership"
        WHERE "unitId" = ANY (${Array.from(this.#units, String)}::int[])`);
      for (const { id } of rows) this.#consortia.add(id);
    }
    return [...this.#consortia].toSorted((a, b) => a - b);
  }
}
