import type { Right } from '../rights.ts';
import type { RecordKind } from './record.ts';
import { UNIT } from './unit.ts';

/** Every kind of record that mutations make, change and end. */
export const RECORD_KINDS: readonly RecordKind[] = [UNIT];

/** The names of the mutations of a kind of record. */
export function mutationsOf({ name, end }: RecordKind) {
  return {
    create: `create${name}`,
    change: `change${name}`,
    end: end.how === 'REMOVED' ? `remove${name}` : `end${name}`,
  };
}

/** The right that each of those mutations needs, by the mutation's name. */
export const RECORD_MUTATION_RIGHTS: ReadonlyMap<string, Right> = new Map(
  RECORD_KINDS.flatMap((kind) => Object.values(mutationsOf(kind)).map((name) => [name, kind.right] as const)),
);
