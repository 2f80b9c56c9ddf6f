import { type DocumentNode, type FieldNode, Kind, type SelectionSetNode } from 'graphql';
import type { RefusalCode } from '../http/refusal.ts';

/** A bound on a document. It is checked before validation, which itself takes long on documents made to be slow. */
export interface DocumentLimit {
  readonly code: RefusalCode;
  /** What is counted, such as "aliases". */
  readonly counted: string;
  readonly most: number;
  /** The largest count of any operation of the document. */
  readonly measure: (operations: Operations) => number;
}

/** The operations of a document with the fragments that they may spread. */
export interface Operations {
  readonly document: DocumentNode;
  readonly selections: readonly SelectionSetNode[];
  readonly fragments: ReadonlyMap<string, SelectionSetNode>;
}

/** Takes a document apart. */
export function operationsOf(document: DocumentNode): Operations {
  const selections: SelectionSetNode[] = [];
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) selections.push(definition.selectionSet);
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition.selectionSet);
    }
  }
  return { document, selections, fragments };
}

/**
 * Folds the selections of each operation from the leaves up, fragments in the places where they are spread, and gives
 * the largest result. A fragment is folded once, so that fragments within fragments cost no more than their text. One
 * that spreads itself counts as nothing there: validation refuses it.
 *
 * @param field the count of a field, given the count of what is selected beneath it.
 * @param combine the count of a selection, given those of its parts.
 */
export function foldSelections(
  { selections, fragments }: Operations,
  field: (node: FieldNode, beneath: number) => number,
  combine: (total: number, part: number) => number,
): number {
  const folded = new Map<string, number>();
  const foldFragment = (name: string): number => {
    const known = folded.get(name);
    if (known !== undefined) return known;
    folded.set(name, 0);
    const fragment = fragments.get(name);
    const count = fragment === undefined ? 0 : fold(fragment);
    folded.set(name, count);
    return count;
  };
  const fold = (selectionSet: SelectionSetNode): number => {
    let total = 0;
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        total = combine(total, field(selection, selection.selectionSet ? fold(selection.selectionSet) : 0));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        total = combine(total, fold(selection.selectionSet));
      } else {
        total = combine(total, foldFragment(selection.name.value));
      }
    }
    return total;
  };
  return Math.max(0, ...selections.map(fold));
}

/** Adds counts, for `combine`. */
export function sum(total: number, part: number): number {
  return total + part;
}
