import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { dataVersion } from '../database/data-version.ts';
import type { Database } from '../database/database.ts';
import { DatasetTooLargeError } from '../exchange/export-formats/json-stat.ts';
import { fileProblem } from './file-problem.ts';
import { POLICIES_DIRECTORY } from '../package-files.ts';
import { loadPolicies } from '../policy/load.ts';
import { createContext } from '../resolvers/request/context.ts';
import { administrator, PUBLIC_VIEWER, type Viewer } from '../resolvers/request/viewer.ts';
import { buildSchema } from '../schema/schema.ts';
import { accountOf, describeList } from '../server/export/description.ts';
import {
  EXPORT_PATH,
  type ExportRequest,
  readExportRequest,
  refuseNumbers,
} from '../server/export/export-request.ts';
import { EXPORT_FORMATS, type ExportFormat, METADATA } from '../server/export/formats.ts';
import { listRows } from '../server/export/list-rows.ts';
import { RefusedError } from '../server/http/refusal.ts';

/** That something cannot be exported as it was asked for, in words for whoever asked. */
export class FileExportError extends Error {
  override readonly name = 'FileExportError';
}

/** How a file is exported: the parameters of the address that exports it, and whether as the public sees it. */
export interface FileExportOptions {
  readonly parameters: Readonly<Record<string, string>>;
  readonly asPublic: boolean;
  /** Who runs the command, as the machine knows them: numbers of people are written down as looked at by them. */
  readonly operator: string;
  readonly now: Date;
}

/** What numbers of people are in is for whoever asked alone. */
const OWNER_ALONE = 0o600;
const ENDINGS = [...EXPORT_FORMATS.keys(), METADATA].map((extension) => `.${extension}`);

/** Whether a path is that of a file of rows or figures, such as out/consortia.csv, and not of a folder. */
export function isExportFile(path: string): boolean {
  return ENDINGS.some((ending) => path.endsWith(ending));
}

/**
 * Makes the export of a list or statistics to a file whose name says which, and in which format, such as
 * out/unit-statistics.xlsx, as GET /export/ would send it; a CSV gets its description beside it. A file of the same name is
 * replaced once its successor is complete.
 *
 * @returns what writes the file from a database; it throws FileExportError where that cannot answer what is asked.
 * @throws FileExportError where the list, the format or a parameter is none, or the format cannot hold what is asked for.
 */
export function fileExport(file: string, options: FileExportOptions): (database: Database) => Promise<void> {
  const schema = buildSchema();
  const search = new URLSearchParams(options.parameters).toString();
  let asked: ExportRequest;
  try {
    asked = readExportRequest(schema, EXPORT_PATH + basename(file), search);
    refuseNumbers(asked, viewerOf(options));
  } catch (error) {
    throw inWords(error);
  }
  const { name } = asked.query.list;
  const { format } = asked;
  if (!format) throw new FileExportError(`${basename(file)} is written beside ${name}.csv; export that`);
  return async (database) => {
    try {
      await writeExport(database, file, { ...options, schema, asked, format });
    } catch (error) {
      const words = fileProblem(error, file);
      throw words === undefined ? inWords(error) : new FileExportError(words);
    }
  };
}

function viewerOf({ asPublic, operator }: FileExportOptions): Viewer {
  return asPublic ? PUBLIC_VIEWER : administrator(`atlas export (${operator})`);
}

/** What goes wrong because of what was asked, in words; anything else stays what it is. */
function inWords(error: unknown): unknown {
  const isOfAsked =
    error instanceof RefusedError ||
    error instanceof DatasetTooLargeError ||
    (error instanceof GraphQLError && error.extensions['code'] !== undefined);
  return isOfAsked ? new FileExportError(error.message) : error;
}

interface Prepared extends FileExportOptions {
  readonly schema: GraphQLSchema;
  readonly asked: ExportRequest;
  readonly format: ExportFormat;
}

async function writeExport(
  database: Database,
  file: string,
  { schema, asked, format, ...options }: Prepared,
): Promise<void> {
  const { query, variables } = asked;
  const { list, columns } = query;
  const viewer = viewerOf(options);
  const { now } = options;
  const context = createContext({ database, policies: loadPolicies(POLICIES_DIRECTORY), viewer, now });
  const circumstances = { ...asked, viewer, today: context.today, dataVersion: await dataVersion(database) };
  const account = accountOf(query, circumstances);
  const batches = listRows(schema, query, variables, context);

  await mkdir(dirname(file), { recursive: true });
  const unfinished = `${file}.unfinished`;
  try {
    const written = format.write({ name: list.name, columns, batches }, { ...asked, account });
    // One that was left behind would keep its own mode.
    await rm(unfinished, { force: true });
    // There before anything is written: a stream that opens its file by itself may do so after what follows a failure.
    const opened = await open(unfinished, 'w', asked.queryWithoutNumbers && OWNER_ALONE);
    await pipeline(written, opened.createWriteStream());
    if (basename(file).endsWith('.csv')) {
      const description = describeList(query, basename(file), circumstances);
      const beside = join(dirname(file), `${list.name}.${METADATA}`);
      await writeFile(beside, `${JSON.stringify(description, undefined, 2)}\n`);
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
