import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

const JSON_TYPES = ['application/json', 'application/graphql-response+json'] as const;
/** The two media types of GraphQL over HTTP. */
export type JsonType = (typeof JSON_TYPES)[number];

/** What came of headers that were read already: clients send the same few with every request. */
const known = new LRUCache<string, { readonly type: JsonType | undefined }>({ max: 100 });

/** Which of the two a client takes by its Accept header; undefined where it takes neither. */
export function jsonTypeOf(accept = '*/*'): JsonType | undefined {
  let found = known.get(accept);
  if (!found) {
    const preferred = new Negotiator({ headers: { accept } }).mediaType([...JSON_TYPES]);
    found = { type: JSON_TYPES.find((type) => type === preferred) };
    known.set(accept, found);
  }
  return found.type;
}

/** Whether a browser asks for a page to show. */
export function wantsHtml(accept: string | undefined): boolean {
  if (accept === undefined) return false;
  return new Negotiator({ headers: { accept } }).mediaType([...JSON_TYPES, 'text/html']) === 'text/html';
}

/** A Content-Type header in its parts, in lower case. */
export function parseContentType(header: string): { essence: string; charset: string | undefined } {
  const [essence = '', ...parameters] = header.toLowerCase().split(';');
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([^"\s]*)"?\s*$/.exec(parameter)?.[1])
    .find((value) => value !== undefined);
  return { essence: essence.trim(), charset };
}
