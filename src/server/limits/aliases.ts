import { type DocumentLimit, foldSelections, sum } from './document-limit.ts';

/** Fields under another name, which make the server do the same work again and again. */
export const aliasLimit: DocumentLimit = {
  code: 'TOO_MANY_ALIASES',
  counted: 'aliases',
  most: 100,
  measure: (operations) =>
    foldSelections(operations, (node, beneath) => beneath + (node.alias === undefined ? 0 : 1), sum),
};
