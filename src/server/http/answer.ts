import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { jsonTypeOf } from './media-type.ts';
import { DocumentRefusedError, type RefusedError } from './refusal.ts';

/** How long the rest of a body is waited for that nobody reads. */
const DRAIN_MS = 1000;

/** What is sent back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Whole, in pieces, or made while it is sent: then it has no length to tell beforehand. */
  readonly body: string | Buffer | readonly Buffer[] | AsyncIterable<string | Uint8Array>;
}

/** An answer whose body is a text. */
export interface TextAnswer extends Answer {
  readonly body: string;
}

/** An answer of JSON. */
export function jsonAnswer(status: number, value: unknown, headers: Answer['headers'] = {}): TextAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: `${JSON.stringify(value)}\n`,
  };
}

/** A refusal in the shape of GraphQL's errors and in the JSON that the client takes. */
export function refusalAnswer(refusal: RefusedError, accept: string | undefined): TextAnswer {
  const type = jsonTypeOf(accept) ?? 'application/json';
  const status =
    refusal instanceof DocumentRefusedError && type === 'application/json' ? 200 : refusal.status;
  return jsonAnswer(
    status,
    { errors: [{ message: refusal.message, extensions: { code: refusal.code } }] },
    { ...refusal.headers, 'content-type': `${type}; charset=utf-8` },
  );
}

/**
 * Sends an answer; a HEAD request gets its head alone.
 *
 * @param connection headers that every answer of this connection and request has.
 */
export function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  connection: Answer['headers'],
): void {
  // The client may have hung up while the answer was made.
  if (response.destroyed) return;
  const { body } = answer;
  const headers: Record<string, string | number> = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...answer.headers,
    ...connection,
  };
  if (isMade(body)) {
    const pieces = piecesOf(body);
    // The length that a 304 tells is that of the answer which it spares.
    if (answer.status !== 304)
      headers['content-length'] = pieces.reduce((sum, { length }) => sum + length, 0);
    response.writeHead(answer.status, headers);
    if (request.method !== 'HEAD') for (const piece of pieces) response.write(piece);
    response.end();
  } else {
    response.writeHead(answer.status, headers);
    if (request.method === 'HEAD') response.end();
    // No faster than the client reads. Where the making fails the connection breaks, and so no client takes a part for
    // the whole.
    else pipeline(body, response, () => undefined);
  }
  if (!request.complete) drain(request);
}

type MadeBody = string | Buffer | readonly Buffer[];

function isMade(body: Answer['body']): body is MadeBody {
  return typeof body === 'string' || Buffer.isBuffer(body) || Array.isArray(body);
}

/** A text is made bytes once: it would be walked for its length, and once more to be sent. */
function piecesOf(body: MadeBody): readonly Buffer[] {
  if (typeof body === 'string') return [Buffer.from(body)];
  return Buffer.isBuffer(body) ? [body] : body;
}

/**
 * A body that was refused before it was read is still under way: the connection is of use again once it is through, and
 * is broken where it does not come to its end.
 */
function drain(request: IncomingMessage): void {
  const deadline = setTimeout(() => request.destroy(), DRAIN_MS);
  request.once('close', () => clearTimeout(deadline));
  request.resume();
}
