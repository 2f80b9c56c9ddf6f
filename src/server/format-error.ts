import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { AbandonedError } from '../database/deadline.ts';
import { outageRefusal } from './database-outage.ts';
import { timedOut } from './http/refusal.ts';

/** The code of what went wrong on our side; whoever asks learns no more than that. */
export const INTERNAL = 'INTERNAL';

/** What Apollo Server calls an error that has no code. */
const APOLLO_INTERNAL = 'INTERNAL_SERVER_ERROR';

/**
 * Shapes an error for the client. Errors that carry a code were written for the client, and so were those of
 * graphql-js about the request; all others are hidden, for they may quote statements, paths or records.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { extensions, ...rest } = formatted;
  const code = extensions?.['code'];
  if (typeof code === 'string' && code !== APOLLO_INTERNAL) return formatted;
  if (isAboutRequest(error)) return { ...rest, extensions: { ...extensions, code: 'BAD_USER_INPUT' } };
  if (isAbandoned(error)) {
    const { code, message } = timedOut();
    return { ...rest, message, extensions: { code } };
  }
  const outage = outageRefusal(error);
  if (outage) return { ...rest, message: outage.message, extensions: { code: outage.code } };
  return { ...rest, message: 'Something went wrong, and it is our fault.', extensions: { code: INTERNAL } };
}

/** Whether a statement was given up because the request took too long, or nobody waits for its answer. */
function isAbandoned(error: unknown): boolean {
  if (error instanceof GraphQLError) return isAbandoned(error.originalError);
  return error instanceof AbandonedError;
}

/**
 * Whether graphql-js raised an error over the request, such as over an argument that cannot be read. What it raises
 * over our own answers has an error beneath it that points at no place in the document.
 */
function isAboutRequest(error: unknown): boolean {
  if (!(error instanceof GraphQLError)) return false;
  const { originalError } = error;
  if (originalError === undefined) return true;
  return originalError instanceof GraphQLError && originalError.nodes !== undefined;
}
