import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, maxHeaderSize, type Server, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Answer, refusalAnswer, send } from './answer.ts';
import { drain } from './drain.ts';
import { outageRefusal } from '../database-outage.ts';
import type { Logger } from '../log.ts';
import { RefusedError } from './refusal.ts';
import type { Tracing } from '../telemetry/tracing.ts';

/** How long a client may take to send the head of a request, at most. */
const HEADERS_TIMEOUT_MS = 10_000;
/** How often is looked for clients that take longer than they may; Node's half a minute would add to their time. */
const SLOW_CHECK_MS = 500;

/** A server that listens. */
export interface HttpServer {
  readonly url: string;
  /** Takes no more connections, lets accepted requests finish, and closes. */
  stop(): Promise<void>;
}

/** Serves what a router answers over HTTP. Rejects where the address cannot be listened on. */
export async function startHttpServer({
  host,
  port,
  receiveLimit,
  isBehindProxy,
  log,
  route,
  tracing,
}: {
  readonly host: string;
  readonly port: number;
  /** How long a client may take to send a request, in milliseconds. */
  readonly receiveLimit: number;
  readonly isBehindProxy: boolean;
  readonly log: Logger;
  readonly route: (request: IncomingMessage, requestId: string) => Promise<Answer>;
  /** Undefined where nothing is traced. */
  readonly tracing: Tracing | undefined;
}): Promise<HttpServer> {
  let stopping = false;
  const options = {
    headersTimeout: Math.min(HEADERS_TIMEOUT_MS, receiveLimit),
    requestTimeout: receiveLimit,
    connectionsCheckingInterval: SLOW_CHECK_MS,
  };
  const server = createServer(options, (request, response) => {
    const began = performance.now();
    const requestId = requestIdOf(request);
    const respond = async (): Promise<void> => {
      const work = () => answerTo(request, requestId);
      const answer = await (tracing ? tracing.request(request, requestId, work) : work());
      const closing = stopping ? { connection: 'close' } : {};
      send(request, response, answer, { 'x-request-id': requestId, ...closing });
      const milliseconds = Math.round(performance.now() - began);
      log.debug({ requestId, method: request.method, status: answer.status, milliseconds }, 'request');
    };
    void respond();
  });

  const answerTo = async (request: IncomingMessage, requestId: string): Promise<Answer> => {
    try {
      return await route(request, requestId);
    } catch (error) {
      return refusalAnswer(refusalOf(error, requestId), request.headers.accept);
    }
  };

  const refusalOf = (error: unknown, requestId: string): RefusedError => {
    if (error instanceof RefusedError) return error;
    const outage = outageRefusal(error);
    if (outage) return outage;
    log.error({ err: error, requestId }, 'internal error');
    return new RefusedError(
      'INTERNAL',
      500,
      `Something went wrong, and it is our fault. Please report it with the request id ${requestId}.`,
    );
  };

  server.on('clientError', refuseUnreadable);
  await listen(server, port, host);
  return {
    url: urlOf(server, host),
    async stop() {
      stopping = true;
      await drain(server, isBehindProxy);
    },
  };
}

/** A number for the request: the caller's own, where it sent one that is fit for a log. */
function requestIdOf({ headers }: IncomingMessage): string {
  const sent = headers['x-request-id'];
  return typeof sent === 'string' && /^[\w.-]{1,64}$/.test(sent) ? sent : randomUUID();
}

/** Answers what is no request that can be read; Node would answer without a word. */
function refuseUnreadable(error: Error, socket: Duplex): void {
  if (!socket.writable) return;
  const refusal = unreadable('code' in error ? error.code : undefined);
  const { body } = refusalAnswer(refusal, undefined);
  socket.end(
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ''}\r\nConnection: close\r\n` +
      `Content-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

function unreadable(code: unknown): RefusedError {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new RefusedError(
      'HEADERS_TOO_LARGE',
      431,
      `The address and headers are larger than ${maxHeaderSize} bytes; send long queries by POST.`,
    );
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new RefusedError('REQUEST_TIMEOUT', 408, 'The request took too long to arrive.');
  }
  return new RefusedError('BAD_REQUEST', 400, 'This is no HTTP request.');
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function urlOf(server: Server, host: string): string {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  // What listens on every address is reached on this machine by the loopback's.
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${address.port}`;
}
