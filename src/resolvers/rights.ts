import type { Viewer } from './viewer.ts';
import { AtlasError } from './errors.ts';

/** Who may send which mutation. A mutation that is not here is refused to everybody. */
const MUTATION_RIGHTS: Readonly<Record<string, readonly Viewer['role'][]>> = {
  recordComplianceDecision: ['DISTRICT_OFFICER', 'CITY_OFFICER', 'ADMINISTRATOR'],
};

/**
 * Refuses a mutation to whoever has no right to it, before its input is looked at.
 *
 * @throws AtlasError UNAUTHENTICATED for the public, FORBIDDEN for everybody else without the right.
 */
export function requireMutationRight({ role }: Viewer, mutation: string): void {
  if (MUTATION_RIGHTS[mutation]?.includes(role)) return;
  if (role === 'PUBLIC') {
    throw new AtlasError('UNAUTHENTICATED', 'Changes need a key; send it as "Authorization: Bearer KEY".');
  }
  throw new AtlasError('FORBIDDEN', `A key of the role ${role} may not send "${mutation}".`);
}
