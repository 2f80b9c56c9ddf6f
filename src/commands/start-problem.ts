import { CheckError } from './check.ts';
import type { Config } from '../config.ts';
import { ConfigError } from '../config.ts';
import { ManifestError } from '../server/documents/trusted-documents.ts';
import { BackupError } from '../database/backup.ts';
import { DatabaseUnavailableError } from '../database/connection.ts';
import { NoPersonalDataKeyError } from '../database/personal-data.ts';
import { FileExportError } from './export-file.ts';
import { FormCommandError } from './form-commands.ts';
import { PolicyError } from '../policy/policy-error.ts';
import { ApiKeyError } from '../server/api-keys.ts';

/** Errors whose message was written for whoever started the program. */
const SAID_IN_WORDS = [
  ConfigError,
  ManifestError,
  DatabaseUnavailableError,
  ApiKeyError,
  CheckError,
  FileExportError,
  FormCommandError,
  BackupError,
  NoPersonalDataKeyError,
];

/**
 * What a command failed on, in one line for whoever started it: the setting that is wrong and what it should be.
 * Never a password, and never a stack.
 */
export function describeStartProblem(error: unknown, config: Config | undefined): string {
  if (SAID_IN_WORDS.some((kind) => error instanceof kind) && error instanceof Error)
    return oneLine(error.message);
  if (error instanceof PolicyError) return `policies: ${oneLine(error.message)}`;
  const code = codeOf(error);
  if (config !== undefined && isListenError(error)) return describeListenProblem(code, config);
  return `unexpected: ${oneLine(error instanceof Error ? error.message : String(error))}`;
}

/** What a PostgreSQL server answered to the first statement, in words that name DATABASE_URL without its password. */
export function describeServerProblem(error: unknown, address: string): DatabaseUnavailableError {
  const { hostname, port, pathname, username } = new URL(address);
  const server = `${hostname || 'the local socket'}:${port || '5432'}`;
  const user = decodeURIComponent(username) || 'this user';
  const database = decodeURIComponent(pathname.slice(1)) || user;
  const messages: Readonly<Record<string, string>> = {
    ECONNREFUSED: `no PostgreSQL server listens at ${server}; start it, or correct the address`,
    ENOTFOUND: `the host ${hostname} is not known; correct the address`,
    EAI_AGAIN: `the host ${hostname} cannot be looked up; correct the address, or try again`,
    '28P01': `the server at ${server} refuses the password of ${user}; correct it`,
    '28000': `the server at ${server} does not let ${user} in; correct the user, or allow it in pg_hba.conf`,
    '3D000': `the server at ${server} has no database ${database}; create it, or name another`,
    '42501': `${user} may not do this in the database ${database}; grant it the right to create tables`,
    '53300': `the server at ${server} has no connection to spare; try again, or raise max_connections`,
    '57P03': `the server at ${server} is starting or stopping; try again`,
  };
  const code = codeOf(error);
  const detail = oneLine(error instanceof Error ? error.message : String(error));
  return new DatabaseUnavailableError(
    `DATABASE_URL: ${messages[code] ?? `the database ${database} at ${server} cannot be used (${detail || code})`}`,
  );
}

function isListenError(error: unknown): boolean {
  return (
    error instanceof Error && 'syscall' in error && ['listen', 'getaddrinfo'].includes(String(error.syscall))
  );
}

function describeListenProblem(code: string, { host, port }: Config): string {
  if (code === 'EADDRINUSE')
    return `PORT ${port} is in use at ${host}; stop what has it, or set another PORT`;
  if (code === 'EACCES') return `PORT ${port} may not be used by this user; set a PORT above 1023`;
  return `HOST ${host} is no address of this machine (${code}); set HOST to one, such as 127.0.0.1 or 0.0.0.0`;
}

/** The code of an error, or of the first of several: where a name has many addresses, each is tried. */
function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && error.cause !== undefined ? codeOf(error.cause) : '';
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, '; ');
}
