/** A field that a query asks for, its fragments merged and its arguments read. */
export interface SelectedField {
  /** Under which key the answer has it: its alias, or its name. */
  readonly key: string;
  readonly name: string;
  /** The values of its arguments, defaults among them. */
  readonly args: Readonly<Record<string, unknown>>;
  /** What is asked of the object or objects that it gives; none of a scalar. */
  readonly fields: readonly SelectedField[];
}

/** That a query asks for something that no plan knows, so that it is answered field by field. */
export class UnsupportedSelectionError extends Error {
  override readonly name = 'UnsupportedSelectionError';
}
