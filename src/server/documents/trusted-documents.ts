import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type GraphQLSchema, parse, validate } from 'graphql';
import { z } from 'zod';

/** Operations that are known beforehand, by their ids and by their texts. */
export interface TrustedDocuments {
  /** The text of an id; undefined where there is none. */
  readonly byId: (id: string) => string | undefined;
  /** Whether a text is that of a known operation. */
  readonly has: (text: string) => boolean;
}

/** That a manifest cannot be used, in words for whoever starts the program. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

/** An object of texts by id, or what Apollo's tools write. */
const manifest = z.union([
  z.strictObject({
    format: z.literal('apollo-persisted-query-manifest'),
    version: z.literal(1),
    operations: z.array(z.looseObject({ id: z.string().min(1), body: z.string().min(1) })),
  }),
  z.record(z.string().min(1), z.string().min(1)),
]);

/** The name under which clients know a document that nobody named: SHA-256 of its text, in hexadecimal. */
export function documentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Reads the manifest of known operations: JSON, texts by their ids.
 *
 * @throws ManifestError where the file cannot be read, or an operation of it does not fit the schema.
 */
export function readTrustedDocuments(path: string, schema: GraphQLSchema): TrustedDocuments {
  const texts = new Map(readManifest(path));
  for (const [id, text] of texts) {
    const problem = problemOf(text, schema);
    if (problem !== undefined)
      throw new ManifestError(`the document "${id}" of ${path} cannot be used: ${problem}`);
  }
  const hashes = new Map([...texts.values()].map((text) => [documentHash(text), text]));
  return {
    byId: (id) => texts.get(id) ?? hashes.get(id),
    has: (text) => hashes.has(documentHash(text)),
  };
}

function readManifest(path: string): (readonly [id: string, text: string])[] {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new ManifestError(`${path} is no file of JSON that can be read`);
  }
  const read = manifest.safeParse(content);
  if (!read.success) {
    throw new ManifestError(
      `${path} must be an object of documents by their ids, or a manifest of Apollo's tools`,
    );
  }
  const { data } = read;
  return 'operations' in data && Array.isArray(data.operations)
    ? data.operations.map(({ id, body }) => [id, body] as const)
    : Object.entries(data).map(([id, text]) => [id, String(text)] as const);
}

function problemOf(text: string, schema: GraphQLSchema): string | undefined {
  try {
    return validate(schema, parse(text))[0]?.message;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
