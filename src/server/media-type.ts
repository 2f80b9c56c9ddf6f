import Negotiator from 'negotiator';

const JSON_TYPES = ['application/json', 'application/graphql-response+json'] as const;
/** The two media types of GraphQL over HTTP. */
export type JsonType = (typeof JSON_TYPES)[number];

/** Which of the two a client takes by its Accept header; undefined where it takes neither. */
export function jsonTypeOf(accept: string | undefined): JsonType | undefined {
  const preferred = new Negotiator({ headers: { accept } }).mediaType([...JSON_TYPES]);
  return JSON_TYPES.find((type) => type === preferred);
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
