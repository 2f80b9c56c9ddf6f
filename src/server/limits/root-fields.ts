import { type DocumentLimit, foldSelections, sum } from './document-limit.ts';

/** Fields of the query or mutation itself, each a question of its own. */
export const rootFieldLimit: DocumentLimit = {
  code: 'TOO_MANY_ROOT_FIELDS',
  counted: 'fields at the top',
  most: 20,
  measure: (operations) => foldSelections(operations, () => 1, sum),
};
