import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { MIGRATIONS_DIRECTORY, PACKAGE_FILE } from '../package-files.ts';

const packageShape = z.object({ version: z.string() });

/** The version of this program and of its database: only programs of which both agree work on one database at once. */
export function programVersion(): string {
  const { version } = packageShape.parse(JSON.parse(readFileSync(PACKAGE_FILE, 'utf8')));
  const migrations = readdirSync(MIGRATIONS_DIRECTORY).filter((name) => /^\d/.test(name));
  return `${version} with migration ${migrations.toSorted().at(-1)}`;
}
