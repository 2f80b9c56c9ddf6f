import { type ASTNode, visit } from 'graphql';
import type { DocumentLimit } from './document-limit.ts';

/** Directives as they are written, wherever in the document. */
export const directiveLimit: DocumentLimit = {
  code: 'TOO_MANY_DIRECTIVES',
  counted: 'directives',
  most: 100,
  measure: ({ document }) => {
    let count = 0;
    visit(document, {
      Directive: () => {
        count += 1;
      },
    });
    return count;
  },
};

/** Directives in one place, where the schema has no more than two; each that is wrong would be told of by itself. */
export const locationDirectiveLimit: DocumentLimit = {
  code: 'TOO_MANY_DIRECTIVES',
  counted: 'directives in one place',
  most: 4,
  measure: ({ document }) => {
    let most = 0;
    visit(document, {
      enter: (node: ASTNode) => {
        if ('directives' in node) most = Math.max(most, node.directives?.length ?? 0);
      },
    });
    return most;
  },
};
