import { GraphQLError } from 'graphql';

/** The stable codes under `extensions.code` of what the resolvers refuse. */
export type ErrorCode =
  /** An argument is of the right type, but its value cannot be answered. */
  | 'BAD_USER_INPUT'
  /** A cursor that no answer gave, or one of another list or order. */
  | 'BAD_CURSOR'
  /** A global id that no answer gave. */
  | 'BAD_ID'
  | 'UNKNOWN_POLICY'
  | 'UNKNOWN_DIVISION'
  /** Personal data that none of the service's keys opens. */
  | 'PERSONAL_DATA_UNREADABLE'
  /** Nobody is signed in, and the answer needs somebody who is. */
  | 'UNAUTHENTICATED'
  /** Whoever is signed in lacks the right. */
  | 'FORBIDDEN';

/** A refusal that tells the user what to do, with a stable code and, where they help, machine-readable details. */
export class AtlasError extends GraphQLError {
  constructor(code: ErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(message, { extensions: { code, ...details } });
  }
}
