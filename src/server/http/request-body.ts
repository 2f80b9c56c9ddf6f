import type { IncomingMessage } from 'node:http';
import { parseContentType } from './media-type.ts';
import { RefusedError } from './refusal.ts';

/** The most bytes that a request's body may have: 100 kB. */
export const MAX_BODY_BYTES = 100 * 1024;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Refuses a body that is no JSON in UTF-8, by its headers alone. */
export function requireJsonBody({ headers }: IncomingMessage): void {
  const { essence, charset } = parseContentType(headers['content-type'] ?? '');
  if (essence !== 'application/json') {
    throw new RefusedError(
      'UNSUPPORTED_MEDIA_TYPE',
      415,
      'Send the body as JSON, with the header "Content-Type: application/json".',
      { 'accept-post': 'application/json' },
    );
  }
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
    throw new RefusedError('UNSUPPORTED_MEDIA_TYPE', 415, 'Send the body in UTF-8.');
  }
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new RefusedError('UNSUPPORTED_MEDIA_TYPE', 415, 'Send the body without compression.', {
      'accept-encoding': 'identity',
    });
  }
}

/** Reads a body as text, and stops reading where it is too large. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const bytes = await readBytes(request, MAX_BODY_BYTES, tooLarge);
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new RefusedError('BAD_ENCODING', 400, 'The body is not valid UTF-8.');
  }
}

/** Reads a body, and stops reading where it has more bytes than it may; then it is refused as `refusal` says. */
export async function readBytes(
  request: IncomingMessage,
  limit: number,
  refusal: () => RefusedError,
): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw refusal();
  return new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      request.off('data', take);
      reject(refusal());
    };
    request.on('data', take);
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', () => reject(new RefusedError('BAD_REQUEST', 400, 'The body broke off.')));
  });
}

function tooLarge(): RefusedError {
  return new RefusedError(
    'BODY_TOO_LARGE',
    413,
    `The body is larger than ${MAX_BODY_BYTES} bytes. Ask in several requests, or send long values as variables.`,
  );
}
