import type { IncomingMessage, ServerResponse } from 'node:http';
import { jsonTypeOf } from './media-type.ts';
import { DocumentRefusal, type Refusal } from './refusal.ts';

/** What is sent back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** An answer of JSON. */
export function jsonAnswer(status: number, value: unknown, headers: Answer['headers'] = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: `${JSON.stringify(value)}\n`,
  };
}

/** A refusal in the shape of GraphQL's errors and in the JSON that the client takes. */
export function refusalAnswer(refusal: Refusal, accept: string | undefined): Answer {
  const type = jsonTypeOf(accept) ?? 'application/json';
  const status = refusal instanceof DocumentRefusal && type === 'application/json' ? 200 : refusal.status;
  return jsonAnswer(
    status,
    { errors: [{ message: refusal.message, extensions: { code: refusal.code } }] },
    { ...refusal.headers, 'content-type': `${type}; charset=utf-8` },
  );
}

/** Sends an answer; a HEAD request gets its head alone. */
export function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  // The client may have hung up while the answer was made.
  if (response.destroyed) return;
  response.writeHead(answer.status, {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...answer.headers,
    'content-length': Buffer.byteLength(answer.body),
  });
  response.end(request.method === 'HEAD' ? undefined : answer.body);
  // A body that was refused before it was read is still under way; the connection is of use again once it is through.
  request.resume();
}
