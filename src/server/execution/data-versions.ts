import { dataVersion } from '../../database/data-version.ts';
import type { Queryable } from '../../database/connection.ts';

/** One look at a version that several requests wait for. */
interface Look {
  readonly version: Promise<string>;
}

/**
 * The versions of the data, asked for once for all requests that come while the last look is under way: each gets what was
 * looked up after it came, so that none is told of a state before a change that it could know of.
 */
export class DataVersions {
  readonly #underWay = new WeakMap<Queryable, Promise<unknown>>();
  readonly #next = new WeakMap<Queryable, Look>();

  /** The version of a database at some instant between this call and its answer. */
  read(database: Queryable): Promise<string> {
    const next = this.#next.get(database);
    if (next) return next.version;
    const last = this.#underWay.get(database);
    if (!last) return this.#look(database);
    const version = last.then(
      () => this.#begin(database),
      () => this.#begin(database),
    );
    this.#next.set(database, { version });
    return version;
  }

  #begin(database: Queryable): Promise<string> {
    this.#next.delete(database);
    return this.#look(database);
  }

  #look(database: Queryable): Promise<string> {
    const version = dataVersion(database).finally(() => {
      if (this.#underWay.get(database) === version) this.#underWay.delete(database);
    });
    this.#underWay.set(database, version);
    return version;
  }
}
