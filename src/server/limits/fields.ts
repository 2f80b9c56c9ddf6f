import { type DocumentLimit, foldSelections, sum } from './document-limit.ts';

/** Fields with those of the fragments wherever these are spread: what fragments within fragments multiply. */
export const fieldLimit: DocumentLimit = {
  code: 'TOO_MANY_FIELDS',
  counted: 'fields',
  most: 2000,
  measure: (operations) => foldSelections(operations, (_node, beneath) => beneath + 1, sum),
};
