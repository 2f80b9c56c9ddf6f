import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

/** A thing that somebody may send to do harm, and what must come back. */
export interface AbuseCase {
  readonly name: string;
  /** The list that names it, and its item there. */
  readonly source: { readonly list: AbuseList; readonly item: string };
  /** Sends it to the service at an address such as http://127.0.0.1:4000. */
  readonly send: (service: string) => Promise<Outcome>;
  readonly expected: {
    readonly status: number;
    /** `extensions.code` of the errors, each once; none where the answer is one like any other. */
    readonly codes: readonly string[];
    /** What else the answer must be. */
    readonly text?: RegExp;
  };
}

/** The lists that the cases come from. */
export type AbuseList = 'OWASP GraphQL Cheat Sheet' | 'graphql-cop' | 'bad input';

/** What came back. */
export interface Outcome {
  readonly status: number;
  readonly contentType: string;
  readonly headers: string;
  readonly text: string;
  readonly codes: readonly string[];
}

/** How a service is configured that the cases are sent to: as on the open internet, but less patient with the slow. */
export const ABUSED_ENVIRONMENT = {
  ATLAS_INTROSPECTION: 'off',
  ATLAS_GRAPHIQL: 'off',
  ATLAS_RECEIVE_LIMIT: '1500',
} as const;

/** What must never be in an answer: stacks, statements, paths, and what a failing program says. */
export const LEAK =
  /\bat [\w.<>]+ \(|node_modules|file:\/\/|\/(?:src|dist|home|usr|tmp)\/|\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM) .*"|\bPrisma|\bpg_|stacktrace|TypeError|RangeError|Cannot read prop/i;

/** What nobody anonymous is told. */
export const SUGGESTION = /did you mean/i;

const errorsSchema = z.object({
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })).default([]),
});

/** A request to /graphql, or to the path that is given. */
export interface Sent {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
}

/** Sends a request as a well-behaved client library would. */
export function request({ path = '/graphql', method = 'POST', headers = {}, body }: Sent): AbuseCase['send'] {
  return async (service) => {
    const sent: RequestInit = {
      method,
      headers,
      redirect: 'manual',
      ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    };
    const response = await fetch(`${service}${path}`, sent);
    const text = await response.text();
    return outcome(
      response.status,
      Array.from(response.headers, ([name, value]) => `${name}: ${value}`).join('\r\n'),
      text,
    );
  };
}

/** Sends a document with variables as JSON. */
export function post(
  query: unknown,
  variables?: unknown,
  headers: Record<string, string> = {},
): AbuseCase['send'] {
  return request({
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
}

/** Sends a body as JSON, as it is. */
export function postBody(body: string | Uint8Array, headers: Record<string, string> = {}): AbuseCase['send'] {
  return request({ headers: { 'content-type': 'application/json', ...headers }, body });
}

/** Sends a document in the address. */
export function get(query: string, headers: Record<string, string> = {}): AbuseCase['send'] {
  return request({ method: 'GET', path: `/graphql?query=${encodeURIComponent(query)}`, headers });
}

/** How bytes are sent over a connection of their own. */
export interface Pace {
  /** Milliseconds between one part and the next. */
  readonly pause?: number;
  /** How long is waited for an answer. */
  readonly patience?: number;
}

/** Sends parts as they are, one after the other, until the service closes the connection; then what came is read. */
export function raw(
  parts: Iterable<string | Buffer>,
  { pause = 0, patience = 10_000 }: Pace = {},
): AbuseCase['send'] {
  return async (service) => {
    const { hostname, port } = new URL(service);
    const socket = connect(Number(port), hostname);
    let received = '';
    let closed = false;
    const ended = new Promise<void>((resolve) => {
      socket.on('close', () => {
        closed = true;
        resolve();
      });
    });
    socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
    // A service that hangs up while it is written to is in its right.
    socket.on('error', () => undefined);
    for (const part of parts) {
      if (closed) break;
      if (!socket.write(part))
        await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), ended]);
      if (pause > 0) await Promise.race([wait(pause), ended]);
    }
    await Promise.race([ended, wait(patience, undefined, { ref: false })]);
    socket.destroy();
    const [head = '', text = ''] = Buffer.from(received, 'latin1').toString('utf8').split('\r\n\r\n', 2);
    const status = /^HTTP\/1\.1 (\d{3})/.exec(head)?.[1];
    if (status === undefined) throw new Error('the service closed the connection without a word');
    return outcome(Number(status), head, text);
  };
}

/** The head of a request over a connection of its own. */
export function head(lines: readonly string[], start = 'POST /graphql HTTP/1.1'): string {
  return [start, 'Host: atlas', ...lines, '', ''].join('\r\n');
}

/** So many texts with spaces between. */
export function times(count: number, text: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => text(index)).join(' ');
}

function outcome(status: number, headers: string, text: string): Outcome {
  const contentType = /^content-type: ?(.*)$/im.exec(headers)?.[1] ?? '';
  const { errors } = contentType.includes('json') ? errorsSchema.parse(JSON.parse(text)) : { errors: [] };
  const codes = [...new Set(errors.map(({ extensions }) => extensions.code))];
  return { status, contentType, headers, text, codes };
}
