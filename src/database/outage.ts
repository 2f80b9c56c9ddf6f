/** PostgreSQL's classes of errors that tell of the server or the connection, not of the statement. */
const OUTAGE_STATES = /^(?:08|57P|53)/;
const OUTAGE_ERRNOS = new Set([
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
]);
const OUTAGE_MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** Whether an error, or what caused it, says that the database cannot be reached. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (OUTAGE_STATES.test(code) || OUTAGE_ERRNOS.has(code) || OUTAGE_MESSAGES.test(error.message)) return true;
  if (error instanceof AggregateError && error.errors.some(isOutage)) return true;
  return isOutage(error.cause);
}
