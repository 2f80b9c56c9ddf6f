import type { Database } from '../../database/database.ts';
import { chainHead } from '../../database/history/chain.ts';

/** The hash at the head of the history; undefined where nothing was ever recorded. */
type Version = string | undefined;

/**
 * The versions of all records of a database: the hash at the head of the history, which is sealed in the transaction of each
 * change, one after the other, and which no other state of any database has. It is asked for once for all requests that come
 * while the last look is under way: each gets what was looked up after it came, so that none is told of a state before a
 * change that it could know of.
 */
export class DataVersions {
  readonly #underWay = new WeakMap<Database['source'], Promise<unknown>>();
  readonly #next = new WeakMap<Database['source'], Promise<Version>>();

  /** The version of a database at some instant between this call and its answer. */
  read(database: Database): Promise<Version> {
    const next = this.#next.get(database.source);
    if (next) return next;
    const last = this.#underWay.get(database.source);
    if (!last) return this.#look(database);
    const version = last.then(
      () => this.#begin(database),
      () => this.#begin(database),
    );
    this.#next.set(database.source, version);
    return version;
  }

  #begin(database: Database): Promise<Version> {
    this.#next.delete(database.source);
    return this.#look(database);
  }

  #look(database: Database): Promise<Version> {
    const version = chainHead(database)
      .then((head) => head?.hash)
      .finally(() => {
        if (this.#underWay.get(database.source) === version) this.#underWay.delete(database.source);
      });
    this.#underWay.set(database.source, version);
    return version;
  }
}
