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
  /** References of members that leave. */
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
  for (const ref of [...changes.removedMembers, ...changes.changedMembers.keys()]) {
    if (!refs.includes(ref)) {
      throw new PolicyError(
        'UNKNOWN_MEMBER',
        `${ref} is no member of the consortium; ${suggestion(ref, refs)}`,
      );
    }
  }
  return {
    ...facts,
    ...changes.facts,
    lead: { ...facts.lead, ...changes.lead },
    members: [
      ...facts.members
        .filter(({ ref }) => !changes.removedMembers.some((removed) => removed === ref))
        .map((member) => ({
          ...member,
          ...(member.ref === null ? {} : changes.changedMembers.get(member.ref)),
        })),
      ...changes.addedMembers,
    ],
  };
}
