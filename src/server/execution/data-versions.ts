import type { Queryable } from '../../database/connection.ts';
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
  readonly #underWay = new WeakMap<Queryable, Promise<unknown>>();
  readonly #next = new WeakMap<Queryable, Promise<Version>>();

  /** The version of a database at some instant between this call and its answer. */
  read(database: Queryable): Promise<Version> {
    const next = this.#next.get(database);
    if (next) return next;
    const last = this.#underWay.get(database);
    if (!last) return this.#look(database);
    const version = last.then(
      () => this.#begin(database),
      () => this.#begin(database),
    );
    this.#next.set(database, version);
    return version;
  }

  #begin(database: Queryable): Promise<Version> {
    this.#next.delete(database);
    return this.#look(database);
  }

  #look(database: Queryable): Promise<Version> {
    const version = chainHead(database)
      .then((head) => head?.hash)
      .finally(() => {
        if (this.#underWay.get(database) === version) this.#underWay.delete(database);
      });
    this.#underWay.set(database, version);
    return version;
  }
}
