import type { Queryable } from '../database/connection.ts';
import type { TableName } from '../model/column.ts';
import { composed, identifier } from './statement-text.ts';

interface Known {
  readonly ids: Map<string, number>;
  /** The rows of the folder that were refused, by their refs. */
  readonly rejected: Map<string, { readonly file: string; readonly line: number }>;
  /** Whether part of the noun's file could not be read, so that any ref might be in it. */
  incomplete: boolean;
}

/**
 * The refs that rows may name: those of the database and those that the folder's earlier files brought. Refs of the
 * database are looked up as they are needed, so that a small import into a large database stays small.
 */
export class References {
  readonly #transaction: Queryable;
  readonly #known = new Map<TableName, Known>();
  #lastStandIn = 0;

  constructor(transaction: Queryable) {
    this.#transaction = transaction;
  }

  /** Looks up the refs that are not known yet. */
  async lookUp(noun: TableName, refs: Iterable<string>): Promise<void> {
    const { ids } = this.#of(noun);
    const wanted = [...new Set(refs)].filter((ref) => !ids.has(ref));
    if (wanted.length === 0) return;
    const rows = await this.#transaction.query<{ id: number; ref: string }>(
      composed([`SELECT "id", "ref" FROM ${identifier(noun)} WHERE "ref" = ANY (`, '::text[])'], wanted),
    );
    for (const { id, ref } of rows) ids.set(ref, id);
  }

  /** Gives refs an id that no row has: those of rows that are checked but no longer written. */
  standIn(noun: TableName, refs: Iterable<string>): void {
    const { ids } = this.#of(noun);
    for (const ref of refs) {
      if (!ids.has(ref)) ids.set(ref, --this.#lastStandIn);
    }
  }

  idOf(noun: TableName, ref: string): number | undefined {
    return this.#of(noun).ids.get(ref);
  }

  /** Marks the ref of a row that was refused, unless an earlier row of the folder stands for it. */
  reject(noun: TableName, ref: string, row: { readonly file: string; readonly line: number }): void {
    const { rejected } = this.#of(noun);
    if (!rejected.has(ref)) rejected.set(ref, row);
  }

  rejection(noun: TableName, ref: string): { readonly file: string; readonly line: number } | undefined {
    return this.#of(noun).rejected.get(ref);
  }

  /** Marks that part of a noun's file could not be read. */
  markIncomplete(noun: TableName): void {
    this.#of(noun).incomplete = true;
  }

  isIncomplete(noun: TableName): boolean {
    return this.#of(noun).incomplete;
  }

  #of(noun: TableName): Known {
    let known = this.#known.get(noun);
    if (!known) {
      known = { ids: new Map(), rejected: new Map(), incomplete: false };
      this.#known.set(noun, known);
    }
    return known;
  }
}
