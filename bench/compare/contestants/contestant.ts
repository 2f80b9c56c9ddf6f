import type { BenchRequest } from '../../load/job.ts';
import type { ServerProcess } from '../../measure/server-process.ts';
import type { Question } from '../operations.ts';

/** A server of the comparison, serving. */
export interface Contestant {
  readonly name: ContestantName;
  readonly process: ServerProcess;
  /** What it is sent besides, such as who asks. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What it is asked for a question; undefined where it has no answer to such questions. */
  readonly requestFor: (question: Question) => BenchRequest | undefined;
}

/** The servers that are compared. */
export const CONTESTANT_NAMES = [
  'atlas',
  'embedded',
  'postgraphile',
  'plain',
  'limit',
  'limit-kept',
] as const;
export type ContestantName = (typeof CONTESTANT_NAMES)[number];

/** A GraphQL request. */
export function graphqlRequest(query: string, variables: Readonly<Record<string, unknown>>): BenchRequest {
  return { method: 'POST', path: '/graphql', body: JSON.stringify({ query, variables }) };
}
