import type { EnumRef } from '@pothos/core';
import type { Enumeration } from '../../model/column.ts';

type WordsOfGraph = EnumRef<never, string>;

const ENUMERATIONS = new Map<Enumeration, WordsOfGraph>();

/** Keeps an enumeration of the graph that has the words of one of the database, for the fields that are of it. */
export function enumeration<Words extends WordsOfGraph>(name: Enumeration, words: Words): Words {
  ENUMERATIONS.set(name, words);
  return words;
}

/** The enumeration of the graph that has the words of one of the database. Throws a RangeError where it has none. */
export function enumerationNamed(name: Enumeration): WordsOfGraph {
  const found = ENUMERATIONS.get(name);
  if (!found) throw new RangeError(`the graph has no enumeration ${name}`);
  return found;
}
