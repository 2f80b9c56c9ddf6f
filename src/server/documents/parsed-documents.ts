import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache';
import type { DocumentNode } from 'graphql';

/**
 * The most characters of documents that are kept parsed and validated. In memory each takes a hundred bytes and
 * more, with what is known of the document besides; hundreds of documents that clients really send have room.
 */
export const KEPT_CHARACTERS = 500_000;

/**
 * Documents that need not be parsed again; those that were not asked for the longest go first. Apollo Server's own store
 * measures documents as JSON, which takes longer than to parse them, and lets strangers fill hundreds of megabytes.
 */
export function parsedDocuments(): InMemoryLRUCache<DocumentNode> {
  return new InMemoryLRUCache<DocumentNode>({
    maxSize: KEPT_CHARACTERS,
    sizeCalculation: charactersOf,
  });
}

/** How many characters the text of a parsed document has; never none. */
export function charactersOf({ loc }: DocumentNode): number {
  return Math.max(1, loc?.end ?? 1);
}
