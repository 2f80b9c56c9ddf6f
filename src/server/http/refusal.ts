/** The stable codes of what is refused before any resolver runs. */
export type RefusalCode =
  | 'BAD_CHARACTER'
  | 'BAD_ENCODING'
  | 'BAD_ID'
  | 'BAD_JSON'
  | 'BAD_REQUEST'
  | 'BAD_USER_INPUT'
  | 'BATCHING_NOT_SUPPORTED'
  | 'BODY_TOO_LARGE'
  | 'CROSS_SITE_REQUEST'
  | 'DATABASE_UNAVAILABLE'
  | 'DOCUMENT_NOT_TRUSTED'
  | 'FORBIDDEN'
  | 'HEADERS_TOO_LARGE'
  | 'IDENTITY_UNAVAILABLE'
  | 'INEXACT_NUMBER'
  | 'INTERNAL'
  | 'INTROSPECTION_DISABLED'
  | 'METHOD_NOT_ALLOWED'
  | 'NOT_ACCEPTABLE'
  | 'NOT_FOUND'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'RATE_LIMITED'
  | 'REQUEST_TIMEOUT'
  | 'SERVER_BUSY'
  | 'STORAGE_FULL'
  | 'TIMED_OUT'
  | 'TOO_DEEP'
  | 'TOO_MANY_ALIASES'
  | 'TOO_MANY_DIRECTIVES'
  | 'TOO_MANY_FIELDS'
  | 'TOO_MANY_ROOT_FIELDS'
  | 'TOO_MANY_TOKENS'
  | 'UNAUTHENTICATED'
  | 'UNKNOWN_DIVISION'
  | 'UNKNOWN_POLICY'
  | 'UNKNOWN_DOCUMENT'
  | 'UNSUPPORTED_MEDIA_TYPE';

/** A request that is refused as a whole; the message says what to do instead. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly code: RefusalCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: RefusalCode,
    status: number,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.code = code;
    this.status = status;
    this.headers = headers;
  }
}

/** A document that is refused before it is validated. It is answered with the status that validation's errors get. */
export class DocumentRefusedError extends RefusedError {
  constructor(code: RefusalCode, message: string) {
    super(code, 400, message);
  }
}

/** Refuses a request because the database does not answer. */
export function databaseUnavailable(): RefusedError {
  return new RefusedError(
    'DATABASE_UNAVAILABLE',
    503,
    'The database does not answer at the moment. Try again in a few seconds.',
    { 'retry-after': '2' },
  );
}

/** Refuses a change because the database has no room for it. */
export function storageFull(): RefusedError {
  return new RefusedError(
    'STORAGE_FULL',
    503,
    'The database has no room left, so nothing was changed; what is there can be read. Try again later, and tell the operator.',
    { 'retry-after': '60' },
  );
}

/** Refuses a request whose time is up. */
export function timedOut(): RefusedError {
  return new RefusedError(
    'TIMED_OUT',
    503,
    'The answer took too long and was given up. Ask for smaller pages or fewer figures.',
    { 'retry-after': '5' },
  );
}
