import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { sql } from '../../src/database/statement.ts';
import type { Connection } from '../../src/database/connection.ts';
import { importTableSet, type ImportOptions, type ImportResult } from '../../src/exchange/import.ts';
import type { ImportProblem } from '../../src/exchange/problem.ts';

/** A folder that is gone when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'atlas-exchange-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

/** A folder with files of the given names and contents. */
export async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const directory = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) await writeFile(join(directory, name), content);
  return directory;
}

/** Imports files of the given contents, and gathers the problems. */
export async function importFiles(
  connection: Connection,
  files: Readonly<Record<string, string | Uint8Array>>,
  options: ImportOptions = {},
): Promise<ImportResult & { readonly problems: readonly ImportProblem[] }> {
  const problems: ImportProblem[] = [];
  const directory = await folderOf(files);
  const result = await importTableSet(connection, directory, {
    ...options,
    onProblem: (problem) => problems.push(problem),
  });
  return { ...result, problems };
}

/** The places of problems: `error units.csv 3 kind UNKNOWN_VALUE`. */
export function places(problems: readonly ImportProblem[]): string[] {
  return problems.map(
    ({ severity, file, line, column, code }) => `${severity} ${file} ${line} ${column ?? '-'} ${code}`,
  );
}

/** Empties a database of all that a table set brings. */
export async function emptyDatabase(connection: Connection): Promise<void> {
  await connection.query(sql`TRUNCATE "Division", "Unit", "Consortium" CASCADE`);
}

/** Two counties of a city. */
export const CITY = `code,name,level,parent_code
330300,温州市,PREFECTURE,
330302,鹿城区,COUNTY,330300
330303,龙湾区,COUNTY,330300
`;
