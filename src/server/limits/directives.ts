import { visit } from 'graphql';
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
