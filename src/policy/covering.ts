import type { DivisionTree } from '../domain/division.ts';
import type { ConsortiumTier } from '../domain/vocabulary.ts';
import type { Policy } from './policy.ts';

/** What decides which policies a consortium is under. */
export interface CoveredConsortium {
  readonly tier: ConsortiumTier;
  readonly divisionCode: string;
}

/** Whether a policy's tier is a consortium's own and its division holds the one that the consortium is filed with. */
export function policyCovers(
  policy: Policy,
  { tier, divisionCode }: CoveredConsortium,
  divisions: DivisionTree,
): boolean {
  return policy.tier === tier && divisions.contains(policy.division, divisionCode) === true;
}
