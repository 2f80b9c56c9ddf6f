/** PostgreSQL's classes of errors that tell of the server or the connection, not of the statement. */
const OUTAGE_STATES = /^(?:08|57P|53)/;
const OUTAGE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  // Prisma's for a server that cannot be reached, does not answer in time, or closed the connection.
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  // The same, as Prisma's adapter says it.
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
]);
/** The pool's own words: every connection is in use, and none became free in time. */
const POOL_BUSY = /timeout exceeded when trying to connect/;
const OUTAGE_MESSAGES =
  /Connection terminated|Client has encountered a connection error|Client was closed|Query read timeout/;

/** Whether an error, or what caused it, says that the database cannot be reached. */
export function isOutage(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if (codesOf(error).some((code) => OUTAGE_STATES.test(code) || OUTAGE_CODES.has(code))) return true;
  if (error instanceof Error && (OUTAGE_MESSAGES.test(error.message) || isPoolBusy(error))) return true;
  if (error instanceof AggregateError && error.errors.some(isOutage)) return true;
  return 'cause' in error && isOutage(error.cause);
}

/** Whether there was no connection to spare: a server that is busy, and not away. */
export function isPoolBusy(error: unknown): boolean {
  return error instanceof Error && POOL_BUSY.test(error.message);
}

/** DISK_FULL, whether a table, an index or a temporary file could not grow. */
const STORAGE_FULL = '53100';
/** READ_ONLY_SQL_TRANSACTION, as replicas answer changes. */
const READ_ONLY = '25006';
/** SERIALIZATION_FAILURE: what a replica cancels because the primary has cleaned away what it reads. */
const RECOVERY_CONFLICT = '40001';

/** Whether the database had no room for something. */
export function isStorageFull(error: unknown): boolean {
  return hasCode(error, [STORAGE_FULL]);
}

/** Whether a server refused a change because it takes none: a replica, or a primary that was made one. */
export function isReadOnly(error: unknown): boolean {
  return hasCode(error, [READ_ONLY]);
}

/** Whether another server might do what one refused: it is a replica that cannot write, or whose data moved on. */
export function isReplicaRefusal(error: unknown): boolean {
  return hasCode(error, [READ_ONLY, RECOVERY_CONFLICT]);
}

function hasCode(error: unknown, wanted: readonly string[]): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if (codesOf(error).some((code) => wanted.includes(code))) return true;
  return 'cause' in error && hasCode(error.cause, wanted);
}

/** The codes of an error: PostgreSQL's and the system's, and those that Prisma and its adapter make of them. */
function codesOf(error: object): string[] {
  const codes = [
    'code' in error ? error.code : undefined,
    'originalCode' in error ? error.originalCode : undefined,
    'kind' in error ? error.kind : undefined,
  ];
  return codes.filter((code) => typeof code === 'string');
}
