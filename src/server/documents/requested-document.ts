import { z } from 'zod';
import type { Viewer } from '../../resolvers/request/viewer.ts';
import type { GraphqlParameters } from '../graphql-parameters.ts';
import { DocumentRefusedError, RefusedError } from '../http/refusal.ts';
import type { DocumentStore } from './document-store.ts';
import { documentHash, type TrustedDocuments } from './trusted-documents.ts';

/** Where documents come from beside the request itself. */
export interface DocumentSources {
  /** Undefined where there is no manifest. */
  readonly trusted: TrustedDocuments | undefined;
  /** Whether nothing else is answered. */
  readonly trustedOnly: boolean;
  readonly store: DocumentStore;
}

/** The document of a request. */
export interface RequestedDocument {
  readonly query: string;
  /** Whether it is known beforehand, so that the limits on what strangers write do not hold for it. */
  readonly trusted: boolean;
}

const persisted = z.looseObject({
  persistedQuery: z.looseObject({ version: z.literal(1), sha256Hash: z.string().regex(/^[0-9a-f]{64}$/) }),
});

/**
 * Finds the document that a request asks for: by its text, by its id in the manifest, or by its hash (automatic
 * persisted queries, as Apollo's clients speak them). Throws a RefusedError where there is none, or where it may not run.
 */
export async function requestedDocument(
  { query, documentId, extensions }: GraphqlParameters,
  { trusted, trustedOnly, store }: DocumentSources,
  { role }: Viewer,
): Promise<RequestedDocument> {
  if (documentId !== undefined) {
    const text = trusted?.byId(documentId);
    if (text === undefined) {
      throw new DocumentRefusedError(
        'UNKNOWN_DOCUMENT',
        'There is no document of this id; send the operation as the text `query`.',
      );
    }
    return { query: text, trusted: true };
  }
  const hash = extensions?.['persistedQuery'] === undefined ? undefined : hashIn(extensions);
  const known = hash === undefined ? undefined : trusted?.byId(hash);
  if (known !== undefined) return { query: known, trusted: true };
  if (query !== undefined && trusted?.has(query)) return { query, trusted: true };
  if (trustedOnly && role !== 'ADMINISTRATOR') {
    throw new DocumentRefusedError(
      'DOCUMENT_NOT_TRUSTED',
      'This server answers the operations of its manifest only.',
    );
  }
  if (hash === undefined) {
    if (query === undefined)
      throw new RefusedError('BAD_REQUEST', 400, 'Send the operation as the text `query`.');
    return { query, trusted: false };
  }
  if (query === undefined) {
    const kept = await store.get(hash);
    // Apollo's clients know this code and message: they send the document with its hash then.
    if (kept === undefined)
      throw new DocumentRefusedError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
    return { query: kept, trusted: false };
  }
  if (documentHash(query) !== hash) {
    throw new DocumentRefusedError('BAD_REQUEST', 'The hash is not that of the document.');
  }
  await store.set(hash, query);
  return { query, trusted: false };
}

function hashIn(extensions: Record<string, unknown>): string {
  const read = persisted.safeParse(extensions);
  if (read.success) return read.data.persistedQuery.sha256Hash;
  throw new RefusedError(
    'BAD_REQUEST',
    400,
    '`extensions.persistedQuery` has a `version` of 1 and a `sha256Hash` of 64 hexadecimal digits.',
  );
}
