import { AtlasError } from './errors.ts';

const ENCODED = /^([A-Za-z]+):([1-9]\d{0,8})$/;

/** The global id of a row of a type, opaque to clients. */
export function encodeId(type: string, id: number): string {
  return Buffer.from(`${type}:${id}`, 'utf8').toString('base64url');
}

/** Reads a global id; throws AtlasError BAD_ID on anything that {@link encodeId} did not write. */
export function decodeId(text: string): { readonly type: string; readonly id: number } {
  const [, type, id] = ENCODED.exec(Buffer.from(text, 'base64url').toString('utf8')) ?? [];
  if (type === undefined || id === undefined || encodeId(type, Number(id)) !== text) {
    throw new AtlasError('BAD_ID', 'This is no global id; take it from the field "id" of an answer.');
  }
  return { type, id: Number(id) };
}

/** The number in a global id of one type; throws AtlasError BAD_ID where it is of another. */
export function decodeIdOf(type: string, text: string): number {
  const decoded = decodeId(text);
  if (decoded.type !== type) {
    throw new AtlasError('BAD_ID', `This is the id of a ${decoded.type}; give the id of a ${type}.`);
  }
  return decoded.id;
}

/** The number in a global id of one type; undefined for anything else. */
export function rowNumberOf(type: string, text: string): number | undefined {
  try {
    return decodeIdOf(type, text);
  } catch (error) {
    if (error instanceof AtlasError) return undefined;
    throw error;
  }
}
