import { LABELS } from '../generated/labels.ts';
import type { Words } from './words.tsx';

type Enumeration = keyof typeof LABELS;

/** The values of an enumeration, as its schema has them. */
export type ValueOf<Name extends Enumeration> = keyof (typeof LABELS)[Name];

/** All values of an enumeration with what they are called. */
export function choicesOf(
  name: Enumeration,
  { label }: Pick<Words, 'label'>,
): { readonly value: string; readonly label: string }[] {
  return Object.keys(LABELS[name]).map((value) => ({ value, label: label(name, value) }));
}

/** A text of an address as a value of an enumeration; undefined where it is none. */
export function valueOf<Name extends Enumeration>(
  name: Name,
  text: string | undefined,
): ValueOf<Name> | undefined {
  return text !== undefined && isValue(name, text) ? text : undefined;
}

function isValue<Name extends Enumeration>(name: Name, text: string): text is string & ValueOf<Name> {
  return Object.hasOwn(LABELS[name], text);
}
