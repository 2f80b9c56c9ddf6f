/** What is noted of a request while it is answered. */
export interface RequestRecord {
  readonly statements: { readonly text: string; readonly milliseconds: number }[];
  /** The name of its operation, where it has one. */
  operation: string | null;
  /** What it may cost, once that is known. */
  cost: number | null;
}
