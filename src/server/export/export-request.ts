import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';
import type { Cube } from '../../exchange/export-formats/export-table.ts';
import { reachOf, refusalOf } from '../../resolvers/request/rights.ts';
import type { Viewer } from '../../resolvers/request/viewer.ts';
import { parseJson, readSearch } from '../graphql-parameters.ts';
import { RefusedError } from '../http/refusal.ts';
import { cubeOf } from './cube.ts';
import { EXPORT_FORMATS, type ExportFormat, METADATA } from './formats.ts';
import { type ListQuery, listQuery, parametersOf } from './list-query.ts';
import type { ListVariables } from './list-rows.ts';
import { EXPORT_LISTS, type ExportList } from './lists.ts';
import { EXPORT_STATISTICS, type ExportStatistics } from './statistics.ts';
import { statisticsList } from './statistics-list.ts';

/** Where exports are. */
export const EXPORT_PATH = '/export/';

/** What an address asks for. */
export interface ExportRequest {
  readonly query: ListQuery;
  /** The question without any document or phone number in full, where the other asks for them; undefined where it does not. */
  readonly queryWithoutNumbers: ListQuery | undefined;
  /** Undefined where the description of the CSV is asked for. */
  readonly format: ExportFormat | undefined;
  /** How the rows are read as a cube, where the format is one of cubes. */
  readonly cube: Cube | undefined;
  readonly fileName: string;
  readonly variables: ListVariables;
  /** All that may be asked with, and what was. */
  readonly asked: Readonly<Record<string, unknown>>;
  readonly forSpreadsheet: boolean;
  /** The parameters in an order that does not depend on the address's. */
  readonly canonical: string;
}

/** A list or statistics, made ready for what the address says, with the parameters that it takes. */
interface Exported {
  readonly list: ExportList;
  readonly parameters: readonly string[];
  readonly isStatistics: boolean;
}

/** The parameter that asks for document and phone numbers in full. */
const IN_FULL = 'personal';

/** Parameters that decide what is asked, and are no variables of the question. */
const OF_STATISTICS = ['select', 'days'];
const NO_VARIABLES: ReadonlySet<string> = new Set(['bom', 'select', IN_FULL]);

/**
 * Reads the address of an export, such as /export/consortia.csv?filter={"tiers":["MUNICIPAL"]}.
 *
 * @throws RefusedError NOT_FOUND for a list or format that is none, BAD_USER_INPUT for a parameter that it does not take, and
 * where a format cannot hold what is asked for.
 */
export function readExportRequest(schema: GraphQLSchema, path: string, search: string): ExportRequest {
  const fileName = path.slice(EXPORT_PATH.length);
  const dot = fileName.indexOf('.');
  const name = fileName.slice(0, Math.max(dot, 0));
  const extension = fileName.slice(dot + 1);
  const format = EXPORT_FORMATS.get(extension);
  const given = readSearch(search);
  const exported = exportedAs(schema, name, given);
  if (!exported || (!format && extension !== METADATA)) throw notFound();

  const { list, isStatistics } = exported;
  const takesNumbers = list.selectionInFull !== undefined && format?.isCube !== true;
  const parameters = [...exported.parameters, ...(takesNumbers ? [IN_FULL] : [])];
  const takesBom = extension === 'csv' || extension === METADATA;
  const allowed = [...parameters, ...(takesBom ? ['bom'] : [])];
  const stranger = [...given.keys()].find((parameter) => !allowed.includes(parameter));
  if (stranger !== undefined) {
    throw badInput(`${fileName} takes no parameter "${stranger}"; it takes ${allowed.join(', ') || 'none'}.`);
  }
  const forSpreadsheet = isYes(given, 'bom');
  const isInFull = isYes(given, IN_FULL);
  const variables = variablesOf(schema, list, given);
  const withStatuses = isStatistics || format?.isCube === true;
  const plain = listQuery(schema, list, { withStatuses });
  const query = isInFull ? listQuery(schema, inFull(list), { withStatuses }) : plain;
  const names = query.columns.map((column) => column.name);
  const twice = names.find((column, index) => names.indexOf(column) !== index);
  if (twice !== undefined) {
    throw badInput(`Two columns would be named ${twice}; give one of the figures another alias in "select".`);
  }
  return {
    query,
    queryWithoutNumbers: isInFull ? plain : undefined,
    format,
    cube: format?.isCube === true ? cubeOf(query) : undefined,
    fileName,
    variables,
    asked: {
      ...Object.fromEntries(parameters.map((parameter) => [parameter, null])),
      ...variables,
      ...(given.has('select') && { select: given.get('select') }),
      ...(isInFull && { [IN_FULL]: true }),
    },
    forSpreadsheet,
    canonical: new URLSearchParams([...given].toSorted(([a], [b]) => (a < b ? -1 : 1))).toString(),
  };
}

/**
 * Refuses document and phone numbers in full to whoever may see nobody's. Whoever may see some gets the others empty.
 *
 * @throws RefusedError UNAUTHENTICATED or FORBIDDEN.
 */
export function refuseNumbers({ queryWithoutNumbers }: ExportRequest, viewer: Viewer): void {
  if (!queryWithoutNumbers || reachOf(viewer, 'PERSONAL_DATA').to !== 'NOTHING') return;
  const { code, message } = refusalOf(viewer, 'PERSONAL_DATA');
  throw new RefusedError(code, code === 'UNAUTHENTICATED' ? 401 : 403, message);
}

/** Reads a parameter that is 0 or 1, and 0 where it is left out. */
function isYes(given: ReadonlyMap<string, string>, name: string): boolean {
  const text = given.get(name) ?? '0';
  if (text !== '0' && text !== '1') throw badInput(`The parameter "${name}" is 0 or 1.`);
  return text === '1';
}

function inFull(list: ExportList): ExportList {
  return { ...list, selection: list.selectionInFull ?? list.selection };
}

function exportedAs(
  schema: GraphQLSchema,
  name: string,
  given: ReadonlyMap<string, string>,
): Exported | undefined {
  const known = EXPORT_LISTS.find((list) => list.name === name);
  if (known) return { list: known, parameters: parametersOf(schema, known), isStatistics: false };
  const statistics = EXPORT_STATISTICS.find((each) => each.name === name);
  return statistics && statisticsAs(schema, statistics, given);
}

function statisticsAs(
  schema: GraphQLSchema,
  statistics: ExportStatistics,
  given: ReadonlyMap<string, string>,
): Exported {
  const list = statisticsList(schema, statistics, {
    groupBy: [...new Set(words(given.get('groupBy') ?? ''))],
    select: given.get('select'),
    isSeries: given.has('days'),
  });
  return { list, parameters: [...list.takes, ...OF_STATISTICS], isStatistics: true };
}

/** The variables of the question: lists of words parted by commas, what has fields of its own as JSON. */
function variablesOf(
  schema: GraphQLSchema,
  { root, takes }: ExportList,
  given: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const args = schema.getQueryType()?.getFields()[root]?.args ?? [];
  const variables: Record<string, unknown> = takes.includes('groupBy') ? { groupBy: [] } : {};
  for (const [name, text] of given) {
    if (NO_VARIABLES.has(name)) continue;
    const type = args.find((arg) => arg.name === name)?.type;
    variables[name] = name === 'days' ? words(text) : valueOf(type, text, name);
  }
  return variables;
}

function valueOf(type: GraphQLInputType | undefined, text: string, name: string): unknown {
  if (!type) return text;
  if (isInputObjectType(getNamedType(type))) return parseJson(text, name);
  return isListType(getNullableType(type)) ? words(text) : text;
}

function words(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function notFound(): RefusedError {
  const extensions = [...EXPORT_FORMATS.keys(), METADATA].map((extension) => `.${extension}`).join(', ');
  const names = [...EXPORT_LISTS, ...EXPORT_STATISTICS].map((each) => each.name).join(', ');
  return new RefusedError(
    'NOT_FOUND',
    404,
    `There is no such export. The lists and statistics are ${names}; each ends in one of ${extensions}.`,
  );
}

function badInput(message: string): RefusedError {
  return new RefusedError('BAD_USER_INPUT', 400, message);
}
