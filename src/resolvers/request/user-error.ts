import type { Text } from '../../policy/vocabulary.ts';

/** What is wrong with the input of a mutation, for its user to mend. */
export interface UserError {
  /** The path of the field in the arguments. */
  readonly field: readonly string[];
  /** Where it is in the document of an application; absent where it is of none. */
  readonly document?: readonly string[];
  /** What to do about it, in both languages. */
  readonly message: Text;
  /** Stable. */
  readonly code: string;
}

/** That a change is not made: thrown inside a transaction, it undoes what the transaction did. */
export class RefusedChangeError extends Error {
  override readonly name = 'RefusedChangeError';
  readonly userErrors: readonly UserError[];
  /** The record to show as it is now; null for none. */
  readonly recordId: number | null;

  constructor(userErrors: readonly UserError[], recordId: number | null = null) {
    super(userErrors.map(({ code }) => code).join(', '));
    this.userErrors = userErrors;
    this.recordId = recordId;
  }
}

/** One problem of one field of the argument `input`; without a field, of the input as a whole. */
export function inputError(code: string, message: Text, ...field: readonly string[]): UserError {
  return { field: ['input', ...field], code, message };
}
