import { AtlasError } from '../request/errors.ts';
import { RECORD_MUTATION_RIGHTS } from './records/kinds.ts';
import { reachOf, type Right, type RightRefusal } from '../request/rights.ts';
import type { Viewer } from '../request/viewer.ts';

/** The right that each mutation needs. A mutation that is not here is refused to everybody. */
const MUTATION_RIGHTS: ReadonlyMap<string, Right> = new Map<string, Right>([
  ...RECORD_MUTATION_RIGHTS,
  ['recordComplianceDecision', 'KEEP_DECISIONS'],
  ['admitMember', 'WRITE_RECORDS'],
  ['releaseMember', 'WRITE_RECORDS'],
  ['readApplicationForm', 'MOVE_AS_APPLICANT'],
  ['draftApplication', 'MOVE_AS_APPLICANT'],
  ['changeApplication', 'MOVE_AS_APPLICANT'],
  ['submitApplication', 'MOVE_AS_APPLICANT'],
  ['withdrawApplication', 'MOVE_AS_APPLICANT'],
  ['advanceApplication', 'MOVE_APPLICATIONS'],
  ['returnApplication', 'MOVE_APPLICATIONS'],
  ['refuseApplication', 'MOVE_APPLICATIONS'],
]);

/**
 * The first reason why a viewer may not send some mutations, whatever their input; undefined where there is none. The
 * public may send none at all, and names that are no mutations are for validation to refuse.
 */
export function refusedMutation(viewer: Viewer, mutations: readonly string[]): RightRefusal | undefined {
  if (viewer.role === 'PUBLIC') {
    return {
      code: 'UNAUTHENTICATED',
      message: 'Changes need a key; send it as "Authorization: Bearer KEY".',
    };
  }
  const refused = mutations.find((name) => {
    const right = rightOfMutation(name);
    return right !== undefined && reachOf(viewer, right).to === 'NOTHING';
  });
  return refused === undefined
    ? undefined
    : { code: 'FORBIDDEN', message: `This key of the role ${viewer.role} may not send "${refused}".` };
}

/** Refuses a mutation to whoever has no right to it; throws AtlasError UNAUTHENTICATED or FORBIDDEN. */
export function requireMutationRight(viewer: Viewer, mutation: string): void {
  const refused = refusedMutation(viewer, [mutation]);
  if (refused) throw new AtlasError(refused.code, refused.message);
}

/** The right that a mutation needs; undefined where there is no such mutation. */
export function rightOfMutation(name: string): Right | undefined {
  return MUTATION_RIGHTS.get(name);
}
