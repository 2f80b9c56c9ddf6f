import { type ASTVisitor, visit } from 'graphql';
import type { DocumentLimit } from './document-limit.ts';

/**
 * Whatever opens within something else: selections, fragments without a name, lists and objects in arguments, types of
 * lists. The deepest honest document, with a fragment around each of its fields and an application's form as an
 * argument, has less than fifty; what follows a document down step by step would run out of stack on thousands.
 */
export const nestingLimit: DocumentLimit = {
  code: 'TOO_DEEP',
  counted: 'levels of brackets within brackets',
  most: 64,
  measure: ({ document }) => {
    let open = 0;
    let most = 0;
    const level = {
      enter: () => {
        open += 1;
        most = Math.max(most, open);
      },
      leave: () => {
        open -= 1;
      },
    };
    const levels: ASTVisitor = {
      SelectionSet: level,
      ListValue: level,
      ObjectValue: level,
      ListType: level,
    };
    visit(document, levels);
    return most;
  },
};
