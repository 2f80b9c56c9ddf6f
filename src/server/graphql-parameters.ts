import { survivesAsDouble } from '../schema/request/exact-number.ts';
import { DocumentRefusedError, RefusedError } from './http/refusal.ts';

/** A request as GraphQL over HTTP has it. */
export interface GraphqlParameters {
  /** Undefined where the request names a document instead of holding it. */
  readonly query: string | undefined;
  /** Of a document of the manifest. */
  readonly documentId: string | undefined;
  readonly operationName: string | null | undefined;
  readonly variables: Record<string, unknown> | null | undefined;
  readonly extensions: Record<string, unknown> | null | undefined;
}

/** NUL, which PostgreSQL cannot keep, and halves of a surrogate pair, which are no characters. */
const BAD_CHARACTER = /[\0\p{Surrogate}]/u;
/** The deepest values that are taken in; the document of an application has less than ten levels. */
const MOST_LEVELS = 64;
/** How either must be written within JSON. */
const ESCAPED_BAD_CHARACTER = /\\u(?:0000|d[89a-f])/i;

/** A double keeps fifteen digits of whatever number, and the exponents of two; only where a text has more is it looked at. */
const PERHAPS_INEXACT = /[\d.]{16}|[eE][+-]?\d{3}/;
/** The texts and the numbers of what is known to be JSON. */
const TEXT_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/** Reads the parameters from the body of a POST. */
export function parametersOfBody(text: string): GraphqlParameters {
  return parametersOfValue(parseJson(text, 'body'));
}

/** Reads the parameters from the query string of a GET, without its question mark. */
export function parametersOfSearch(search: string): GraphqlParameters {
  const parameters = readSearch(search);
  const value: Record<string, unknown> = {};
  for (const name of ['query', 'documentId', 'operationName']) {
    if (parameters.has(name)) value[name] = parameters.get(name);
  }
  for (const name of ['variables', 'extensions']) {
    const text = parameters.get(name);
    if (text !== undefined && text !== '') value[name] = parseJson(text, name);
  }
  return parametersOfValue(value);
}

/** The parameters of a query string, without its question mark. Throws a RefusedError for one that is given twice. */
export function readSearch(search: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const pair of search.split('&')) {
    const [name = '', ...value] = pair.split('=');
    if (name === '') continue;
    const key = decoded(name);
    if (parameters.has(key)) throw new RefusedError('BAD_REQUEST', 400, `Give the parameter ${key} once.`);
    parameters.set(key, decoded(value.join('=')));
  }
  return parameters;
}

/** URLSearchParams would put U+FFFD where the bytes are no UTF-8. */
function decoded(text: string): string {
  let plain: string;
  try {
    plain = decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new RefusedError('BAD_ENCODING', 400, 'The address is not percent-encoded UTF-8.');
  }
  requireCharacters(plain);
  return plain;
}

/**
 * Reads JSON. Throws a RefusedError for what is none, for characters that no text may have, and for numbers that would lose
 * digits.
 */
export function parseJson(text: string, what: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RefusedError('BAD_JSON', 400, `The ${what} is not valid JSON.`);
  }
  if (text.includes('\\u') && ESCAPED_BAD_CHARACTER.test(text)) requireCharactersWithin(value);
  if (PERHAPS_INEXACT.test(text)) requireExactNumbers(text);
  return value;
}

/** JSON.parse reads every number as a double, and nobody would notice which digits it leaves out. */
function requireExactNumbers(text: string): void {
  for (const [found] of text.matchAll(TEXT_OR_NUMBER)) {
    if (found.startsWith('"') || survivesAsDouble(found)) continue;
    throw new RefusedError(
      'INEXACT_NUMBER',
      400,
      `The number ${found.slice(0, 60)} has more digits than are kept of a JSON number. Send it as a string.`,
    );
  }
}

/** Without recursion, for the value may be nested as deep as a body has room. */
function requireCharactersWithin(value: unknown): void {
  const pending: unknown[] = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next === 'string') requireCharacters(next);
    else if (typeof next === 'object' && next !== null) {
      for (const [key, item] of Object.entries(next)) {
        requireCharacters(key);
        pending.push(item);
      }
    }
  }
}

/** Refuses a text with characters that no text may have. */
export function requireCharacters(text: string): void {
  if (!BAD_CHARACTER.test(text)) return;
  throw new RefusedError(
    'BAD_CHARACTER',
    400,
    'A text holds a NUL character or half of a surrogate pair. Send Unicode characters only.',
  );
}

/** The parameters that a value from outside holds. Throws a RefusedError where it holds none. */
export function parametersOfValue(value: unknown): GraphqlParameters {
  if (Array.isArray(value)) {
    throw new RefusedError(
      'BATCHING_NOT_SUPPORTED',
      400,
      'Send one operation a request, not a list of them.',
    );
  }
  if (!isRecord(value)) {
    throw new RefusedError('BAD_REQUEST', 400, 'Send a JSON object such as {"query": "{ __typename }"}.');
  }
  const { query, documentId, operationName, variables, extensions } = value;
  const named = documentId !== undefined || (isRecord(extensions) && 'persistedQuery' in extensions);
  if (query === undefined ? !named : typeof query !== 'string' || query === '') {
    throw new RefusedError('BAD_REQUEST', 400, 'Send the operation as the text `query`.');
  }
  if (documentId !== undefined && typeof documentId !== 'string') {
    throw new RefusedError('BAD_REQUEST', 400, '`documentId` must be a text.');
  }
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw new RefusedError('BAD_REQUEST', 400, '`operationName` must be a text.');
  }
  return {
    query: typeof query === 'string' ? query : undefined,
    documentId,
    operationName,
    variables: optionalRecord('variables', variables),
    extensions: optionalRecord('extensions', extensions),
  };
}

function optionalRecord(name: string, value: unknown): Record<string, unknown> | null | undefined {
  if (value === null || value === undefined) return value;
  if (isRecord(value)) {
    requireShallow(name, value);
    return value;
  }
  throw new RefusedError('BAD_REQUEST', 400, `\`${name}\` must be a JSON object.`);
}

/** Whatever follows values down step by step would run out of stack on thousands of levels. */
function requireShallow(name: string, value: Record<string, unknown>): void {
  if (!isDeeperThan(MOST_LEVELS, value)) return;
  throw new DocumentRefusedError(
    'TOO_DEEP',
    `\`${name}\` has values within values on more than ${MOST_LEVELS} levels. Send flatter ones.`,
  );
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (levels < 0) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((each) => isDeeperThan(levels - 1, each));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
