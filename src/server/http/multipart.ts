import type { IncomingMessage } from 'node:http';
import { UploadedFile } from '../../resolvers/request/uploaded-file.ts';
import { type GraphqlParameters, parametersOfValue, parseJson } from '../graphql-parameters.ts';
import { parseContentType } from './media-type.ts';
import { RefusedError } from './refusal.ts';
import { MAX_BODY_BYTES, readBytes } from './request-body.ts';

/** The largest file that comes with a request, in bytes: 5 MB. */
export const MAX_FILE_BYTES = 5_000_000;
/** The file, the operation, and the lines between the parts. */
const MAX_MULTIPART_BYTES = MAX_FILE_BYTES + MAX_BODY_BYTES;
/** A page of another site cannot send these headers without asking first. */
const PREFLIGHT_HEADERS = ['apollo-require-preflight', 'x-requested-with'] as const;
const VARIABLE = /^variables\.([A-Za-z_]\w*)$/u;

/** Whether a request brings files. */
export function isMultipart({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'POST' && parseContentType(headers['content-type'] ?? '').essence === 'multipart/form-data'
  );
}

/**
 * Refuses a request with files, by its headers alone, that a form of another site's page could have sent: browsers send
 * multipart/form-data without asking first, unless there is a header that forms cannot set.
 */
export function requirePreflight({ headers }: IncomingMessage): void {
  if (PREFLIGHT_HEADERS.some((name) => (headers[name] ?? '') !== '')) return;
  throw new RefusedError(
    'UNSUPPORTED_MEDIA_TYPE',
    415,
    'Send the body as JSON; or, with a file, as multipart/form-data with the header "Apollo-Require-Preflight: true".',
    { 'accept-post': 'application/json, multipart/form-data' },
  );
}

/**
 * Reads the parameters of a request with one file, by the GraphQL multipart request specification: the parts
 * `operations`, `map` and the file that the map puts into a variable.
 */
export async function readMultipart(request: IncomingMessage): Promise<GraphqlParameters> {
  const form = await formOf(request);
  const operations = form.get('operations');
  const map = form.get('map');
  const files = [...form].filter(([name]) => name !== 'operations' && name !== 'map');
  if (typeof operations !== 'string' || typeof map !== 'string' || operations.length > MAX_BODY_BYTES) {
    throw badParts('send the parts "operations" and "map" as JSON, before the file');
  }
  const [entry, further] = files;
  if (!entry || further) throw badParts('send one file');
  const [name, file] = entry;
  if (typeof file === 'string') throw badParts(`the part "${name}" is no file`);
  if (file.size > MAX_FILE_BYTES) throw tooLarge();
  const parameters = parametersOfValue(parseJson(operations, 'part "operations"'));
  const variable = variableOf(parseJson(map, 'part "map"'), name);
  const uploaded = new UploadedFile(file.name, new Uint8Array(await file.arrayBuffer()));
  return { ...parameters, variables: { ...parameters.variables, [variable]: uploaded } };
}

/** The variable that a file goes to. */
function variableOf(map: unknown, name: string): string {
  if (typeof map === 'object' && map !== null) {
    const entries: [string, unknown][] = Object.entries(map);
    const [entry] = entries;
    const paths: unknown = entry?.[0] === name && entries.length === 1 ? entry[1] : undefined;
    if (Array.isArray(paths) && paths.length === 1) {
      const variable = VARIABLE.exec(String(paths[0]))?.[1];
      if (variable !== undefined) return variable;
    }
  }
  throw badParts(`the part "map" must be {"${name}": ["variables.NAME"]}`);
}

async function formOf(request: IncomingMessage): Promise<FormData> {
  const bytes = await readBytes(request, MAX_MULTIPART_BYTES, tooLarge);
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  try {
    return await new Response(new Uint8Array(bytes), { headers }).formData();
  } catch {
    throw badParts('its parts cannot be told apart');
  }
}

function badParts(detail: string): RefusedError {
  return new RefusedError('BAD_REQUEST', 400, `The body is no request with a file: ${detail}.`);
}

function tooLarge(): RefusedError {
  return new RefusedError('BODY_TOO_LARGE', 413, `The file is larger than ${MAX_FILE_BYTES / 1_000_000} MB.`);
}
