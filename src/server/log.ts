import { type Logger, pino } from 'pino';
import type { Config } from '../config.ts';

export type { Logger } from 'pino';

/** The log of the process: a JSON object a line, or lines for whoever sits at a terminal. */
export function createLog({ format, level }: Config['log']): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return format === 'json'
    ? pino(options)
    : pino(options, { write: (line) => process.stdout.write(asText(line)) });
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
