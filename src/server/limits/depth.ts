import { type DocumentLimit, foldSelections } from './document-limit.ts';

/**
 * Fields within fields. The deepest question that makes sense, from a list of consortia over the members to the
 * parameters of the rules that another consortium of a member fails, has 16; the introspection of GraphiQL has 15.
 */
export const depthLimit: DocumentLimit = {
  code: 'TOO_DEEP',
  counted: 'levels of fields within fields',
  most: 16,
  measure: (operations) => foldSelections(operations, (_node, beneath) => beneath + 1, Math.max),
};
