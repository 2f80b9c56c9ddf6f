import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { dataVersion } from './database/data-version.ts';
import type { Database } from './database/database.ts';
import { POLICIES_DIRECTORY } from './package-files.ts';
import { loadPolicies } from './policy/load.ts';
import { createContext } from './resolvers/context.ts';
import { AtlasError } from './resolvers/errors.ts';
import { administrator, PUBLIC_VIEWER } from './resolvers/viewer.ts';
import { buildSchema } from './schema/schema.ts';
import { describeList } from './server/export/description.ts';
import { EXPORT_PATH, readExportRequest } from './server/export/export-request.ts';
import { METADATA } from './server/export/formats.ts';
import { listQueries } from './server/export/list-query.ts';
import { listRows } from './server/export/list-rows.ts';
import { Refusal } from './server/refusal.ts';

/** That a list cannot be exported as it was asked for, in words for whoever asked. */
export class ListExportError extends Error {
  override readonly name = 'ListExportError';
}

/** How a list is exported: the parameters of the address that exports it, and whether as the public sees it. */
export interface ListExportOptions {
  readonly parameters: Readonly<Record<string, string>>;
  readonly asPublic: boolean;
  readonly now: Date;
}

const OPERATOR = administrator('atlas export-list');

/**
 * Writes a list to a file whose name says which list and format, such as out/consortia.csv, as GET /export/ would send it;
 * a CSV gets its description beside it. A file of the same name is replaced once its successor is complete.
 *
 * @throws ListExportError where the list, the format or a parameter is none.
 */
export async function exportListFile(
  database: Database,
  file: string,
  options: ListExportOptions,
): Promise<void> {
  try {
    await writeList(database, file, options);
  } catch (error) {
    if (error instanceof Refusal || error instanceof AtlasError) throw new ListExportError(error.message);
    throw error;
  }
}

async function writeList(
  database: Database,
  file: string,
  { parameters, asPublic, now }: ListExportOptions,
): Promise<void> {
  const schema = buildSchema();
  const search = new URLSearchParams(parameters).toString();
  const asked = readExportRequest(listQueries(schema), EXPORT_PATH + basename(file), search);
  const { query, format, variables } = asked;
  if (!format)
    throw new ListExportError(`${basename(file)} is written beside ${query.list.name}.csv; export that`);
  const viewer = asPublic ? PUBLIC_VIEWER : OPERATOR;
  const context = createContext({ database, policies: loadPolicies(POLICIES_DIRECTORY), viewer, now });
  const version = await dataVersion(database);
  const { list, columns } = query;
  const batches = listRows(schema, query, variables, context);

  await mkdir(dirname(file), { recursive: true });
  const unfinished = `${file}.unfinished`;
  try {
    await pipeline(format.write({ name: list.name, columns, batches }, asked), createWriteStream(unfinished));
    if (basename(file).endsWith('.csv')) {
      const circumstances = {
        ...asked,
        viewer,
        url: basename(file),
        today: context.today,
        dataVersion: version,
      };
      const description = `${JSON.stringify(describeList(query, circumstances), undefined, 2)}\n`;
      await writeFile(join(dirname(file), `${list.name}.${METADATA}`), description);
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
