import { parseJson, readSearch } from '../graphql-parameters.ts';
import { Refusal } from '../refusal.ts';
import { EXPORT_FORMATS, type ExportFormat, METADATA } from './formats.ts';
import type { ListQuery } from './list-query.ts';
import type { ListVariables } from './list-rows.ts';

/** Where exports are. */
export const EXPORT_PATH = '/export/';

/** What an address asks for. */
export interface ExportRequest {
  readonly query: ListQuery;
  /** Undefined where the description of the CSV is asked for. */
  readonly format: ExportFormat | undefined;
  readonly fileName: string;
  readonly variables: ListVariables;
  readonly forSpreadsheet: boolean;
  /** The parameters in an order that does not depend on the address's. */
  readonly canonical: string;
}

const JSON_PARAMETERS = new Set(['filter', 'orderBy']);

/**
 * Reads the address of an export, such as /export/consortia.csv?filter={"tiers":["MUNICIPAL"]}.
 *
 * @throws Refusal NOT_FOUND for a list or format that is none, BAD_USER_INPUT for a parameter that the list does not take.
 */
export function readExportRequest(
  queries: ReadonlyMap<string, ListQuery>,
  path: string,
  search: string,
): ExportRequest {
  const fileName = path.slice(EXPORT_PATH.length);
  const dot = fileName.indexOf('.');
  const query = queries.get(fileName.slice(0, Math.max(dot, 0)));
  const extension = fileName.slice(dot + 1);
  const format = EXPORT_FORMATS.get(extension);
  if (!query || (!format && extension !== METADATA)) throw notFound(queries);

  const given = readSearch(search);
  const takesBom = extension === 'csv' || extension === METADATA;
  const allowed = [...query.parameters, ...(takesBom ? ['bom'] : [])];
  const variables: Record<string, unknown> = {};
  for (const [name, text] of given) {
    if (!allowed.includes(name)) {
      throw badInput(`${fileName} takes no parameter "${name}"; it takes ${allowed.join(', ') || 'none'}.`);
    }
    if (name !== 'bom') variables[name] = JSON_PARAMETERS.has(name) ? parseJson(text, name) : text;
  }
  const bom = given.get('bom') ?? '0';
  if (bom !== '0' && bom !== '1') throw badInput('The parameter "bom" is 0 or 1.');
  return {
    query,
    format,
    fileName,
    variables,
    forSpreadsheet: bom === '1',
    canonical: new URLSearchParams([...given].toSorted(([a], [b]) => (a < b ? -1 : 1))).toString(),
  };
}

function notFound(queries: ReadonlyMap<string, ListQuery>): Refusal {
  const extensions = [...EXPORT_FORMATS.keys(), METADATA].map((extension) => `.${extension}`).join(', ');
  return new Refusal(
    'NOT_FOUND',
    404,
    `There is no such export. The lists are ${[...queries.keys()].join(', ')}; each ends in one of ${extensions}.`,
  );
}

function badInput(message: string): Refusal {
  return new Refusal('BAD_USER_INPUT', 400, message);
}
