import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** The migrations of the database. They and the folders below are beside `src` and, once compiled, beside `dist`. */
export const MIGRATIONS_DIRECTORY = join(ROOT, 'prisma/migrations');
/** One folder a policy. */
export const POLICIES_DIRECTORY = join(ROOT, 'policies');
/** What `web/graphiql` is bundled to. */
export const GRAPHIQL_DIRECTORY = join(ROOT, 'dist/web/graphiql');
