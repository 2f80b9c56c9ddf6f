import { crc32 } from 'node:zlib';
import { AtlasError } from './errors.ts';

/** The value of one ordering key in a cursor, as text; null sorts last. */
export type CursorKey = string | null;

/** Where a page begins or ends: the list's order, the ordering keys of the row there, and its id. */
export interface Cursor {
  readonly order: string;
  readonly keys: readonly CursorKey[];
}

/** Writes a cursor, opaque to clients. A checksum in it tells one that was cut short or tampered with. */
export function encodeCursor({ order, keys }: Cursor): string {
  const json = JSON.stringify([order, ...keys]);
  return Buffer.from(`${json.slice(0, -1)},${crc32(json)}]`, 'utf8').toString('base64url');
}

/**
 * Reads a cursor of a list in a given order with a given number of keys.
 *
 * @throws AtlasError BAD_CURSOR on anything that {@link encodeCursor} did not write for that order.
 */
export function decodeCursor(text: string, order: string, keyCount: number): Cursor {
  let decoded: unknown;
  try {
    decoded = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw badCursor();
  }
  if (!Array.isArray(decoded)) throw badCursor();
  const [cursorOrder, ...keys]: unknown[] = decoded.slice(0, -1);
  if (cursorOrder !== order || keys.length !== keyCount || !keys.every(isKey)) throw badCursor();
  // What base64 tolerates (other alphabets, padding, junk) is still no cursor of ours, nor is one with another checksum.
  if (encodeCursor({ order, keys }) !== text) throw badCursor();
  return { order, keys };
}

function badCursor(): AtlasError {
  return new AtlasError(
    'BAD_CURSOR',
    'The cursor is none of this list in this order; take it from pageInfo or an edge of the same query.',
  );
}

function isKey(key: unknown): key is CursorKey {
  return key === null || typeof key === 'string';
}
