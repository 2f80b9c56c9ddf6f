import { meantReferences } from '../domain/reference.ts';
import type { ConsortiumFacts, UnitFacts } from './facts.ts';
import { PolicyError, suggestion } from './policy-error.ts';

/** Facts of a unit to put in the place of those known; what is left out stays, null makes it unknown. */
export type UnitChanges = Partial<UnitFacts>;

/** Changes to the facts of a consortium: what is left out stays as it is. */
export interface FactChanges {
  /** Facts of the consortium itself. */
  readonly facts: Partial<Omit<ConsortiumFacts, 'lead' | 'members'>>;
  readonly lead: UnitChanges;
  readonly addedMembers: readonly UnitFacts[];
  /** References of members that leave, however they are written. */
  readonly removedMembers: readonly string[];
  /** Facts of members by reference. */
  readonly changedMembers: ReadonlyMap<string, UnitChanges>;
}

/**
 * The facts of a consortium after changes: members leave, then change, then others join.
 *
 * @throws PolicyError UNKNOWN_MEMBER where a member that is to leave or change is none, naming the nearest.
 */
export function withChanges(facts: ConsortiumFacts, changes: FactChanges): ConsortiumFacts {
  const refs = facts.members.flatMap(({ ref }) => ref ?? []);
  const memberOf = (written: string): string => {
    const ref = meantReferences(written).find((meant) => refs.includes(meant));
    if (ref !== undefined) return ref;
    throw new PolicyError(
      'UNKNOWN_MEMBER',
      `${written} is no member of the consortium; ${suggestion(written, refs)}`,
    );
  };
  const removed = new Set(changes.removedMembers.map(memberOf));
  const changed = new Map([...changes.changedMembers].map(([ref, change]) => [memberOf(ref), change]));
  return {
    ...facts,
    ...changes.facts,
    lead: { ...facts.lead, ...changes.lead },
    members: [
      ...facts.members
        .filter(({ ref }) => ref === null || !removed.has(ref))
        .map((member) => ({
          ...member,
          ...(member.ref === null ? {} : changed.get(member.ref)),
        })),
      ...changes.addedMembers,
    ],
  };
}
