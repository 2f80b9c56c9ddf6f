import { AtlasError } from './errors.ts';
import type { Viewer } from './viewer.ts';

/** Who may send which mutation. A mutation that is not here is refused to everybody. */
const MUTATION_RIGHTS = {
  recordComplianceDecision: ['DISTRICT_OFFICER', 'CITY_OFFICER', 'ADMINISTRATOR'],
} as const satisfies Record<string, readonly Viewer['role'][]>;

/** A mutation with its rights. */
export type Mutation = keyof typeof MUTATION_RIGHTS;

/** Why a viewer may not send a mutation. */
export interface MutationRefusal {
  /** UNAUTHENTICATED for the public, FORBIDDEN for everybody else without the right. */
  readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN';
  readonly message: string;
}

/**
 * The first reason why a viewer may not send some mutations, whatever their input; undefined where there is none. The
 * public may send none at all, and names that are no mutations are for validation to refuse.
 */
export function refusedMutation({ role }: Viewer, mutations: readonly string[]): MutationRefusal | undefined {
  if (role === 'PUBLIC') {
    return {
      code: 'UNAUTHENTICATED',
      message: 'Changes need a key; send it as "Authorization: Bearer KEY".',
    };
  }
  const refused = mutations.find(
    (name) => isMutation(name) && !MUTATION_RIGHTS[name].some((allowed) => allowed === role),
  );
  return refused === undefined
    ? undefined
    : { code: 'FORBIDDEN', message: `A key of the role ${role} may not send "${refused}".` };
}

/** Refuses a mutation to whoever has no right to it; throws AtlasError UNAUTHENTICATED or FORBIDDEN. */
export function requireMutationRight(viewer: Viewer, mutation: Mutation): void {
  const refused = refusedMutation(viewer, [mutation]);
  if (refused) throw new AtlasError(refused.code, refused.message);
}

function isMutation(name: string): name is Mutation {
  return Object.hasOwn(MUTATION_RIGHTS, name);
}
