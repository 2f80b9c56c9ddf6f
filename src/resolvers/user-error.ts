/** What is wrong with the input of a mutation, for its user to mend. */
export interface UserError {
  /** The path of the field in the arguments. */
  readonly field: readonly string[];
  readonly message: string;
  /** Stable. */
  readonly code: string;
}
