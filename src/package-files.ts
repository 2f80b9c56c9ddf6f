import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** What the program is, and of which version. */
export const PACKAGE_FILE = join(ROOT, 'package.json');
/**
 * What databases begin with: reference rows, official records, sample data. It and the folders below are beside `src` and,
 * for the service is built into one folder, beside `dist`.
 */
export const PRISMA_DIRECTORY = join(ROOT, 'prisma');
/** The migrations of the database. */
export const MIGRATIONS_DIRECTORY = join(PRISMA_DIRECTORY, 'migrations');
/** One folder a policy. */
export const POLICIES_DIRECTORY = join(ROOT, 'policies');
/** What `web/graphiql` is bundled to. */
export const GRAPHIQL_DIRECTORY = join(ROOT, 'dist/web/graphiql');
/** What `web/dashboard` is bundled to. */
export const DASHBOARD_DIRECTORY = join(ROOT, 'dist/web/dashboard');
