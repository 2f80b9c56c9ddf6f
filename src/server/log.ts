import { type Logger, pino } from 'pino';
import type { Config } from '../config.ts';

export type { Logger } from 'pino';

/** What is logged of an error. Its other details may quote a record: the row that breaks a constraint, or parameters. */
const LOGGED_OF_ERRORS = new Set([
  'type',
  'message',
  'stack',
  'code',
  'severity',
  'table',
  'column',
  'constraint',
]);

/**
 * The log of the process: a JSON object a line, or lines for whoever sits at a terminal.
 *
 * @param write takes the lines; standard output where it is left out.
 */
export function createLog({ format, level }: Config['log'], write?: (line: string) => void): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: withoutRecords },
  };
  if (format === 'json') return write === undefined ? pino(options) : pino(options, { write });
  return pino(options, { write: (line) => (write ?? toStandardOutput)(asText(line)) });
}

function toStandardOutput(text: string): void {
  process.stdout.write(text);
}

/** The class of PostgreSQL's errors over values (data exceptions), whose messages quote them. */
const OVER_VALUES = /^22/;

function withoutRecords(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const told = Object.entries(pino.stdSerializers.err(error));
  const kept = Object.fromEntries(told.filter(([name]) => LOGGED_OF_ERRORS.has(name)));
  if (!('code' in error) || !OVER_VALUES.test(String(error.code))) return kept;
  const message = 'the database cannot take a value';
  return { ...kept, message, stack: error.stack?.replace(error.message, message) };
}

function asText(line: string): string {
  const { time, level, msg, err, ...details } = readLine(line);
  const rest = Object.entries(details).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
  const clock = typeof time === 'string' ? time.slice(11, 19) : '';
  const label = typeof level === 'number' ? (pino.levels.labels[level] ?? '') : '';
  const stack = typeof err === 'object' && err !== null && 'stack' in err ? `\n${String(err.stack)}` : '';
  return `${clock} ${label.padEnd(5)} ${typeof msg === 'string' ? msg : ''}${rest.join('')}${stack}\n`;
}

function readLine(line: string): Record<string, unknown> {
  const entry: unknown = JSON.parse(line);
  return typeof entry === 'object' && entry !== null ? { ...entry } : {};
}
